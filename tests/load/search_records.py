"""A great many records, and how long questions about them take.

    DATABASE_URL=postgres://… VAR_DIR=/somewhere python -m tests.load.search_records 100000

Fills the database named there (its own tables must be migrated) with made-up records through the index's own way in, asks
some thirty questions, prints times and numbers of queries and the plans of three, and fails where a median or a number of
queries is over its bound.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.sources import RecordDraft

SOURCE = "made-up"
AT_ONCE = 1_000
BOUND = 100  # ms
MOST_QUERIES = 8
SYLLABLES = "ba ker lo min dus tra vel pon rik sta wo ning zor fel gan"
FREQUENT = "gezinshuis kind ouder zorg plaatsing gemeente hulp school tarief gezin"
RARE_THEME = "opleiding"  # of one record in five hundred
MEMBERS_ONLY = 50  # one in so many


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what was chosen with it, and how many queries it may cost."""

    text: str
    chosen: dict[str, str] = field(default_factory=dict)
    member: bool = False
    suggest: bool = False
    most: int = MOST_QUERIES

    def __str__(self) -> str:
        more = [f"{name}={value}" for name, value in self.chosen.items()]
        more += ["as a member"] * self.member + ["suggestions"] * self.suggest
        return ", ".join([self.text, *more])


RARE = {"thema": RARE_THEME}
QUESTIONS = [
    Asked("gezinshuis"),
    Asked("kind ouder"),
    Asked("plaatsing gezinshuis tarief"),
    Asked("zorg hulp kind ouder gezin school"),
    Asked("gezinsuhis"),
    Asked("plaatsign tarief"),
    Asked('"kind ouder"'),
    Asked("bakerlo"),
    Asked("bakerlo mindus"),
    Asked("trave"),
    Asked("geen van deze onbestaanbare woordenreeksen"),
    Asked("gezinshuisplaatsing"),
    # nothing has all of it: any word
    Asked("babaningstasta baduskerganzor bafelganpon"),
    Asked("bakerlo mindus gezinshuis kind ouder school"),
    Asked("plaatsign babaningstasta baduskerganzor bafelganpon"),
    Asked("zorg hulp kind ouder gezin school gemeente tarief gezinshuis plaatsing bakerlo vixinax"),
    # narrowed down: to much, to little, to nothing
    Asked("gezinshuis", {"thema": "kwaliteit"}),
    Asked("kind ouder", {"thema": "kwaliteit"}),
    Asked("zorg hulp kind ouder gezin school", {"thema": "kwaliteit"}),
    Asked("kind ouder", {"soort": "nieuws", "jaar": "2019"}),
    Asked("gezinshuis", RARE),
    Asked("kind ouder", RARE),
    Asked("zorg hulp kind ouder gezin school", RARE),
    Asked("gezinsuhis kind", RARE),
    Asked("bakerlo gezinshuis kind ouder school vixinax", RARE),
    Asked("bakerlo", RARE),
    # who sees more is taken at their word first
    Asked("kind ouder", member=True),
    Asked("plaatsign tarief", member=True, most=MOST_QUERIES + 2),
    Asked("plaatsign babaningstasta baduskerganzor bafelganpon", member=True, most=MOST_QUERIES + 2),
    # while somebody types
    Asked("ge", suggest=True, most=5),
    Asked("kind oud", suggest=True, most=5),
    Asked("zorg hulp kind ouder gezin sch", suggest=True, most=5),
    Asked("trave", suggest=True, most=5),
]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Thirty thousand words, the first of which are used most, as in any language."""
    syllables = SYLLABLES.split()
    made = dict.fromkeys(FREQUENT.split())
    while len(made) < 30_000:
        made["".join(chance.choices(syllables, k=chance.randint(2, 5)))] = None
    words = list(made)
    return words, list(accumulate(1 / (place + 8) for place in range(len(words))))


def drafts(count: int) -> Iterator[RecordDraft]:
    """So many records, the same ones every time."""
    from search.models import MEMBERS
    from search.sources import RecordDraft

    chance = random.Random(2026)
    words, weights = vocabulary(chance)
    kinds = ["guide", "news", "page", "faq", "glossary", "ezine-story"]
    for number in range(count):
        text = chance.choices(words, cum_weights=weights, k=60)
        theme = chance.choice(["kwaliteit", "toezicht", "gezinsvormen"])
        draft = RecordDraft(
            key=str(number),
            kind=chance.choice(kinds),
            url=f"/made-up/{number}/",
            title=" ".join(text[:5]).capitalize(),
            summary=" ".join(text[5:15]),
            body=" ".join(text[15:]),
            language="nl" if chance.random() < 0.8 else "en",
            date=datetime.date(chance.randint(2008, 2026), 5, 1),
            themes=(theme if number % 500 else RARE_THEME,),
            audiences=(chance.choice(["ouders", "gemeenten"]),),
        )
        # as what members write among themselves
        ours = number % MEMBERS_ONLY == 1
        yield replace(draft, access=MEMBERS, kind="page", themes=(), audiences=()) if ours else draft


def fill(count: int) -> None:
    """Write the records, so many at a time."""
    from core import epoch
    from search.indexing import write

    portion: list[RecordDraft] = []
    for number, draft in enumerate(drafts(count), 1):
        portion.append(draft)
        if len(portion) == AT_ONCE or number == count:
            with epoch.steady():
                write(SOURCE, portion)
            portion = []
            print(f"\r{number} records", end="", flush=True)
    epoch.bump()
    print()


def asking(asked: Asked) -> Callable[[], str]:
    """A function that asks this as a request does, and says what was found."""
    from accounts.models import User
    from core import epoch
    from search.answering import answer
    from search.suggesting import suggestions
    from tests.search.asking import request_of

    def ask() -> str:
        token = epoch.begin_request()
        try:
            request = request_of(User() if asked.member else None)
            if asked.suggest:
                return f"{len(suggestions(asked.text, request, 'nl'))} offered"
            result = answer(asked.text, request, "nl", asked.chosen)
            return f"{result.total} found{', any word' if result.any_word else ''}"
        finally:
            epoch.end_request(token)

    return ask


def measure(rounds: int) -> list[str]:
    """Ask every question so often and print what it costs; returns those that cost more than they may."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    over = []
    for asked in QUESTIONS:
        ask = asking(asked)
        times, busy = [], []
        for _round in range(rounds + 1):
            begun, worked = time.perf_counter(), time.process_time()
            said = ask()
            times.append((time.perf_counter() - begun) * 1_000)
            busy.append((time.process_time() - worked) * 1_000)
        with CaptureQueriesContext(connection) as queries:
            ask()
        median = statistics.median(times[1:])
        line = (
            f"{median:7.1f} ms  worst {max(times[1:]):7.1f}  own CPU {statistics.median(busy[1:]):6.1f}  "
            f"{len(queries)} queries  {asked}: {said}"
        )
        print(line, flush=True)
        if median > BOUND or len(queries) > asked.most:
            over.append(line)
    return over


def show_plan(question: str, **chosen: str) -> None:
    """Print how the database finds what is asked."""
    from django.db import connection

    from search import facets, matching
    from search.shelves import open_places
    from search.terms import terms_for
    from tests.search.asking import request_of

    here = open_places(request_of())
    terms = terms_for(tuple(question.split()), "nl")
    shelves = facets.shelves_for(chosen, here)
    sql = matching.statement(terms, (), here, here, shelves, every_word=True)
    before = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, BUFFERS) "
    with connection.cursor() as cursor:
        cursor.execute(before + sql, [])
        for row in cursor.fetchall():
            print("  ", row[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help="Measure what is there, without writing.")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "only-for-measuring")
    sys.path[:0] = ["site", "."]
    import django

    django.setup()
    from django.db import connection

    if not options.keep:
        begun = time.perf_counter()
        fill(options.count)
        print(f"written in {time.perf_counter() - begun:.0f} s")
        with connection.cursor() as cursor:
            # what autovacuum does by itself; SQLite is left as it is in the house
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "SELECT 1")
    over = measure(options.rounds)
    show_plan("gezinshuis")
    show_plan("kind ouder")
    show_plan("kind ouder", **RARE)
    if over:
        sys.exit("\n".join([f"over the bound of {BOUND} ms, or with too many queries:", *over]))


if __name__ == "__main__":
    main()
