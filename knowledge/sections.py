"""What the front page of a part of the site shows: its works with what is in them, its guides, and where to look things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.families import below_each, children_with_fallback, versions_of
from core.models import BasePage, PageCard
from core.scenes import varied

WORKS = ("factsheet", "ebook", "criteria", "ezine", "care-forms", "circles", "campaign")
LISTS = (
    ("guide", ("guide",), _("Stap voor stap")),
    ("look-up", ("glossary", "faq", "organisations", "timeline"), _("Om iets op te zoeken")),
)
REST = _("Verder in deze afdeling")
MOST_PARTS = 6


@dataclass(slots=True)
class Work:
    """Something to read from front to back, and the parts it consists of."""

    card: PageCard
    illustration: str
    parts: list[PageCard] = field(default_factory=list)
    more: int = 0


def section_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """`works` and `groups` of the pages under this one; three queries, however many there are."""
    cards = children_with_fallback(page, request)
    works = [card for card in cards if card.kind in WORKS]
    rest = [card for card in cards if card.kind not in WORKS]
    groups = []
    for key, kinds, title in LISTS:
        listed = [card for card in rest if card.kind in kinds]
        rest = [card for card in rest if card.kind not in kinds]
        groups.append({"key": key, "title": title, "cards": listed})
    groups.append({"key": "rest", "title": REST, "cards": rest})
    return {
        "works": _with_parts(works, page, request),
        "groups": [group for group in groups if group["cards"]],
    }


def _with_parts(cards: list[PageCard], page: BasePage, request: HttpRequest) -> list[Work]:
    versions = versions_of({card.pk for card in cards}, request)
    below = below_each(cards, versions, page.locale_id, request)
    scenes = varied((card.illustration for card in cards), taken=[page.illustration])
    works = []
    for card, scene in zip(cards, scenes, strict=True):
        parts = below.get(card.translation_key, [])
        works.append(Work(card, scene, parts[:MOST_PARTS], max(0, len(parts) - MOST_PARTS)))
    return works
