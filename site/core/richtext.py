"""Rendering editors' rich text: links from one query a page, terms explained at their first appearance."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.fields import StreamValue
from wagtail.rich_text import expand_db_html

from core import pagestate, roots
from core.models import PageCard

LINKED_ID = re.compile(r'\bid=\\?"(\d{1,18})\\?"')
TAGS = re.compile(r"(<[^>]+>)")
OPENS_CLOSED_GROUND = re.compile(r"<(a|h[1-6]|button|code)\b")
CLOSES_CLOSED_GROUND = re.compile(r"</(a|h[1-6]|button|code)>")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
MOST_EXPLAINED = 8


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that can be explained in place."""

    key: str
    definition: str
    url: str


Glossary = Mapping[str, Explained]
_glossary: Callable[[str], Glossary] | None = None


def register_glossary(source: Callable[[str], Glossary]) -> None:
    """Say where explanations come from: a function of the language that maps lower-case terms to them."""
    global _glossary  # noqa: PLW0603
    _glossary = source


# --- links ------------------------------------------------------------------------------------------------


def addresses(page_ids: Iterable[int]) -> dict[int, str]:
    """The address of each page, of its translation into the active language where there is one. One query."""
    wanted = set(page_ids)
    if not wanted:
        return {}
    language_pk = roots.locales().get(get_language() or roots.DEFAULT_LANGUAGE)
    rows = list(
        PageCard.objects.filter(
            Q(pk__in=wanted)
            | Q(
                locale_id=language_pk,
                translation_key__in=PageCard.objects.filter(pk__in=wanted).values("translation_key"),
            )
        ).values_list("pk", "translation_key", "locale_id", "url")
    )
    translated = {key: url for pk, key, locale, url in rows if locale == language_pk}
    return {pk: translated.get(key, url) for pk, key, locale, url in rows if pk in wanted}


def linked_ids(*streams: StreamValue) -> set[int]:
    """Primary keys that links in these streams' raw data name; may hold a document's key too."""
    found: set[int] = set()
    for stream in streams:
        text = json.dumps(stream.get_prep_value()) if stream else ""
        found.update(int(number) for number in LINKED_ID.findall(text))
    return found


def preload_links(*streams: StreamValue, also: Iterable[int] = ()) -> None:
    """Look up all addresses that rendering these streams will need, in one query."""
    pagestate.current().links.update(addresses(linked_ids(*streams) | set(also)))


# --- terms ------------------------------------------------------------------------------------------------


def explain(html: str, language: str) -> str:
    """Mark the first appearance of each glossary term, outside links and headings, as something to open."""
    glossary = _glossary(language) if _glossary else {}
    state = pagestate.current()
    if not glossary or len(state.explained) >= MOST_EXPLAINED:
        return html
    parts = TAGS.split(html)
    closed = 0
    for position, part in enumerate(parts):
        if part.startswith("<"):
            closed += bool(OPENS_CLOSED_GROUND.match(part)) - bool(CLOSES_CLOSED_GROUND.match(part))
        elif part and not closed:
            parts[position] = _explain_text(part, glossary, state.explained)
    return "".join(parts)


def _explain_text(text: str, glossary: Glossary, explained: set[str]) -> str:
    def mark(found: re.Match[str]) -> str:
        term = glossary.get(found[0].lower())
        if term is None or term.key in explained or len(explained) >= MOST_EXPLAINED:
            return found[0]
        explained.add(term.key)
        name, note = escape(found[0]), f"term-{term.key}"
        return (
            f'<button type="button" class="term" popovertarget="{note}">{name}</button>'
            f'<span class="term-note" id="{note}" popover role="note">'
            f'<b>{name}</b> <span>{escape(term.definition)}</span> '
            f'<a href="{escape(term.url)}">{escape(_("Naar de woordenlijst"))}</a></span>'
        )

    return WORD.sub(mark, text)


def render(source: str, language: str | None = None) -> SafeString:
    """Return editors' rich text as HTML for readers."""
    html = expand_db_html(source)
    return mark_safe(explain(html, language or get_language() or roots.DEFAULT_LANGUAGE))

