"""Everything that is tagged with a criterion, room by room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from core import roots
from core.models import PageCard
from core.models.cards import NEWEST_FIRST
from knowledge.dollhouse import place_of, rooms
from knowledge.listings.shared import address, page_of
from knowledge.models import BuildingBlockPage, CriteriaIndexPage, CriterionPage

PER_HOUSE = 60
# What is about criteria as such does not lie in the house of one of them.
OUTSIDE = (CriterionPage.kind, BuildingBlockPage.kind, CriteriaIndexPage.kind)
# primary key, translation key, locale, kind
Known = tuple[int, UUID, int, str]


def criterion_listing(page: CriterionPage, request: HttpRequest) -> dict[str, Any]:
    """The rooms of the criterion's house with what lies there, so much of it at a time; two queries."""
    tagged = PageCard.objects.visible_to(request).filter(criteria=page.criterion_id).exclude(kind__in=OUTSIDE)
    known = tagged.order_by(NEWEST_FIRST, "tree_path").values_list(
        "pk", "translation_key", "locale_id", "kind"
    )
    once = sorted(prefer_language(known, page.locale_id), key=lambda row: (place_of(row[3]), row[3]))
    results = page_of([pk for pk, *_rest in once], request, PER_HOUSE)
    cards = PageCard.objects.in_bulk(list(results))
    return {
        "rooms": rooms(cards[pk] for pk in results if pk in cards),
        "results": results,
        "canonical_path": address(page, page=results.number if results.number > 1 else ""),
    }


def prefer_language(rows: Iterable[Known], locale_pk: int) -> list[Known]:
    """Each page once: in this language, else in Dutch, else in the language there is."""
    preferred = [roots.locales().get(roots.DEFAULT_LANGUAGE), locale_pk]
    kept: dict[UUID, Known] = {}
    for row in rows:
        _pk, key, locale, _kind = row
        if key not in kept or _rank(locale, preferred) > _rank(kept[key][2], preferred):
            kept[key] = row
    return list(kept.values())


def _rank(locale_pk: int, preferred: list[int | None]) -> int:
    """How welcome a language is; the last of those preferred is the most."""
    return max((place for place, each in enumerate(preferred, start=1) if each == locale_pk), default=0)
