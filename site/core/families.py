"""Cards and their kin: the same page in other languages, and what lies right under many pages at once."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from core.models import PageCard


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
    found = list(PageCard.objects.visible_to(request).filter(wanted).order_by("tree_path"))
    translated = {card.translation_key for card in found if card.locale_id == locale_pk}
    below: dict[Any, list[PageCard]] = {}
    for card in found:
        if card.locale_id == locale_pk or card.translation_key not in translated:
            below.setdefault(family[card.tree_path[: -Page.steplen]], []).append(card)
    return below
