"""Everything that is not a page: the shared vocabulary, the sources, and the room's snippets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from django.db.models import Model

from core import roots
from core.models import Audience, CriteriaEdition, Criterion, Source, Theme
from core.roots import DEFAULT_LANGUAGE
from home.models import Navigation
from home.opening.builders.front_door import navigation
from home.opening.document_shapes import LANGUAGES
from home.opening.drafts import Ref, digest_of, resolved, translation_key
from home.opening.ledger import Ledger
from home.opening.library import Library
from home.opening.references import References
from home.opening.streams import assign, value_of
from knowledge.models import GlossaryTerm, Organisation, Question, TimelineEvent
from search.models import Synonym

ORIGINS_SUPPLIED = {"brondocument", "seed"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be: where it comes from, what identifies it, and what it says."""

    source: str
    model: type[Model]
    identity: dict[str, Any]
    values: dict[str, Any]
    locale: str = DEFAULT_LANGUAGE


def write_rows(rows: Iterable[Row], ledger: Ledger, references: References) -> None:
    """Write the rows that are new or have changed."""
    for (model, names), group in groupby(rows, key=lambda row: (row.model, tuple(row.identity))):
        instances = list(model._default_manager.all())
        present = {tuple(getattr(instance, name) for name in names): instance for instance in instances}
        for row in group:
            _write_row(row, present.get(tuple(row.identity.values())), ledger, references)


def _write_row(row: Row, present: Model | None, ledger: Ledger, references: References) -> None:
    digest = digest_of(row.values)
    if not ledger.may_write(row.source, digest, _state(present, row.values) if present else None):
        return
    instance = present or row.model(**row.identity)
    assign(instance, resolved(row.values, lambda ref: references.primary_key(ref, row.locale)))
    instance.save()
    ledger.wrote(row.source, digest, _state(instance, row.values))


def _state(instance: Model, values: dict[str, Any]) -> str:
    """A digest of what a row says now, in the columns that the import writes."""
    names = {name.removesuffix("_id") for name in values}
    fields = [field for field in instance._meta.concrete_fields if field.name in names]
    return digest_of({field.name: value_of(instance, field) for field in fields})


# --- what pages refer to ----------------------------------------------------------------------------------


def vocabulary_rows(library: Library) -> Iterator[Row]:
    """Audiences, themes, the edition of the criteria, the criteria and the sources."""
    vocabularies = library.site.value["vocabularies"]
    for model, name in ((Audience, "audience"), (Theme, "theme")):
        for position, term in enumerate(vocabularies[name]):
            names = {"name_nl": term["label"]["nl"], "name_en": term["label"]["en"], "position": position}
            yield Row(f"site.yaml#{name}.{term['key']}", model, {"key": term["key"]}, names)
    for source in library.sources.value["sources"]:
        values = {
            "organisation": source["organisation"],
            "title": source["title"],
            "year": source.get("year"),
            "supplied": source["origin"] in ORIGINS_SUPPLIED,
            "seen": source["checked"],
        }
        yield Row(f"sources.yaml#{source['id']}", Source, {"key": source["id"]}, values)


def edition_rows(library: Library) -> Iterator[Row]:
    """The edition that the criteria belong to, as their index names it in both languages."""
    for document in library.documents:
        if document.kind == "criteria_index" and document.locale == DEFAULT_LANGUAGE:
            official = document.front["official_text"]
            english = library.by_key.get((document.key, "en"))
            in_english = english.front["official_text"] if english else {}
            values = {
                "title": official["title"],
                "publisher_nl": official["publisher"],
                "publisher_en": in_english.get("publisher", ""),
                "where_found_nl": official["where_found"],
                "where_found_en": in_english.get("where_found", ""),
            }
            yield Row(f"{document.path}#edition", CriteriaEdition, {"year": official["year"]}, values)


def criterion_rows(library: Library) -> Iterator[Row]:
    """Every criterion, with its name in both languages."""
    position = 0
    for document in library.documents:
        if document.kind != "criteria_block" or document.locale != DEFAULT_LANGUAGE:
            continue
        index = library.by_key[document.front["part_of"], DEFAULT_LANGUAGE]
        english = library.by_key.get((document.key, "en"))
        names = (
            {criterion["id"]: criterion["title"] for criterion in english.front["criteria"]}
            if english
            else {}
        )
        for criterion in document.front["criteria"]:
            position += 1
            values = {
                "name_nl": criterion["title"],
                "name_en": names.get(criterion["id"], criterion["title"]),
                "position": position,
                "edition_id": Ref("edition", str(index.front["official_text"]["year"])),
                "block": document.front["order"],
            }
            yield Row(f"{document.path}#{criterion['id']}.term", Criterion, {"key": criterion["id"]}, values)


# --- what refers to pages ---------------------------------------------------------------------------------


def snippet_rows(library: Library) -> Iterator[Row]:
    """Terms, questions, organisations and milestones in every language, synonyms, and the navigation."""
    for locale in LANGUAGES:
        for make in (_terms, _questions, _organisations, _milestones):
            for key, model, values in make(library, locale):
                identity = {"translation_key": translation_key(key), "locale_id": roots.locales()[locale]}
                yield Row(f"{key}.{locale}", model, identity, values, locale)
    yield from _synonyms(library)
    yield Row("site.yaml#navigation", Navigation, {"pk": Navigation.load().pk}, navigation(library))


Made = Iterator[tuple[str, type[Model], dict[str, Any]]]


def _terms(library: Library, locale: str) -> Made:
    for term in library.glossary.value["terms"]:
        dutch = locale == DEFAULT_LANGUAGE
        yield (
            f"{library.glossary.path}#{term['key']}",
            GlossaryTerm,
            {
                "key": term["key"],
                "term": term["term"] if dutch else term["en"],
                "definition": term[f"{locale}_def"],
                "other_language": term["en"] if dutch else term["term"],
                "variants": ", ".join((term.get("variants") or {}).get(locale) or []),
                "avoid": ", ".join(term.get("avoid") or []) if dutch else "",
                "explain_in_text": term.get("explain_in_text", True),
            },
        )


def _questions(library: Library, locale: str) -> Made:
    for position, item in enumerate(library.faq.value["items"]):
        pages = [key for key in item["related"] if key in library.keys]
        yield (
            f"{library.faq.path}#{item['id']}",
            Question,
            {
                "key": item["id"],
                "question": in_language(item, "question", locale),
                "answer": f"<p>{escape(in_language(item, 'answer', locale), quote=False)}</p>",
                "audience_keys": item["audience"],
                "page_id": Ref("page", pages[0]) if pages else None,
                "source_keys": item["sources"],
                "position": position,
            },
        )


def _organisations(library: Library, locale: str) -> Made:
    kinds = library.organisations.value["kinds"]
    for item in library.organisations.value["organisations"]:
        contact = item.get("contact") or {}
        yield (
            f"{library.organisations.path}#{item['key']}",
            Organisation,
            {
                "key": item["key"],
                "name": in_language(item, "name", locale),
                "abbreviation": item.get("abbr") or "",
                "sort": kinds[item["kind"]][locale],
                "role": in_language(item, "role", locale),
                "mentioned_for": in_language(item, "what_for", locale),
                "status_note": in_language(item, "status_note", locale),
                "spelling_note": in_language(item, "spelling_note", locale),
                "phone": contact.get("phone") or "",
                "hours": in_language(contact, "hours", locale),
                "other_contact": in_language(contact, "other", locale),
                "supplied": item["in_seeds"],
                "source_keys": item["sources"],
                "editors_note": _for_editors(item) if locale == DEFAULT_LANGUAGE else "",
            },
        )


def _for_editors(item: dict[str, Any]) -> str:
    """What is still to be found out about an organisation, and how the source names it; Dutch, a line each."""
    return "\n".join(filter(None, [*(item.get("verify_before_publication") or []), item.get("seed_note")]))


def _milestones(library: Library, locale: str) -> Made:
    for place, item in enumerate(library.timeline.value["items"]):
        yield (
            f"{library.timeline.path}#{place}",
            TimelineEvent,
            {
                "date": datetime.date.fromisoformat(item["date"]),
                "date_precision": item["date_precision"],
                "label": in_language(item, "label", locale),
                "title": in_language(item, "title", locale),
                "text": in_language(item, "text", locale),
                "supplied": item["origin"] in ORIGINS_SUPPLIED,
                "source_keys": item["sources"],
            },
        )


def _synonyms(library: Library) -> Iterator[Row]:
    for language, groups in library.synonyms.value.items():
        for words in groups:
            values = {"language": language, "words": ", ".join(words)}
            yield Row(f"{library.synonyms.path}#{language}.{'-'.join(words)}", Synonym, values, values)


def in_language(item: dict[str, Any], name: str, locale: str) -> str:
    """What an item says in this language; Dutch has no suffix in the files."""
    return item.get(name if locale == DEFAULT_LANGUAGE else f"{name}_{locale}") or ""
