"""The piece of a text in which the words of a question stand, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search import analysis

LENGTH = 34  # words
BEFORE = 6
MOST_READ = 6_000  # words
TOKEN = re.compile(r"\S+")


def marked(text: str, stems: Collection[str], language: str) -> SafeString:
    """The text, escaped, with <mark> round every word that has one of these stems."""
    starts = _beginnings(stems)
    out: list[str] = []
    last = 0
    for found in analysis.CHAIN.finditer(text):
        if _matches(found[0], stems, starts, language):
            out.append(escape(text[last : found.start()]))
            out.append(f"<mark>{escape(found[0])}</mark>")
            last = found.end()
    out.append(escape(text[last:]))
    return mark_safe("".join(out))


def snippet(
    summary: str, body: str, stems: Collection[str], language: str, *, titled: bool = False
) -> SafeString:
    """What shows best why this was found: the summary when it has a word, or else the part of the body with most of them.

    Where the title shows it already (`titled`), the summary says more.
    """
    starts = _beginnings(stems)
    if titled and summary:
        return marked(summary, stems, language)
    if summary and any(_matches(found, stems, starts, language) for found in analysis.CHAIN.findall(summary)):
        return marked(summary, stems, language)
    tokens = [found.span() for found in TOKEN.finditer(body)][:MOST_READ]
    hits = [
        place
        for place, (start, end) in enumerate(tokens)
        if _any_matches(body[start:end], stems, starts, language)
    ]
    if not hits:
        return marked(summary or _cut(body, tokens, 0), stems, language)
    best = max(hits, key=lambda place: (_kinds(hits, place), -place))
    return marked(_cut(body, tokens, max(0, best - BEFORE)), stems, language)


def _kinds(hits: Iterable[int], place: int) -> int:
    return sum(place <= other < place + LENGTH - BEFORE for other in hits)


def _cut(body: str, tokens: list[tuple[int, int]], first: int) -> str:
    if not tokens:
        return ""
    last = min(len(tokens), first + LENGTH) - 1
    piece = body[tokens[first][0] : tokens[last][1]]
    return f"{'… ' if first else ''}{piece}{' …' if last < len(tokens) - 1 else ''}"


def _beginnings(stems: Collection[str]) -> set[str]:
    # stemming changes the end of a word, and takes ge- off its beginning: two letters of it are always there
    return {stem[:2] for stem in stems}


def _any_matches(token: str, stems: Collection[str], starts: set[str], language: str) -> bool:
    return any(_matches(chain, stems, starts, language) for chain in analysis.CHAIN.findall(token))


def _matches(chain: str, stems: Collection[str], starts: set[str], language: str) -> bool:
    folded = analysis.fold(chain)
    if not any(start in folded for start in starts):
        return False
    return any(
        analysis.stem(word, language) in stems and not analysis.is_stop_word(word, language)
        for word in analysis.words_of(chain)
    )
