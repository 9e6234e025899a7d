"""All pages there will be, in the order in which the tree holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.models import BasePage
from home.opening.builders import front_door, guides, publications, reading
from home.opening.builders.base import Source, shared_fields
from home.opening.document_shapes import LANGUAGES
from home.opening.drafts import Draft, Place
from home.opening.library import Document, Library
from home.opening.problems import Problems
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
    planner = _Planner(library, problems)
    drafts = [draft for locale in LANGUAGES for draft in planner.whole_tree(locale)]
    for document in library.documents:
        if (document.key, document.locale) not in planner.placed:
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


class _Planner:
    """Walks down the tree and makes a draft of every page on the way."""

    def __init__(self, library: Library, problems: Problems) -> None:
        self.library = library
        self.problems = problems
        self.placed: set[tuple[str, str]] = set()

    def whole_tree(self, locale: str) -> Iterator[Draft]:
        """All pages of a language."""
        home = front_door.home_draft(self.library, locale)
        yield home
        yield from self.below(home)

    def below(self, above: Draft) -> Iterator[Draft]:
        """All pages under this one."""
        key, locale = above.place.key, above.place.locale
        if above.model is models.SignpostPage:
            yield from (front_door.arm_draft(self.library, arm, locale) for arm in self.library.arms)
        for child in children(self.library, key):
            document = self.library.by_key.get((child, locale))
            if document and self.may_lie_below(document, above):
                draft, source = draft_of(self.library, document, key)
                yield draft
                if draft.model is models.BuildingBlockPage:
                    yield from publications.criterion_drafts(source, draft.fields)
                yield from self.below(draft)

    def may_lie_below(self, document: Document, above: Draft) -> bool:
        """Whether a page of this type can be there at all; says so when it cannot."""
        here = document.key, document.locale
        if here in self.placed:
            self.problems.add(
                document.path, document.meta.line("translation_key"), "this page stands in two places"
            )
            return False
        self.placed.add(here)
        good = above.model in BUILDERS[document.kind][0].allowed_parent_page_models()
        if not good:
            message = f"a {document.kind} cannot lie under “{above.place.key}”"
            self.problems.add(document.path, document.meta.line("type"), message)
        return good


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
