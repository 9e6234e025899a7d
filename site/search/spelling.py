"""Words that nobody here uses: the beginning of another, two written apart or together by mistake, or a typing error."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from search import analysis
from search.lookups import begins_with
from search.models import Word, WordDeletion
from search.question import Question
from search.terms import MOST_RECORDS, Completion, completions_in, synonyms
from search.urgency import is_word_of_need
from search.words import LONGEST, SHORTEST, as_heard

TWO_ERRORS_FROM = 8  # letters
SHORTEST_HALF = 4
LINKING = ("", "s", "en", "e", "n")
BEGINNING = 4
MOST_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Spelling:
    """What to put in the place of which word, what else may have been meant, and what the last word may grow into."""

    replaced: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    longer: tuple[Completion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    text: str
    language: str
    count: int
    stem: str


def corrected(question: Question, language: str) -> Spelling:
    """What to put in the place of words that stand nowhere. At most two queries.

    The word that was typed last may be unfinished: what begins another word is left as it is.
    """
    words = question.words
    joined = {one + two: (one, two) for one, two in pairwise(words)}
    ways = _ways_to_halve(words)
    standing, counts = _standing(
        {*words, *joined, *(part for parts in question.parts.values() for part in parts)},
        {piece for pairs in ways.values() for pair in pairs for piece in pair},
    )
    unfinished = question.last if question.last not in standing and len(question.last) > 1 else ""
    fine = {word for word in words if word in standing or _is_beyond_doubt(word)} - {unfinished}
    # nobody who says such a thing is to be told that it is another word
    fine |= {word for word in words if is_word_of_need(word)}
    if fine == set(words):
        return Spelling()
    replaced: dict[str, str] = {}
    for whole, (one, two) in joined.items():
        if whole in standing and not {one, two} <= fine:
            replaced |= {one: whole, two: ""}
    for word, parts in question.parts.items():
        if word not in standing and all(part in standing or _is_beyond_doubt(part) for part in parts):
            replaced[word] = " ".join(parts)
    unknown = [word for word in words if word not in fine and word not in replaced]
    doubtful = [word for word in unknown if not _is_beyond_doubt(word)]
    near, longer = _near(doubtful, language, unfinished=unfinished if unfinished in unknown else "")
    others: list[str] = []
    for word in doubtful:
        if longer and word == unfinished:
            continue
        by, instead = _meant_by(near.get(word, []), _halves(ways.get(word, []), counts))
        if by:
            replaced[word] = by
        others.extend(instead)
    return Spelling(replaced, tuple(others), tuple(longer))


def _meant_by(near: Sequence[tuple[int, str]], halves: tuple[str, str] | None) -> tuple[str, list[str]]:
    """What to put in the place of an unknown word, if anything, and what else may have been meant."""
    if halves and not any(errors == 1 for errors, _text in near):
        return " ".join(halves), []
    texts = [text for _errors, text in near]
    return (texts[0], texts[1:3]) if texts else ("", [])


def _is_beyond_doubt(word: str) -> bool:
    """Whether a word is too short for a typing error to be seen in it, or is a number."""
    return len(word) < SHORTEST or any(sign.isdigit() for sign in word)


def _standing(wanted: Collection[str], pieces: Collection[str]) -> tuple[set[str], dict[str, int]]:
    """Those of these words that everybody can read somewhere, in this form or another, and those with a synonym.

    And how often there is what they may be made of, since that comes with the same query.
    """
    stems = {word: {(code, analysis.stem(word, code)) for code in analysis.LANGUAGES} for word in wanted}
    texts = {stem for each in stems.values() for _code, stem in each}
    match = Q(text__in=sorted({*wanted, *pieces})) | Q(stem__in=sorted(texts))
    rows = Word.objects.filter(match, count__gt=0).values_list("text", "language", "stem", "count")
    counts: dict[str, int] = {}
    have: set[tuple[str, str]] = set(synonyms())
    for text, language, stem, count in rows:
        counts[text] = counts.get(text, 0) + count
        have.add((language, stem))
    there = {
        word for word in wanted if word in counts or f"{analysis.GLUED}{word}" in counts or stems[word] & have
    }
    return there, counts


def _ways_to_halve(words: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """The ways in which a word may be two written together, with or without a letter between them."""
    ways: dict[str, list[tuple[str, str]]] = {}
    for word in words:
        if _is_beyond_doubt(word):
            continue
        for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            for link in LINKING:
                if word.startswith(link, place) and len(word) - place - len(link) >= SHORTEST_HALF:
                    ways.setdefault(word, []).append((word[:place], word[place + len(link) :]))
    return ways


def _halves(pairs: Sequence[tuple[str, str]], counts: Mapping[str, int]) -> tuple[str, str] | None:
    """The two known words of which another is made, if it is."""
    good = [pair for pair in pairs if pair[0] in counts and pair[1] in counts]
    return max(good, key=lambda pair: (min(counts[pair[0]], counts[pair[1]]), pair), default=None)


def _near(
    words: Sequence[str], language: str, *, unfinished: str
) -> tuple[dict[str, list[tuple[int, str]]], list[Completion]]:
    """Known words that differ from these by a typing error, or two in a long word, best first; and those that begin so.

    One query.
    """
    wanted = [word for word in words if SHORTEST <= len(word) <= LONGEST]
    if not wanted and not unfinished:
        return {}, []
    candidates = _candidates(wanted, unfinished, language)
    found: dict[str, list[tuple[int, str]]] = {}
    for word in wanted:
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        ranked = sorted(
            (errors, entry.language != language, -entry.count, entry.text)
            for entry in candidates
            if 0 < (errors := _errors(word, entry.text)) <= allowed
        )
        texts = dict.fromkeys((errors, text) for errors, _other, _count, text in ranked)
        if texts:
            found[word] = list(texts)
    return found, _longer(unfinished, candidates, language) if unfinished else []


def _errors(word: str, other: str) -> int:
    """How many typing errors lie between them; what sounds the same is one. More than two are not counted."""
    if word != other and analysis.sound(word) == analysis.sound(other):
        return 1
    if abs(len(word) - len(other)) > 2 or len(set(word) ^ set(other)) > 4:
        return 3
    return analysis.distance(word, other)


def _candidates(wanted: Sequence[str], unfinished: str, language: str) -> list[_Known]:
    """Words that may be meant by these, and that may become of the unfinished one; the most frequent first."""
    variants = {each for word in wanted for each in (word, as_heard(word), *analysis.without_a_letter(word))}
    # one list after the other: for conditions joined by OR PostgreSQL would read the whole table
    lists: list[QuerySet[Any, Any]] = [
        WordDeletion.objects.filter(text__in=sorted(variants)).values("word"),
        *(_alike(word).values("pk") for word in wanted if len(word) >= TWO_ERRORS_FROM),
    ]
    if unfinished:
        lists.append(
            Word.objects.filter(pk__in=completions_in(unfinished, language).values("pk")).values("pk")
        )
    first, *others = lists
    rows = Word.objects.filter(pk__in=first.union(*others, all=True), count__gt=0).order_by("-count", "text")
    columns = rows.values_list("text", "language", "count", "stem")
    return [_Known(*row) for row in columns[:MOST_CANDIDATES]]


def _alike(word: str) -> QuerySet[Word]:
    """Words that begin like this one and are nearly as long."""
    beginning = begins_with("text", word[:BEGINNING])
    size = Q(size__range=(len(word) - 2, len(word) + 2))
    return Word.objects.alias(size=Length("text")).filter(beginning, size)


def _longer(beginning: str, candidates: Iterable[_Known], language: str) -> list[Completion]:
    """Those that begin so, the most frequent first, as long as they do not bring in too much; one always."""
    found: list[Completion] = []
    records = 0
    for entry in candidates:
        if entry.language == language and entry.text.startswith(beginning):
            records += entry.count
            if not found or records <= MOST_RECORDS:
                found.append(Completion(entry.text, entry.language, entry.stem))
    return found
