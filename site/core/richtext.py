"""Rendering editors' rich text: links from one query a page, terms explained at their first appearance."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from operator import itemgetter
from typing import Any

from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.fields import StreamValue
from wagtail.rich_text import expand_db_html

from core import pagestate, roots
from core.models import PageCard

NEEDS_EXPANDING = re.compile(r"<(?:a|embed)\b")
LINKED_ID = re.compile(r'<a\b[^>]*\bid="(\d{1,18})"')
# Where no explanation may start: in what is already to be pressed, in a heading, in code, in a tag or an entity.
# What is never closed runs to the end, as it does in a browser; so no text is read twice, however it is broken.
# Matched against lower-cased text.
CLOSED_GROUND = re.compile(
    r"""<(a|button|code|pre|summary|h[1-6])\b.*?(?:</\1\s*>|\Z)
      | <[a-z/!?](?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)
      | &\#?\w+;""",
    re.DOTALL | re.VERBOSE,
)
WORD = re.compile(r"\w+")
PART_OF_WORD = re.compile(r"[\w-]")
GOES_ON = re.compile(r"[\w-]|[’'.][^\W\d_]")
MOST_EXPLAINED = 8
# Numbers of help lines; the short ones only where they are called, for they may be amounts as well: the second of two
# ends its sentence or is followed by a sign.
HELP_LINE = re.compile(
    r"""\b0800[ -]?(?:0113|0432|0450|2000|1205)\b
      | (?:(?<=[Bb]el\ )|(?<=[Cc]all\ )|(?<=[Bb]el\ <b>)|(?<=[Cc]all\ <b>))11[23]\b(?!-)
      | (?:(?<=\ of\ )|(?<=\ or\ ))11[23]\b(?=[.,;:!?)<]|$)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A term that can be explained in place."""

    key: str
    definition: str
    url: str


class Glossary:
    """Terms of one or more words, made ready to be found in a text.

    A text is first asked which words it has at all, so that only the few terms that may be in it are looked for.
    """

    def __init__(self, terms: Mapping[str, Explained]) -> None:
        self._by_first_word: dict[str, list[tuple[str, Explained]]] = {}
        for name, term in terms.items():
            as_written = lowered(escape(name, quote=False))
            if first := WORD.search(as_written):
                self._by_first_word.setdefault(first[0], []).append((as_written, term))

    def first_appearances(self, html: str, already: set[str]) -> list[tuple[int, int, Explained]]:
        """Start, end and term of each first appearance on open ground, in the order of the text.

        Terms whose keys are `already` known to the reader are passed over.
        """
        text = lowered(html)
        heard = self._by_first_word.keys() & set(WORD.findall(text))
        wanted = [
            entry for word in heard for entry in self._by_first_word[word] if entry[1].key not in already
        ]
        if not wanted:
            return []
        closed = [match.span() for match in CLOSED_GROUND.finditer(text)]
        places = [
            (start, start + len(name), term)
            for name, term in wanted
            if (start := next(_whole_words(text, name, closed), None)) is not None
        ]
        # where two begin alike, the longer one is the more exact
        return list(_each_term_once(sorted(places, key=lambda place: (place[0], -place[1]))))


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: places in it are places in the text."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _whole_words(text: str, name: str, closed: list[tuple[int, int]]) -> Iterator[int]:
    """Where the name stands by itself, not as a part of another word, outside the closed spans."""
    place = text.find(name)
    while place >= 0:
        span = bisect_right(closed, place, key=itemgetter(0)) - 1
        is_open = span < 0 or closed[span][1] <= place
        if (
            is_open
            and not PART_OF_WORD.match(text[place - 1 : place])
            and not GOES_ON.match(text, place + len(name))
        ):
            yield place
        place = text.find(name, place + 1)


def _each_term_once(places: Iterable[tuple[int, int, Explained]]) -> Iterator[tuple[int, int, Explained]]:
    end_of_last, keys = 0, set()
    for start, end, term in places:
        if start >= end_of_last and term.key not in keys:
            end_of_last = end
            keys.add(term.key)
            yield start, end, term


_glossary: Callable[[str], Glossary] | None = None


def register_glossary(source: Callable[[str], Glossary]) -> None:
    """Say where explanations come from: a function of the language that returns its glossary."""
    global _glossary
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
    """Primary keys of the pages that these streams link to, in text or by a chosen page; may hold a document's too."""
    return {pk for stream in streams if stream for entry in stream.raw_data for pk in _ids_in(entry)}


def _ids_in(raw: Any) -> Iterator[int]:
    if isinstance(raw, str):
        if "<a" in raw:
            yield from map(int, LINKED_ID.findall(raw))
    elif isinstance(raw, Mapping):
        for name, value in raw.items():
            if name == "page" and isinstance(value, int):
                yield value
            else:
                yield from _ids_in(value)
    elif isinstance(raw, Iterable):
        for value in raw:
            yield from _ids_in(value)


def remember_addresses(page_ids: Iterable[int]) -> dict[int, str]:
    """What the page knows of addresses, after looking up those of these pages that it does not know yet.

    A page without an address, because it is gone or not live, is remembered as "".
    """
    known = pagestate.current().links
    if missing := {pk for pk in page_ids if pk and pk not in known}:
        known.update(dict.fromkeys(missing, "") | addresses(missing))
    return known


def address_of(page_pk: int) -> str:
    """The address of one page, "" when it has none; free of queries when the page being shown preloaded it."""
    return remember_addresses([page_pk])[page_pk]


# --- terms ------------------------------------------------------------------------------------------------


def explain(html: str, language: str) -> str:
    """Mark the first appearance of each glossary term, outside links and headings, as something to open."""
    explained = pagestate.current().explained
    if _glossary is None or len(explained) >= MOST_EXPLAINED:
        return html
    places = _glossary(language).first_appearances(html, explained)[: MOST_EXPLAINED - len(explained)]
    if not places:
        return html
    invitation = escape(_("Naar de woordenlijst"))
    parts: list[str] = []
    done = 0
    for start, end, term in places:
        explained.add(term.key)
        parts += html[done:start], note(html[start:end], term, invitation)
        done = end
    return "".join((*parts, html[done:]))


def note(words: str, term: Explained, invitation: str) -> str:
    """The words as a button, and the note it opens; all of it may stand inside a paragraph."""
    name = f"term-{escape(term.key)}"
    link = f' <a href="{escape(term.url)}">{invitation}</a>' if term.url else ""
    return (
        f'<button type="button" class="term" popovertarget="{name}">{words}</button>'
        f'<span class="term-note" id="{name}" popover role="note">'
        f"<b>{words}</b> <span>{escape(term.definition)}</span>{link}</span>"
    )


def render(source: str, language: str | None = None) -> SafeString:
    """Return editors' rich text as HTML for readers."""
    # most paragraphs and cells have nothing to fill in, and looking for it costs more than the rest of this function
    html = expand_db_html(source) if NEEDS_EXPANDING.search(source) else source
    html = explain(html, language or get_language() or roots.DEFAULT_LANGUAGE)
    return mark_safe(with_help_lines(html) if HELP_LINE.search(html) else html)


def with_help_lines(html: str) -> str:
    """Make the help lines that a text names something to tap, outside links, buttons and headings."""
    closed = [found.span() for found in CLOSED_GROUND.finditer(lowered(html))]
    parts: list[str] = []
    done = 0
    for found in HELP_LINE.finditer(html):
        span = bisect_right(closed, found.start(), key=itemgetter(0)) - 1
        if span < 0 or closed[span][1] <= found.start():
            parts += html[done : found.start()], as_phone_link(found)
            done = found.end()
    return "".join((*parts, html[done:]))


def as_phone_link(found: re.Match[str]) -> str:
    """A number that was found in a text as a link that calls it."""
    digits = "".join(sign for sign in found[0] if sign.isdigit())
    return f'<a href="tel:{digits}">{found[0]}</a>'
