"""The index follows pages as their cards do, and the doors that are closed before them. In the same transaction."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.models import BasePage
from search import pages
from search.indexing import refresh, remove
from search.models import SearchRecord
from search.sources import sources


@transaction.atomic
def follow(keys: set[str], kinds: set[str]) -> None:
    """Read these pages anew, and whatever stands on a page of such a kind."""
    refresh(pages.NAME, keys)
    for source in list(sources().values()):
        if source.houses & kinds:
            refresh(source.name, None)


def kind_of(page: Page) -> str:
    """The kind of a page, whichever class it was fetched as."""
    return str(getattr(page.specific_class, "kind", ""))


@receiver(page_published)
@receiver(page_unpublished)
def index_follows_publishing(instance: Page, **kwargs: Any) -> None:
    follow({str(instance.pk)}, {kind_of(instance)})


@receiver(post_page_move)
@receiver(page_slug_changed)
def index_follows_addresses(instance: Page, **kwargs: Any) -> None:
    follow_below(Page.objects.get(pk=instance.pk).path)


@receiver(post_save)
def index_follows_row(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    if not isinstance(instance, BasePage):
        return
    # an alias is born live, without being published
    is_new_alias = created and instance.alias_of_id
    # a page may stop being live without any signal, when something older is saved over it
    is_left_over = not created and not instance.live and is_known(instance)
    if is_new_alias or is_left_over:
        index_follows_publishing(instance)


def is_known(page: Page) -> bool:
    """Whether the index has this page."""
    return SearchRecord.objects.filter(source=pages.NAME, key=str(page.pk)).exists()


@receiver(post_delete)
def index_follows_deletion(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        remove(pages.NAME, [str(instance.pk)])
        follow(set(), {kind_of(instance)})


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def index_follows_doors(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    closed = Page.objects.filter(pk=instance.page_id).first()
    if closed is not None:
        for path in {closed.path, *aliases_of(closed)}:
            follow_below(path)


def aliases_of(page: Page) -> set[str]:
    """Tree paths of the aliases of a page, and of theirs: they are closed with it."""
    found: set[str] = set()
    sources_now = [page.pk]
    while sources_now:
        rows = list(Page.objects.filter(alias_of__in=sources_now).values_list("pk", "path"))
        found.update(path for _pk, path in rows)
        sources_now = [pk for pk, _path in rows]
    return found


def follow_below(tree_path: str) -> None:
    """Read the page at this tree path anew, with all below it."""
    below = Page.objects.filter(path__startswith=tree_path)
    types = (ContentType.objects.get_for_id(pk) for pk in set(below.values_list("content_type", flat=True)))
    kinds = {str(getattr(content_type.model_class(), "kind", "")) for content_type in types}
    follow({str(pk) for pk in below.values_list("pk", flat=True)}, kinds)
