"""All pages there will be, in the order in which the tree holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.models import BasePage
from home.opening.builders import front_door, guides, publications, reading
from home.opening.builders.base import Source, shared_fields
from home.opening.drafts import Draft, Place
from home.opening.library import Document, Library
from home.opening.problems import Problems
from home.opening.schema import LANGUAGES
from knowledge import models

Builder = Callable[[Source], dict[str, Any]]

BUILDERS: dict[str, tuple[type[BasePage], Builder]] = {
    "page": (models.PlainPage, reading.plain),
    "section": (models.SectionPage, reading.plain),
    "news_index": (models.NewsIndexPage, reading.plain),
    "signpost": (models.SignpostPage, reading.plain),
    "glossary_page": (models.GlossaryPage, reading.plain),
    "faq_page": (models.FaqPage, reading.plain),
    "organisations_page": (models.OrganisationIndexPage, reading.plain),
    "timeline_page": (models.TimelinePage, reading.plain),
    "circle_index": (models.CircleIndexPage, reading.plain),
    "contact_page": (models.ContactPage, reading.contact),
    "factsheet": (models.FactsheetPage, reading.factsheet),
    "care_form_index": (models.CareFormIndexPage, reading.care_form_index),
    "care_form": (models.CareFormPage, reading.care_form),
    "circle": (models.CirclePage, reading.circle),
    "news": (models.NewsPage, reading.news),
    "guide": (models.GuidePage, guides.guide),
    "ebook": (models.EbookPage, publications.ebook),
    "ebook_chapter": (models.EbookChapterPage, publications.ebook_chapter),
    "criteria_index": (models.CriteriaIndexPage, publications.criteria_index),
    "criteria_block": (models.BuildingBlockPage, publications.criteria_block),
    "ezine_issue": (models.EzineIssuePage, publications.ezine_issue),
    "ezine_story": (models.EzineStoryPage, publications.ezine_story),
    "campaign_page": (models.CampaignPage, publications.campaign),
}


def all_drafts(library: Library, problems: Problems) -> list[Draft]:
    """A draft of every page, parents before children."""
    drafts = [draft for locale in LANGUAGES for draft in _below(library, None, locale)]
    placed = {(draft.place.key, draft.place.locale) for draft in drafts}
    for document in library.documents:
        if (document.key, document.locale) not in placed:
            problems.add(
                document.path,
                document.meta.line("translation_key"),
                f"“{document.key}” has no place: nothing above it in this language, or in the tree of site.yaml",
            )
    return drafts


def children(library: Library, key: str) -> list[str]:
    """The keys of the pages under this one: as the tree says, then as the pages themselves say."""
    listed: list[str] = (library.site.value["tree"].get(key) or []).copy()
    own = [document for document in library.documents if document.parent == key]
    own.sort(key=lambda document: (document.front.get("order", 0), document.path))
    return list(dict.fromkeys([*listed, *(document.key for document in own)]))


def _below(library: Library, key: str | None, locale: str) -> Iterator[Draft]:
    if key is None:
        yield front_door.home_draft(library, locale)
        keys = children(library, "home")
    elif key == "wegwijzer":
        yield from (front_door.arm_draft(library, arm, locale) for arm in library.arms)
        return
    else:
        keys = children(library, key)
    for child in keys:
        document = library.by_key.get((child, locale))
        if document:
            yield from _with_all_below(library, document, key or "home")


def _with_all_below(library: Library, document: Document, parent: str) -> Iterator[Draft]:
    draft, source = draft_of(library, document, parent)
    yield draft
    if document.kind == "criteria_block":
        yield from publications.criterion_drafts(source, draft.fields)
    yield from _below(library, document.key, document.locale)


def draft_of(library: Library, document: Document, parent: str) -> tuple[Draft, Source]:
    """The draft of a document, and what it was made from."""
    model, build = BUILDERS[document.kind]
    source = Source(document, library)
    own = build(source)
    related = [*document.front["related"], *(document.front.get("variants") or [])]
    draft = Draft(
        place=Place(document.key, document.locale, parent),
        model=model,
        source=document.path,
        line=1,
        fields=shared_fields(source) | own,
        related=[key for key in dict.fromkeys(related) if key in library.keys],
        members_only=document.front["access"] == "members",
    )
    return draft, source
