"""The piece of a text in which the words of a question stand, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search import analysis

LENGTH = 34  # words
BEFORE = 6
MOST_READ = 6_000  # words
TOKEN = re.compile(r"\S+")


def marked(text: str, stems: Collection[str], language: str) -> SafeString:
    """The text, escaped, with <mark> round every word that has one of these stems."""
    wanted = frozenset(stems)
    out: list[str] = []
    last = 0
    for found in analysis.CHAIN.finditer(text):
        if wanted & _stems_of(found[0], language):
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
    if titled and summary:
        return marked(summary, stems, language)
    wanted = frozenset(stems)
    if summary and _found_in(summary, wanted, language):
        return marked(summary, stems, language)
    tokens = [found.span() for found in TOKEN.finditer(body)][:MOST_READ]
    hits = [
        (place, found)
        for place, (start, end) in enumerate(tokens)
        if (found := _found_in(body[start:end], wanted, language))
    ]
    if not hits:
        return marked(summary or _cut(body, tokens, 0), stems, language)
    best = max(range(len(hits)), key=lambda number: (*_seen_from(hits, number), -number))
    return marked(_cut(body, tokens, max(0, hits[best][0] - BEFORE)), stems, language)


def _seen_from(hits: Sequence[tuple[int, frozenset[str]]], number: int) -> tuple[int, int]:
    """How many different words, and how many in all, a piece shows that begins just before this one."""
    last = hits[number][0] + LENGTH - BEFORE
    near = list(takewhile(lambda hit: hit[0] < last, islice(hits, number, number + LENGTH)))
    return len(frozenset().union(*(found for _place, found in near))), len(near)


def _cut(body: str, tokens: list[tuple[int, int]], first: int) -> str:
    if not tokens:
        return ""
    last = min(len(tokens), first + LENGTH) - 1
    piece = body[tokens[first][0] : tokens[last][1]]
    return f"{'… ' if first else ''}{piece}{' …' if last < len(tokens) - 1 else ''}"


def _found_in(text: str, wanted: frozenset[str], language: str) -> frozenset[str]:
    """Which of these stems the words of a text have."""
    return frozenset().union(*(wanted & _stems_of(chain, language) for chain in analysis.CHAIN.findall(text)))


@lru_cache(maxsize=50_000)
def _stems_of(chain: str, language: str) -> frozenset[str]:
    """The stems by which the index knows a word, and the parts of it that a hyphen holds together."""
    return frozenset(
        analysis.stem(word, language)
        for word in analysis.words_of(chain)
        if not analysis.is_stop_word(word, language)
    )
