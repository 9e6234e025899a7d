"""The one query that finds: the best records, and how many there are on each shelf."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from search.analysis import IN_TITLE
from search.models import Posting, RecordText
from search.terms import Term

BEST = 300


@dataclass(frozen=True, slots=True)
class Match:
    """A record that was found: its points, and how many words of the question stand in its title."""

    record: int
    shelf: int
    points: int
    titles: int


@dataclass(slots=True)
class Matches:
    """The best matches on the chosen shelves, and the number of matches on every open one."""

    best: list[Match] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)


def find(
    terms: Sequence[Term],
    phrases: Sequence[str],
    *,
    all_places: Collection[int],
    open_places: Collection[int],
    chosen: Collection[int],
    every_word: bool = True,
    titles_only: bool = False,
    best: int = BEST,
) -> Matches:
    """What has every word (or any of them) and all phrases, on shelves that are open; one query, or none."""
    if not terms or (every_word and not all(term.factors for term in terms)):
        return Matches()
    terms = [term for term in terms if term.factors]
    if not terms or not open_places:
        return Matches()
    sql = statement(
        terms,
        phrases,
        all_places,
        open_places,
        chosen,
        every_word=every_word,
        titles_only=titles_only,
        best=best,
    )
    result = Matches()
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"% {phrase} %" for phrase in phrases])
        for record, shelf, points, titles in cursor.fetchall():
            if record is None:
                result.counts[shelf] = points
            else:
                result.best.append(Match(record, shelf, points, titles))
    result.best.sort(key=lambda match: (-match.points, match.record))
    return result


def statement(
    terms: Sequence[Term],
    phrases: Sequence[str],
    all_places: Collection[int],
    open_places: Collection[int],
    chosen: Collection[int],
    *,
    every_word: bool,
    titles_only: bool = False,
    best: int = BEST,
) -> str:
    """The SQL. Nothing in it comes from outside but whole numbers of our own; phrases are parameters."""
    table, texts = Posting._meta.db_table, RecordText._meta.db_table
    each = [_case(term.factors) for term in terms]
    in_title = [_title(term) for term in terms]
    where = [f"stem_id IN {_numbers({pk for term in terms for pk in term.factors})}"]
    where += _among("shelf_id", open_places, all_places)
    if titles_only:
        where.append(f"weight >= {IN_TITLE}")
    having = ""
    if len(terms) > 1 and every_word:
        rarest = min(terms, key=lambda term: term.frequency)
        where.append(
            f"record_id IN (SELECT record_id FROM {table} WHERE stem_id IN {_numbers(rarest.factors)})"  # noqa: S608
        )
        having = "HAVING " + " AND ".join(f"MAX({case}) > 0" for case in each)
    found = "found"
    word_for_word = ""
    if phrases:
        conditions = " AND ".join("t.words LIKE %s" for _phrase in phrases)
        word_for_word = (
            ", phrased AS (SELECT f.* FROM found f WHERE EXISTS "  # noqa: S608
            f"(SELECT 1 FROM {texts} t WHERE t.record_id = f.record_id AND {conditions}))"
        )
        found = "phrased"
    narrowed = " AND ".join(_among("shelf_id", chosen, open_places)) or "1 = 1"
    return f"""
WITH found AS MATERIALIZED (
    SELECT record_id, shelf_id, {" + ".join(f"MAX({case})" for case in each)} AS points,
        {" + ".join(f"MAX({case})" for case in in_title)} AS titles
    FROM {table} WHERE {" AND ".join(where)} GROUP BY record_id, shelf_id {having}
){word_for_word}
SELECT record_id, shelf_id, points, titles FROM (
    SELECT * FROM {found} WHERE {narrowed} ORDER BY points DESC, record_id LIMIT {int(best)}
) best
UNION ALL SELECT NULL, shelf_id, COUNT(*), 0 FROM {found} GROUP BY shelf_id
"""  # noqa: S608


def _case(factors: Mapping[int, int]) -> str:
    pairs = sorted(factors.items())
    if len(pairs) == 1:
        return f"CASE WHEN stem_id = {int(pairs[0][0])} THEN weight * {int(pairs[0][1])} ELSE 0 END"
    whens = " ".join(f"WHEN {int(pk)} THEN {int(factor)}" for pk, factor in pairs)
    return f"CASE stem_id {whens} ELSE 0 END * weight"


def _title(term: Term) -> str:
    own = term.itself or term.factors
    return f"CASE WHEN weight >= {IN_TITLE} AND stem_id IN {_numbers(own)} THEN 1 ELSE 0 END"


def _numbers(values: Collection[int]) -> str:
    return f"({', '.join(str(int(value)) for value in sorted(values)) or 'NULL'})"


def _among(column: str, wanted: Collection[int], out_of: Collection[int]) -> list[str]:
    """The condition that a number is one of these, said in the shortest way."""
    wanted, rest = set(wanted), set(out_of) - set(wanted)
    if not rest:
        return []
    if len(rest) < len(wanted):
        return [f"{column} NOT IN {_numbers(rest)}"]
    return [f"{column} IN {_numbers(wanted)}"]
