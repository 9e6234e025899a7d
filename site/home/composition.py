"""Composing the home page: every page that its blocks name, and the latest news, in two queries for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest

from core import roots
from core.models import PageCard

if TYPE_CHECKING:
    from home.models import HomePage

PAGE_FIELDS = ("page", "second_page")


def page_ids(value: Any) -> set[int]:
    """Primary keys of all pages that this block's raw value names, at any depth."""
    found: set[int] = set()
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in PAGE_FIELDS and isinstance(inner, int):
                found.add(inner)
            elif name == "pages":
                found.update(item["value"] if isinstance(item, dict) else item for item in inner)
            else:
                found |= page_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            found |= page_ids(inner)
    return found


def composed(page: HomePage, request: HttpRequest) -> list[dict[str, Any]]:
    """The parts of the home page, each with its raw value and the cards it names.

    A part whose pages cannot be seen loses its links, not its text.
    """
    parts = [{"type": entry["type"], "value": entry["value"]} for entry in page.blocks.raw_data]
    cards = cards_by_page({pk for part in parts for pk in page_ids(part["value"])}, page.locale_id, request)
    return [_prepared(part, cards, page, request) for part in parts]


def cards_by_page(ids: set[int], locale_pk: int, request: HttpRequest | None) -> dict[int, PageCard]:
    """Page key to its card, in this language where it is translated. One query."""
    keys = PageCard.objects.filter(pk__in=ids).values("translation_key")
    rows = list(PageCard.objects.visible_to(request).filter(Q(pk__in=ids) | Q(translation_key__in=keys)))
    translated = {card.translation_key: card for card in rows if card.locale_id == locale_pk}
    return {card.pk: translated.get(card.translation_key, card) for card in rows}


def _prepared(
    part: dict[str, Any], cards: dict[int, PageCard], page: HomePage, request: HttpRequest
) -> dict[str, Any]:
    value = part["value"]
    made: dict[str, Any] = {**part, **value}
    made["card"] = cards.get(value.get("page"))
    made["second_card"] = cards.get(value.get("second_page"))
    items = [item["value"] if isinstance(item, dict) and "value" in item else item for item in value.get("pages", [])]
    made["cards"] = [cards[pk] for pk in items if pk in cards]
    for name in ("doors", "figures"):
        if name in value:
            entries = [item["value"] if "value" in item and "type" in item else item for item in value[name]]
            made[name] = [entry | {"card": cards.get(entry.get("page"))} for entry in entries]
    if part["type"] == "news":
        made["cards"] = latest_news(page.locale_id, request, int(value.get("count", 4)))
    if part["type"] == "quality" and made["card"]:
        made["cards"] = list(PageCard.objects.visible_to(request).children_of(made["card"].tree_path))
    return made


def latest_news(locale_pk: int, request: HttpRequest, count: int) -> list[PageCard]:
    """The newest articles in this language, filled up with Dutch ones that are not translated. One query."""
    rows = PageCard.objects.visible_to(request).filter(kind="news")
    dutch = roots.locales().get(roots.DEFAULT_LANGUAGE)
    translated = PageCard.objects.filter(kind="news", locale_id=locale_pk).values("translation_key")
    shown = Q(locale_id=locale_pk)
    if locale_pk != dutch:
        shown |= Q(locale_id=dutch) & ~Q(translation_key__in=translated)
    return list(rows.filter(shown).order_by("-date", "-pk")[:count])
