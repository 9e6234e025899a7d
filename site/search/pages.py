"""Pages as a source: what they say, as the index wants it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core import roots
from core.models import BasePage, PageCard
from search.sources import Keys, RecordDraft, Source

NAME = "page"
FRONT_DOOR = 2  # the depth of the pages from which people search
# Translated like the text, but not read as part of it, or not read at all.
NOT_READ = {
    "title",
    "slug",
    "introduction",
    "facts",
    "content_owner",
    "source_edition",
    "checked_by",
    "seo_title",
    "search_description",
    "thanks",
    "audience_key",
}


def keys() -> Iterator[str]:
    """Primary keys of all live pages below the front doors."""
    rows = Page.objects.filter(live=True, depth__gt=FRONT_DOOR)
    return map(str, rows.values_list("pk", flat=True))


def drafts(keys: Keys) -> Iterator[RecordDraft]:
    """The live pages with these primary keys; the front doors themselves are left out."""
    rows = Page.objects.filter(live=True, depth__gt=FRONT_DOOR, pk__in=[int(key) for key in keys])
    for page in rows.order_by("pk").specific().iterator(chunk_size=100):
        if isinstance(page, BasePage) and page.path_url:
            yield draft_of(page)


def draft_of(page: BasePage) -> RecordDraft:
    """A live page as a record."""
    with override(page.language):
        date, _precision = page.card_date()
        return RecordDraft(
            key=str(page.pk),
            kind=page.kind,
            url=page.path_url,
            title=page.title,
            summary=page.introduction,
            body=text_of(page),
            language=page.language,
            tree_path=page.path,
            date=date,
            themes=tuple(page.theme_keys),
            audiences=tuple(page.audience_keys),
        )


def text_of(page: BasePage) -> str:
    """What a reader reads on this page: the text fields that are translated, the streams, and its facts."""
    texts: list[str] = []
    for name in (field.field_name for field in page.translatable_fields):
        field: Any = page._meta.get_field(name)
        if name in NOT_READ or not field.concrete:
            continue
        value = getattr(page, name)
        if isinstance(field, StreamField | RichTextField):
            texts.extend(field.get_searchable_content(value))
        elif isinstance(field, models.CharField | models.TextField) and not field.choices:
            texts.append(value)
    for entry in page.facts.raw_data:
        texts.append((entry.get("value") or {}).get("fact") or "")
    # a piece at a time: a cell is no sentence with the next one
    return " · ".join(piece for text in texts if (piece := " ".join(str(text).split())))


def keys_below(tree_path: str) -> set[str]:
    """Keys of the page at this tree path and of all that are shown below it."""
    rows = PageCard.objects.filter(tree_path__startswith=tree_path)
    return {str(pk) for pk in rows.values_list("pk", flat=True)}


def house_of(kind: str, language: str) -> PageCard | None:
    """The page of this kind in this language, for records that stand on it."""
    locale = roots.locales().get(language, 0)
    return PageCard.objects.filter(kind=kind, locale_id=locale).order_by("tree_path").first()


SOURCE = Source(name=NAME, keys=keys, drafts=drafts)
