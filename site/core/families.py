"""Cards and their kin: the same page in other languages, and what lies right under one page or many at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from wagtail.models import Page

from core import roots
from core.models import BasePage, PageCard


def versions_of(ids: set[int], request: HttpRequest | None) -> list[PageCard]:
    """The cards of these pages and of all their translations. One query."""
    if not ids:
        return []
    keys = PageCard.objects.filter(pk__in=ids).values("translation_key")
    return list(PageCard.objects.visible_to(request).filter(Q(pk__in=ids) | Q(translation_key__in=keys)))


def by_page(versions: list[PageCard], locale_pk: int) -> dict[int, PageCard]:
    """Page key to its card, in this language where it is translated."""
    translated = {card.translation_key: card for card in versions if card.locale_id == locale_pk}
    return {card.pk: translated.get(card.translation_key, card) for card in versions}


def cards_by_page(ids: set[int], locale_pk: int, request: HttpRequest | None) -> dict[int, PageCard]:
    """Page key to its card, in this language where it is translated. One query."""
    return by_page(versions_of(ids, request), locale_pk)


def below_each(
    parents: list[PageCard], versions: list[PageCard], locale_pk: int, request: HttpRequest
) -> dict[Any, list[PageCard]]:
    """What lies directly under each of these pages, by its translation key; Dutch where it is not translated.

    `versions` holds the parents in all their languages (`versions_of`). One query.
    """
    keys = {card.translation_key for card in parents}
    family = {card.tree_path: card.translation_key for card in versions if card.translation_key in keys}
    wanted = Q()
    for path in family:
        wanted |= Q(tree_path__startswith=path, depth=len(path) // Page.steplen + 1)
    if not wanted:
        return {}
    below: dict[Any, list[PageCard]] = {}
    for card in PageCard.objects.visible_to(request).filter(wanted).order_by("tree_path"):
        below.setdefault(family[card.tree_path[: -Page.steplen]], []).append(card)
    return {key: with_fallback(cards, locale_pk) for key, cards in below.items()}


def children_with_fallback(page: BasePage | PageCard, request: HttpRequest) -> list[PageCard]:
    """The pages under this one, and those of its Dutch original that are not translated yet, in their order.

    A card in another language than the page says so where it is shown. One query.
    """
    path = page.tree_path if isinstance(page, PageCard) else page.path
    own = Q(tree_path__startswith=path, depth=page.depth + 1)
    if page.language == roots.DEFAULT_LANGUAGE:
        return list(PageCard.objects.visible_to(request).filter(own).order_by("tree_path"))
    originals = PageCard.objects.filter(
        translation_key=page.translation_key, locale_id=roots.locales()[roots.DEFAULT_LANGUAGE]
    )
    rows = PageCard.objects.visible_to(request).filter(own | Q(pk__in=children_of(originals)))
    return with_fallback(rows.order_by("tree_path"), page.locale_id)


def children_of(parents: QuerySet[PageCard]) -> QuerySet[PageCard, Any]:
    """Primary keys of what lies right under any of these, to be used in a query."""
    return (
        PageCard.objects.annotate(above=Substr("tree_path", 1, Length("tree_path") - Page.steplen))
        .filter(above__in=parents.values("tree_path"))
        .values("pk")
    )


def with_fallback(cards: Iterable[PageCard], locale_pk: int | None) -> list[PageCard]:
    """Of cards in tree order: each page once, in this language where it is translated and else in Dutch.

    They stand where the Dutch ones stand, because a translation is added last whatever its place; what has no Dutch
    original comes last.
    """
    found = list(cards)
    dutch = roots.locales().get(roots.DEFAULT_LANGUAGE)
    own = [card for card in found if card.locale_id == locale_pk]
    if locale_pk == dutch:
        return own
    originals = [card for card in found if card.locale_id == dutch]
    places = {card.translation_key: place for place, card in enumerate(originals)}
    translated = {card.translation_key for card in own}
    kept = [*own, *(card for card in originals if card.translation_key not in translated)]
    return sorted(kept, key=lambda card: places.get(card.translation_key, len(places)))
