"""What this room gives to the search: its kinds of page in groups, and the terms, questions, organisations and milestones on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import get_text_for_indexing

from core import roots
from core.kinds import register_kind
from core.models import PageCard
from knowledge.models import GlossaryTerm, Organisation, Question, TimelineEvent
from search.indexing import refresh
from search.pages import house_of
from search.sources import (
    Group,
    Keys,
    RecordDraft,
    Source,
    register_entrance,
    register_group,
    register_source,
)

TERM, QUESTION, ORGANISATION, MILESTONE = "term", "question", "organisation", "timeline"
ENTRANCES = ("signpost", "glossary", "faq", "contact")

GROUPS = (
    Group(
        key="kennis",
        icon="knowledge",
        name=_("Kennis"),
        kinds=frozenset(
            {
                "factsheet",
                "ebook",
                "ebook-chapter",
                "criteria",
                "building-block",
                "criterion",
                "guide",
                "care-forms",
                "care-form",
                "circles",
                "circle",
                "timeline",
            }
        ),
        answers=True,
        # of what stands here only milestones have a date
        ages=True,
    ),
    Group(key="begrippen", icon="info", name=_("Begrippen"), kinds=frozenset({TERM, "glossary"})),
    Group(key="vragen", icon="talk", name=_("Vragen"), kinds=frozenset({QUESTION, "faq"})),
    Group(key="verhalen", icon="magazine", name=_("Verhalen"), kinds=frozenset({"ezine", "ezine-story"})),
    Group(key="nieuws", icon="bell", name=_("Nieuws"), kinds=frozenset({"news", "news-index"}), ages=True),
    Group(
        key="organisaties",
        icon="people",
        name=_("Organisaties"),
        kinds=frozenset({ORGANISATION, "organisations"}),
    ),
    Group(
        key="site",
        icon="home",
        name=_("Deze site"),
        kinds=frozenset({"page", "section", "contact", "signpost", "signpost-audience", "campaign"}),
    ),
)


def terms(keys: Keys) -> Iterator[RecordDraft]:
    """The terms of the glossary, each at its place from A to Z."""
    for row, house, language in _on(GlossaryTerm, "glossary", keys):
        yield RecordDraft(
            key=str(row.pk),
            kind=TERM,
            url=f"{house.url}#word-{row.key}",
            title=row.term,
            summary=row.definition,
            body=", ".join(filter(None, [row.variants, row.other_language, row.avoid])),
            language=language,
            tree_path=house.tree_path,
        )


def questions(keys: Keys) -> Iterator[RecordDraft]:
    """Questions and their answers."""
    for row, house, language in _on(Question, "faq", keys):
        yield RecordDraft(
            key=str(row.pk),
            kind=QUESTION,
            url=f"{house.url}#question-{row.key}",
            title=row.question,
            summary=" ".join(get_text_for_indexing(row.answer).split()),
            language=language,
            tree_path=house.tree_path,
            audiences=tuple(row.audience_keys),
        )


def organisations(keys: Keys) -> Iterator[RecordDraft]:
    """Who is who, each on its page of the list and at its place there."""
    for row, house, language in _on(Organisation, "organisations", keys):
        yield RecordDraft(
            key=str(row.pk),
            kind=ORGANISATION,
            url=f"{house.url}?organisatie={row.key}#organisation-{row.key}",
            title=f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name,
            summary=row.role,
            body=" ".join(
                filter(None, [row.mentioned_for, row.status_note, row.spelling_note, row.sort, row.phone])
            ),
            language=_text_language(row, language),
            tree_path=house.tree_path,
        )


def milestones(keys: Keys) -> Iterator[RecordDraft]:
    """How it began, each moment at its place in time."""
    for row, house, language in _on(TimelineEvent, "timeline", keys):
        yield RecordDraft(
            key=str(row.pk),
            kind=MILESTONE,
            url=f"{house.url}#milestone-{row.pk}",
            title=row.title,
            summary=row.text,
            body=row.label,
            language=_text_language(row, language),
            tree_path=house.tree_path,
            date=row.date,
        )


def _text_language(row: Organisation | TimelineEvent, language: str) -> str:
    """The language of most of what a row says; its name alone may have been translated."""
    return roots.DEFAULT_LANGUAGE if row.in_dutch else language


def _keys(model: type[Model]) -> Iterator[str]:
    return map(str, model._default_manager.values_list("pk", flat=True))


def _on(model: type[Model], kind: str, keys: Keys) -> Iterator[tuple[Any, PageCard, str]]:
    """The rows with these keys that stand on a page of this kind in their language, with that page's card."""
    rows = model._default_manager.filter(pk__in=[int(key) for key in keys]).order_by("pk")
    houses: dict[str, PageCard | None] = {}
    for row in rows:
        language = roots.languages_by_locale().get(row.locale_id, roots.DEFAULT_LANGUAGE)  # type: ignore[attr-defined]
        if language not in houses:
            houses[language] = house_of(kind, language)
        if house := houses[language]:
            yield row, house, language


def register() -> None:
    """Announce groups, kinds and sources, and let the index follow the rows."""
    for group in GROUPS:
        register_group(group)
    for kind in ENTRANCES:
        register_entrance(kind)
    register_kind(TERM, _("Begrip"))
    register_kind(QUESTION, _("Vraag en antwoord"))
    register_kind(ORGANISATION, _("Organisatie"))
    for name, model, drafts, house in (
        (TERM, GlossaryTerm, terms, "glossary"),
        (QUESTION, Question, questions, "faq"),
        (ORGANISATION, Organisation, organisations, "organisations"),
        (MILESTONE, TimelineEvent, milestones, "timeline"),
    ):
        register_source(
            Source(name=name, keys=partial(_keys, model), drafts=drafts, houses=frozenset({house}))
        )
        _follow(model, name)


def _follow(model: type[Model], source: str) -> None:
    def changed(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
        if not raw:
            refresh(source, {str(instance.pk)})

    post_save.connect(changed, sender=model, weak=False, dispatch_uid=f"search-save-{source}")
    post_delete.connect(changed, sender=model, weak=False, dispatch_uid=f"search-delete-{source}")
