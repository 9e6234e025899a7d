"""The order of what was found, the same on every database: title before body, the exact title first, fresh news before old."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings

from core import roots
from search.matching import Match
from search.models import SearchRecord
from search.question import Question
from search.sources import groups

PREFIXES = [(f"/{code}/", code) for code, _name in settings.LANGUAGES if code != roots.DEFAULT_LANGUAGE]
EXACT, WHOLE_TITLE, IN_A_ROW, AS_ONE = 6.0, 1.6, 1.3, 2.5
OTHER_LANGUAGE = 0.4
OLDEST, HALF_LIFE = (
    0.55,
    3.0,
)  # of news: what is left of its points in the end, and the years until half of the rest is gone


@dataclass(frozen=True, slots=True)
class Found:
    """A record in its place."""

    pk: int
    shelf: int
    kind: str
    language: str
    url: str
    title: str
    date: datetime.date | None
    points: float
    whole_title: bool


def ranked(
    matches: Sequence[Match],
    question: Question,
    words: int,
    language: str,
    group_by_shelf: Mapping[int, str],
) -> list[Found]:
    """The matches in their order. One query."""
    by_pk = {match.record: match for match in matches}
    columns = ("pk", "kind", "language", "url", "title", "folded_title", "date")
    rows = SearchRecord.objects.filter(pk__in=list(by_pk)).order_by().values_list(*columns) if by_pk else []
    ageing = {group.key for group in groups().values() if group.ages}
    today = datetime.date.today()
    found = []
    for pk, kind, spoken, url, title, folded, date in rows:
        match = by_pk[pk]
        points = match.points * _for_title(folded, question, match.titles, words)
        if spoken != language:
            points *= OTHER_LANGUAGE
        if date and group_by_shelf.get(match.shelf) in ageing:
            points *= freshness(date, today)
        whole = match.titles >= words
        found.append(Found(pk, match.shelf, kind, spoken, url, title, date, points, whole))
    found.sort(
        key=lambda each: (
            -round(each.points, 3),
            each.language != roots.DEFAULT_LANGUAGE,
            # the same Dutch text may stand on a Dutch page and on one that is in English for the rest
            _language_of(each.url) != language,
            each.title,
            each.url,
        )
    )
    return found


def _language_of(url: str) -> str:
    return next((code for prefix, code in PREFIXES if url.startswith(prefix)), roots.DEFAULT_LANGUAGE)


def _for_title(folded: str, question: Question, titles: int, words: int) -> float:
    if folded in (question.line, " ".join(question.words)):
        return EXACT
    more = 1.0 + (WHOLE_TITLE - 1.0) * min(1.0, titles / max(1, words))
    if words > 1 and f" {question.line} " in f" {folded} ":
        more *= IN_A_ROW
    if any(one + two in folded.split() for one, two in pairwise(question.words)):
        more *= AS_ONE
    return more


def freshness(date: datetime.date, today: datetime.date) -> float:
    """What part of its points news keeps at its age."""
    years = max(0.0, (today - date).days / 365.25)
    return OLDEST + (1 - OLDEST) * math.pow(0.5, years / HALF_LIFE)
