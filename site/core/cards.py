"""Keeping `PageCard` true: made on publishing, removed on unpublishing, rewritten when addresses change."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import translation
from wagtail.models import Page

from core import epoch, roots, vocabulary
from core.models import BasePage, PageCard


def fields_of(page: BasePage) -> dict[str, object]:
    """What the card of this page says."""
    date, precision = page.card_date()
    return {
        "locale_id": page.locale_id,
        "translation_key": page.translation_key,
        "tree_path": page.path,
        "depth": page.depth,
        "url": roots.path_of(page.url_path, page.locale_id),
        "kind": page.kind,
        "title": page.title,
        "introduction": page.introduction,
        "illustration": page.illustration,
        "date": date,
        "date_precision": precision,
        "reading_minutes": page.reading_minutes,
        "in_menu": page.show_in_menus,
        # wherever a made-up story is listed it is to say so
        "details": page.card_details() | ({"illustrative": True} if page.illustrative else {}),
    }


def write_card(page: Page) -> None:
    """Make or refresh the card of a live page; one that is not live, has no address or is no page of ours has none."""
    page = page.specific
    if not isinstance(page, BasePage) or not page.live or not page.path_url:
        PageCard.objects.filter(pk=page.pk).delete()
        return
    language = roots.languages_by_locale().get(page.locale_id, roots.DEFAULT_LANGUAGE)
    with transaction.atomic(), translation.override(language):
        card, _created = PageCard.objects.update_or_create(page_id=page.pk, defaults=fields_of(page))
        card.audiences.set(word.pk for word in vocabulary.named(vocabulary.audiences(), page.audience_keys))
        card.themes.set(word.pk for word in vocabulary.named(vocabulary.themes(), page.theme_keys))
        card.criteria.set(word.pk for word in vocabulary.named(vocabulary.criteria(), page.criterion_codes))


def write_cards_below(page: Page) -> None:
    """Refresh the cards of a page and all live pages under it, after a move or a change of address."""
    with transaction.atomic():
        # Wagtail tells of an address when its own transaction is over: the lock of that one is gone by now
        epoch.hold()
        follow_tree()
        for each in Page.objects.filter(path__startswith=page.path).live().specific():
            write_card(each)
        epoch.bump()


def follow_tree() -> None:
    """Take tree paths over from the pages: a move shifts the neighbours, and no signal tells of them. One query."""
    page = Page.objects.filter(pk=OuterRef("page_id"))
    PageCard.objects.exclude(tree_path=F("page__path")).update(
        tree_path=Subquery(page.values("path")), depth=Subquery(page.values("depth"))
    )


def remove_card(page: Page) -> None:
    """Take the card of a page that is no longer to be seen away."""
    PageCard.objects.filter(pk=page.pk).delete()
    epoch.bump()


def rebuild() -> Iterator[str]:
    """Write every card anew, one page at a time, yielding the titles; for repair and after an import."""
    PageCard.objects.exclude(page__live=True).delete()
    for page in Page.objects.filter(depth__gt=1).live().specific().iterator(chunk_size=100):
        write_card(page)
        yield page.title
    epoch.bump()
