"""A great many records, and how long questions about them take.

    DATABASE_URL=postgres://… VAR_DIR=/somewhere python -m tests.load.search_records 100000

Fills the database named there (its own tables must be migrated) with made-up records through the index's own way in,
asks a dozen questions, prints times and numbers of queries and the plans of two, and fails where a median is over the bound.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.sources import RecordDraft

SOURCE = "made-up"
AT_ONCE = 1_000
BOUND = 100  # ms
MOST_QUERIES = 8
SYLLABLES = [
    "ba",
    "ker",
    "lo",
    "min",
    "dus",
    "tra",
    "vel",
    "pon",
    "rik",
    "sta",
    "wo",
    "ning",
    "zor",
    "fel",
    "gan",
]
FREQUENT = [
    "gezinshuis",
    "kind",
    "ouder",
    "zorg",
    "plaatsing",
    "gemeente",
    "hulp",
    "school",
    "tarief",
    "gezin",
]
QUESTIONS = [
    "gezinshuis",
    "kind ouder",
    "plaatsing gezinshuis tarief",
    "gezinsuhis",
    "plaatsign tarief",
    "zorg hulp kind ouder gezin school",
    '"kind ouder"',
    "bakerlo",
    "bakerlo mindus",
    "trave",
    "geen van deze onbestaanbare woordenreeksen",
    "gezinshuisplaatsing",
]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Thirty thousand words, the first of which are used most, as in any language."""
    made = dict.fromkeys(FREQUENT)
    while len(made) < 30_000:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))] = None
    words = list(made)
    return words, list(accumulate(1 / (place + 8) for place in range(len(words))))


def drafts(count: int) -> Iterator[RecordDraft]:
    """So many records, the same ones every time."""
    from search.sources import RecordDraft

    chance = random.Random(2026)
    words, weights = vocabulary(chance)
    kinds = ["guide", "news", "page", "faq", "glossary", "ezine-story"]
    for number in range(count):
        text = chance.choices(words, cum_weights=weights, k=60)
        yield RecordDraft(
            key=str(number),
            kind=chance.choice(kinds),
            url=f"/made-up/{number}/",
            title=" ".join(text[:5]).capitalize(),
            summary=" ".join(text[5:15]),
            body=" ".join(text[15:]),
            language="nl" if chance.random() < 0.8 else "en",
            date=datetime.date(chance.randint(2008, 2026), 5, 1),
            themes=(chance.choice(["kwaliteit", "toezicht", "gezinsvormen"]),),
            audiences=(chance.choice(["ouders", "gemeenten"]),),
        )


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


def measure(rounds: int) -> tuple[float, int]:
    """Ask every question so often and print what it costs; returns the worst of the medians in ms, and of the queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from core import epoch
    from search.answering import answer
    from tests.search.asking import request_of

    slowest, most = 0.0, 0
    for question in QUESTIONS:
        times, busy = [], []
        for _round in range(rounds + 1):
            token = epoch.begin_request()
            request = request_of()
            begun, worked = time.perf_counter(), time.process_time()
            result = answer(question, request, "nl", {})
            times.append((time.perf_counter() - begun) * 1_000)
            busy.append((time.process_time() - worked) * 1_000)
            epoch.end_request(token)
        token = epoch.begin_request()
        with CaptureQueriesContext(connection) as queries:
            answer(question, request_of(), "nl", {})
        epoch.end_request(token)
        median = statistics.median(times[1:])
        slowest, most = max(slowest, median), max(most, len(queries))
        own = statistics.median(busy[1:])
        print(
            f"{median:7.1f} ms  worst {max(times[1:]):7.1f}  own CPU {own:6.1f}  {len(queries)} queries  "
            f"{result.total:6} found  {question}"
        )
    return slowest, most


def show_plan(question: str) -> None:
    """Print how the database finds what is asked."""
    from django.db import connection

    from search import matching
    from search.shelves import open_places
    from search.terms import terms_for
    from tests.search.asking import request_of

    here = open_places(request_of())
    terms = terms_for(tuple(question.split()), "nl")
    sql = matching.statement(terms, (), here, here, here, every_word=True)
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
    slowest, most = measure(options.rounds)
    print(f"slowest: {slowest:.1f} ms, at most {most} queries")
    show_plan("gezinshuis")
    show_plan("kind ouder")
    if slowest > BOUND or most > MOST_QUERIES:
        sys.exit(f"over the bound of {BOUND} ms and {MOST_QUERIES} queries")


if __name__ == "__main__":
    main()
