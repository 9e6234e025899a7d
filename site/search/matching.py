"""The one query that finds: the best records, and how many there are on each shelf."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from search.analysis import IN_TITLE
from search.models import Posting, RecordText
from search.terms import Term

BEST = 300
# Of a stem that is in more records than this, only the heaviest are looked at.
MOST_LOOKED_AT = 2_500
TABLE = Posting._meta.db_table
# So often at most is a record of the rarest word looked up among those of another.
MOST_LOOK_UPS = 16_000
# So often at most is a record weighed by one of the words, when any of them will do.
MOST_WEIGHED = 60_000
# What it counts for that a record has a word at all, when it has not all words: as if that stood in a text so often.
COVERING = 120
COLUMNS = "stem_id, record_id, shelf_id, weight"


@dataclass(frozen=True, slots=True)
class Match:
    """A record that was found: its points, and how many words of the question stand in its title."""

    record: int
    shelf: int
    points: int
    titles: int


@dataclass(slots=True)
class Matches:
    """The best matches on the chosen shelves, and the number of matches on every open one.

    `cut_off` when so much was found that not all of it was looked at, `only_chosen` when nothing was looked at on the other
    shelves: what is there was not counted.
    """

    best: list[Match] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    cut_off: bool = False
    only_chosen: bool = False


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
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"% {phrase} %" for phrase in phrases])
        result, driving = _read(cursor.fetchall(), open_places)
    if is_cut_off(terms, every_word=every_word):
        result.only_chosen = not set(open_places) <= set(chosen)
        if not every_word or len(terms) == 1:
            result.cut_off = sum(result.counts.values()) >= _most_of_each(terms)
        else:
            result.cut_off = driving is None or driving >= _most_driving(terms)
    return result


def _read(rows: Iterable[tuple[Any, ...]], open_places: Collection[int]) -> tuple[Matches, int | None]:
    """What the database answered: matches and their numbers, and how many records of the rarest word it looked up."""
    result = Matches()
    driving = None
    for record, shelf, points, titles in rows:
        if shelf is None:
            driving = points
        elif shelf not in open_places:
            # a shelf that was made after this request began: nobody knows yet who may look there
            continue
        elif record is None:
            result.counts[shelf] = points
        else:
            result.best.append(Match(record, shelf, points, titles))
    result.best.sort(key=lambda match: (-match.points, match.record))
    return result, driving


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
    each, in_title = [_case(term.factors) for term in terms], [_title(term) for term in terms]
    # with a frequent word only its heaviest records are looked at, so those have to be the ones that were chosen
    within = chosen if is_cut_off(terms, every_word=every_word) else open_places
    # with the plus it is no reason to look a record up on each of a thousand shelves
    where = _among("+shelf_id", within, all_places) + ([f"weight >= {IN_TITLE}"] if titles_only else [])
    rows, before = _rows(terms, where, every_word=every_word and len(terms) > 1)
    # of some of the words those count that say most, wherever they stand
    covering = [
        f"CASE WHEN MAX({case}) > 0 THEN {int(term.rarity * COVERING)} ELSE 0 END"
        for case, term in zip(each, terms, strict=True)
        if not every_word
    ]
    having = "HAVING " + " AND ".join(f"MAX({case}) > 0" for case in each) if every_word else ""
    found, word_for_word = ("phrased", _phrased(phrases)) if phrases else ("found", "")
    narrowed = " AND ".join(_among("shelf_id", chosen, open_places)) or "1 = 1"
    return f"""
WITH {before}found AS MATERIALIZED (
    SELECT record_id, shelf_id, {" + ".join([*(f"MAX({case})" for case in each), *covering])} AS points,
        {" + ".join(f"MAX({case})" for case in in_title)} AS titles
    FROM ({rows}) having_it GROUP BY record_id, shelf_id {having}
){word_for_word}
SELECT record_id, shelf_id, points, titles FROM (
    SELECT * FROM {found} WHERE {narrowed} ORDER BY points DESC, record_id LIMIT {int(best)}
) best
UNION ALL SELECT NULL, shelf_id, COUNT(*), 0 FROM {found} GROUP BY shelf_id
{"UNION ALL SELECT NULL, NULL, COUNT(*), 0 FROM driving" if before else ""}
"""  # noqa: S608


def is_cut_off(terms: Sequence[Term], *, every_word: bool) -> bool:
    """Whether there may be more than was looked at: every word, or with some of them any word, is very frequent."""
    if every_word and len(terms) > 1:
        most = _most_driving(terms)
        return any(number > most for number in _rarest(terms).frequencies.values())
    return any(number > MOST_LOOKED_AT for term in terms for number in term.frequencies.values())


def _most_of_each(terms: Sequence[Term]) -> int:
    """How many records of each very frequent stem are looked at, when a record need not have all words."""
    frequent = {pk for term in terms for pk, number in term.frequencies.items() if number > MOST_LOOKED_AT}
    return min(MOST_LOOKED_AT, MOST_WEIGHED // max(1, len(frequent) * len(terms)))


def _most_driving(terms: Sequence[Term]) -> int:
    """How many records of each stem of the rarest word are looked up among those of the other words."""
    rarest = _rarest(terms)
    frequencies = {pk: number for term in terms for pk, number in term.frequencies.items()}
    looked_up = sum(number > MOST_LOOKED_AT for pk, number in frequencies.items() if pk not in rarest.factors)
    driving = sum(number > MOST_LOOKED_AT for number in rarest.frequencies.values())
    return min(MOST_LOOKED_AT, MOST_LOOK_UPS // max(1, looked_up * driving))


def _rarest(terms: Sequence[Term]) -> Term:
    return min(terms, key=lambda term: (term.frequency, term.word))


def _rows(terms: Sequence[Term], where: Sequence[str], *, every_word: bool) -> tuple[str, str]:
    """The postings to look at, and the list of records that has to be made before.

    Of a very frequent stem those with the rarest word are looked up one by one, or else the heaviest are taken: a title
    outweighs whatever stands in a text, so what would come first is among them.
    """
    frequencies = {pk: number for term in terms for pk, number in term.frequencies.items()}
    frequent = {pk for pk, number in frequencies.items() if number > MOST_LOOKED_AT}
    if not every_word:
        return _taken(frequencies, frequent, where, _most_of_each(terms)), ""
    rarest = _rarest(terms)
    driving = set(rarest.frequencies)
    looked_up = frequent - driving
    most = _most_driving(terms)
    rows = _taken(set(frequencies) - looked_up, frequent & driving, where, most)
    for pk in sorted(looked_up):
        # one stem at a time: for several at once PostgreSQL would read all that each record has
        there = [*where, f"stem_id = {int(pk)}", "record_id IN (SELECT record_id FROM driving)"]
        rows += f" UNION ALL SELECT {COLUMNS} FROM {TABLE} WHERE {' AND '.join(there)}"  # noqa: S608
    before = f"driving AS MATERIALIZED (SELECT DISTINCT record_id FROM ({_taken(driving, frequent, where, most)}) d), "  # noqa: S608
    return rows, before if looked_up else ""


def _taken(stems: Collection[int], frequent: Collection[int], where: Sequence[str], most: int) -> str:
    """The postings of these stems: all of them, or the `most` heaviest of those that are very frequent."""
    parts = []
    if few := set(stems) - set(frequent):
        conditions = " AND ".join([f"stem_id IN {_numbers(few)}", *where])
        parts.append(f"SELECT {COLUMNS} FROM {TABLE} WHERE {conditions}")  # noqa: S608
    for pk in sorted(set(stems) & set(frequent)):
        conditions = " AND ".join([f"stem_id = {int(pk)}", *where])
        parts.append(
            f"SELECT * FROM (SELECT {COLUMNS} FROM {TABLE} WHERE {conditions} "  # noqa: S608
            f"ORDER BY weight DESC, record_id DESC LIMIT {int(most)}) heaviest_{int(pk)}"
        )
    return " UNION ALL ".join(parts)


def _phrased(phrases: Sequence[str]) -> str:
    texts = RecordText._meta.db_table
    conditions = " AND ".join("t.words LIKE %s" for _phrase in phrases)
    return (
        ", phrased AS (SELECT f.* FROM found f WHERE EXISTS "  # noqa: S608
        f"(SELECT 1 FROM {texts} t WHERE t.record_id = f.record_id AND {conditions}))"
    )


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
