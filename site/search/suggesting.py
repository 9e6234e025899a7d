"""What to offer while somebody is typing: words first, then titles. Nothing that this visitor could not find."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from core.kinds import kind_name
from search import analysis, question, ranking
from search.matching import find
from search.shelves import open_places, places
from search.terms import completions_of, terms_for

MOST = 8
MOST_WORDS = 3
BEST = 60
SHORTEST, LONGEST = 2, 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to offer: a title with its address, or a word to look for."""

    title: str
    url: str
    kind: str


def suggestions(text: str, request: HttpRequest, language: str) -> list[Suggestion]:
    """Words that begin so, and titles that have these words, the last of which may be unfinished; at most five queries."""
    what = question.read(text, language, keep_last=True)
    if what.is_empty or not SHORTEST <= len(what.text) <= LONGEST:
        return []
    here = open_places(request)
    own = {pk for pk, place in here.items() if place.language == language}
    longer = completions_of(what.last, language) if what.last and not text.endswith(" ") else []
    terms = terms_for(what.words, language, longer)
    matches = find(
        terms, (), all_places=places().keys(), open_places=own, chosen=own, titles_only=True, best=BEST
    )
    group_by_shelf = {pk: place.group for pk, place in here.items()}
    offered: dict[str, Suggestion] = {}
    found = ranking.ranked(matches.best, what, len(terms), language, group_by_shelf)
    for each in sorted(found, key=lambda each: _beginning_so(each.title, what.line)):
        offered.setdefault(each.title.casefold(), Suggestion(each.title, each.url, kind_name(each.kind)))
    titles = list(offered.values())
    completed = [before_last(what.text) + each.text for each in longer if each.text != what.words[-1]]
    words = [
        Suggestion(word, f"{reverse('search')}?{urlencode({'q': word})}", "")
        for word in completed[: MOST_WORDS if titles else MOST_WORDS + 2]
    ]
    return [*words, *titles][:MOST]


def before_last(text: str) -> str:
    """What was typed before the last word."""
    starts = [found.start() for found in analysis.CHAIN.finditer(text)]
    return text[: starts[-1]] if starts else text


def _beginning_so(title: str, line: str) -> tuple[bool, int]:
    """Sorts titles that begin with what was typed to the front, short ones first; the others keep their order."""
    begins = analysis.folded_line(title).startswith(line)
    return not begins, len(title) if begins else 0
