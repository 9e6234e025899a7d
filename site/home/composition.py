"""Composing the home page: every page that its blocks name, what lies under them, and the news, in three queries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest

from core import roots
from core.epoch import epoch_cached
from core.families import below_each, by_page, versions_of
from core.models import PageCard
from core.scenes import varied

if TYPE_CHECKING:
    from home.models import HomePage

PAGE_FIELDS = ("page", "second_page")
MOST_BELOW = 4
# The house of quality from the roof down: number of the building block, its anchor on the criteria page.
HOUSE = {4: "roof", 2: "window", 3: "door", 1: "foundation"}
# Drawings made for a tall frame, and what shows the same place in a wide one.
WIDE_SCENES = {"path": "path-wide", "book-cover": "street-right"}
STORY_TINTS = ("lamp", "rose")


def page_ids(value: Any) -> set[int]:
    """Primary keys of all pages that this block's raw value names, at any depth."""
    found: set[int] = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in PAGE_FIELDS and isinstance(inner, int):
                found.add(inner)
            elif name == "pages":
                found.update(items_of(inner))
            else:
                found |= page_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= page_ids(inner)
    return found


def items_of(raw: Iterable[Any]) -> list[Any]:
    """The values in a list block's raw data, which may carry an id with each or not."""
    return [item["value"] if isinstance(item, dict) and "type" in item else item for item in raw]


# --- finding --------------------------------------------------------------------------------------------


def latest_news(locale_pk: int, request: HttpRequest, count: int) -> list[PageCard]:
    """The newest articles in this language, filled up with Dutch ones that are not translated. One query."""
    rows = PageCard.objects.visible_to(request).filter(kind="news")
    dutch = roots.locales().get(roots.DEFAULT_LANGUAGE)
    shown = Q(locale_id=locale_pk)
    if locale_pk != dutch:
        translated = PageCard.objects.filter(kind="news", locale_id=locale_pk).values("translation_key")
        shown |= Q(locale_id=dutch) & ~Q(translation_key__in=translated)
    return list(rows.filter(shown).order_by("-date", "-pk")[:count])


@dataclass(slots=True)
class Found:
    """What the database says about everything the blocks name."""

    cards: dict[int, PageCard]
    below: dict[Any, list[PageCard]] = field(default_factory=dict)
    news: list[PageCard] = field(default_factory=list)

    def card(self, value: dict[str, Any], name: str = "page") -> PageCard | None:
        """The card of the page in this field, if anybody may see it."""
        return self.cards.get(value.get(name) or 0)


def find(blocks: list[dict[str, Any]], locale_pk: int, request: HttpRequest) -> Found:
    """Look up what these blocks name: three queries at most, however many blocks and pages there are."""
    rows = versions_of({pk for block in blocks for pk in page_ids(block["value"])}, request)
    found = Found(cards=by_page(rows, locale_pk))
    parents = [found.card(block["value"]) for block in blocks if block["type"] in {"quality", "story"}]
    found.below = below_each([card for card in parents if card], rows, locale_pk, request)
    counts = [int(block["value"].get("count") or 4) for block in blocks if block["type"] == "news"]
    if counts:
        found.news = latest_news(locale_pk, request, max(counts))
    return found


# --- composing ------------------------------------------------------------------------------------------


Parts = list[dict[str, Any]]


@epoch_cached
def _kept() -> dict[Any, Parts]:
    """The parts composed in this content epoch, by what they were composed from and who may see what."""
    return {}


def composed(page: HomePage, request: HttpRequest) -> Parts:
    """The parts of the home page as their templates show them, kept for as long as no content changes.

    A part whose pages cannot be seen loses its links; one that would be empty without them is left out.
    """
    blocks = [entry for entry in page.blocks.raw_data if entry.get("type") in _PREPARE]
    if getattr(request, "is_preview", False):
        return _compose(blocks, page.locale_id, request)
    kept = _kept()
    key = (json.dumps(blocks), page.locale_id, tuple(roots.closed_paths(request)))
    if key not in kept:
        kept[key] = _compose(blocks, page.locale_id, request)
    return kept[key]


def _compose(blocks: list[dict[str, Any]], locale_pk: int, request: HttpRequest) -> Parts:
    found = find(blocks, locale_pk, request)
    parts = []
    for entry in blocks:
        more = _PREPARE[entry["type"]](entry["value"], found)
        if more:
            parts.append(entry["value"] | more | {"type": entry["type"]})
    _give_bands(parts)
    for number, part in enumerate(parts, start=1):
        part["id"] = f"{part['type']}-{number}"
    return parts


def _hero(value: dict[str, Any], found: Found) -> dict[str, Any]:
    return {"card": found.card(value), "second_card": found.card(value, "second_page")}


def _doors(value: dict[str, Any], found: Found) -> dict[str, Any]:
    doors = [door | {"card": found.card(door)} for door in items_of(value.get("doors", []))]
    shown = [door for door in doors if door["card"]]
    return {"doors": shown} if shown else {}


def _featured(value: dict[str, Any], found: Found) -> dict[str, Any]:
    cards = [found.cards[pk] for pk in items_of(value.get("pages", [])) if pk in found.cards]
    scenes = varied((card.illustration for card in cards), taken=["street"])  # the hero's
    shown = [{"card": card, "scene": scene} for card, scene in zip(cards, scenes, strict=True)]
    return {"cards": shown} if shown else {}


def _figures(value: dict[str, Any], found: Found) -> dict[str, Any]:
    figures = items_of(value.get("figures", []))
    return {"figures": figures, "card": found.card(value)} if figures else {}


def _quality(value: dict[str, Any], found: Found) -> dict[str, Any]:
    card = found.card(value)
    if card is None:
        return {}
    numbered = {block.details.get("number"): block for block in found.below.get(card.translation_key, [])}
    blocks = [
        {"card": numbered[number], "number": number, "anchor": anchor}
        for number, anchor in HOUSE.items()
        if number in numbered
    ]
    return {"card": card, "building_blocks": blocks}


def _story(value: dict[str, Any], found: Found) -> dict[str, Any]:
    card = found.card(value)
    below = found.below.get(card.translation_key, []) if card else []
    scene = card.illustration if card and card.illustration else "front-door"
    return {"card": card, "cards": below[:MOST_BELOW], "scene": WIDE_SCENES.get(scene, scene)}


def _news(value: dict[str, Any], found: Found) -> dict[str, Any]:
    cards = found.news[: int(value.get("count") or 4)]
    return {"cards": cards, "card": found.card(value)} if cards else {}


_PREPARE: dict[str, Callable[[dict[str, Any], Found], dict[str, Any]]] = {
    "hero": _hero,
    "doors": _doors,
    "featured": _featured,
    "figures": _figures,
    "quality": _quality,
    "story": _story,
    "news": _news,
}


def _give_bands(parts: list[dict[str, Any]]) -> None:
    """Give each part the colour of its band, so that no two alike meet; stories take turns to have theirs."""
    stories = 0
    before = None
    for part in parts:
        if part["type"] == "hero":
            continue
        tint = "surface" if part["type"] == "featured" else ""
        if part["type"] == "story":
            tint = STORY_TINTS[stories % len(STORY_TINTS)]
            part["turned"] = bool(stories % 2)
            stories += 1
        if tint == before:
            tint = "" if tint else "surface"
        part["tint"] = before = tint
