"""Words that nobody here uses: two that were written apart or together by mistake, or a typing error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q
from django.db.models.functions import Length

from search import analysis
from search.lookups import begins_with
from search.models import Word, WordDeletion
from search.terms import synonyms
from search.words import LONGEST, SHORTEST

TWO_ERRORS_FROM = 8  # letters
SHORTEST_HALF = 4
LINKING = ("", "s", "en", "e", "n")
BEGINNING = 4
MOST_CANDIDATES = 400


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words to look for, and for each word that was replaced what else may have been meant."""

    words: tuple[str, ...]
    replaced: dict[str, str]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    text: str
    language: str
    count: int


def corrected(words: Sequence[str], language: str) -> Spelling:
    """These words, with what stands nowhere replaced by what is meant most probably. At most three queries."""
    joined = {one + two: (one, two) for one, two in pairwise(words)}
    known = _known_among({*words, *joined})
    if all(word in known for word in words):
        return Spelling(tuple(words), {})
    result: list[str] = []
    replaced: dict[str, str] = {}
    for whole, (one, two) in joined.items():
        if whole in known and not (one in known and two in known):
            replaced |= {one: whole, two: ""}
    unknown = [word for word in words if word not in known and word not in replaced]
    halves = _halves(unknown)
    near = _near(unknown, language) if unknown else {}
    others: list[str] = []
    for word in words:
        if word in replaced:
            result.extend(filter(None, [replaced[word]]))
            continue
        candidates = near.get(word, [])
        if word not in unknown:
            result.append(word)
        elif candidates and candidates[0][0] == 1:
            replaced[word] = candidates[0][1]
            result.append(candidates[0][1])
            others.extend(text for _errors, text in candidates[1:3])
        elif word in halves:
            replaced[word] = " ".join(halves[word])
            result.extend(halves[word])
        elif candidates:
            replaced[word] = candidates[0][1]
            result.append(candidates[0][1])
            others.extend(text for _errors, text in candidates[1:3])
        else:
            result.append(word)
    return Spelling(tuple(result), {word: by for word, by in replaced.items() if by}, tuple(others))


def _known_among(words: Iterable[str]) -> set[str]:
    """Those of these words that everybody can read somewhere, in this form or another, and those with a synonym. One query."""
    wanted = sorted(words)
    stems = {analysis.stem(word, language) for word in wanted for language in analysis.LANGUAGES}
    match = Q(text__in=wanted) | Q(stem__in=sorted(stems))
    rows = Word.objects.filter(match, count__gt=0).values_list("text", "language", "stem")
    known: set[str] = set()
    have: set[tuple[str, str]] = set()
    for text, language, stem in rows:
        known.add(text)
        have.add((language, stem))
    have |= synonyms().keys()
    known.update(
        word
        for word in wanted
        if any((language, analysis.stem(word, language)) in have for language in analysis.LANGUAGES)
        or len(word) < SHORTEST
        or any(sign.isdigit() for sign in word)
    )
    return known & set(wanted)


def _halves(words: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Words that are two known ones written together, with or without a letter between them. One query."""
    ways: dict[str, list[tuple[str, str]]] = {}
    for word in words:
        for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            for link in LINKING:
                if word.startswith(link, place) and len(word) - place - len(link) >= SHORTEST_HALF:
                    ways.setdefault(word, []).append((word[:place], word[place + len(link) :]))
    pieces = {piece for pairs in ways.values() for pair in pairs for piece in pair}
    if not pieces:
        return {}
    rows = Word.objects.filter(text__in=sorted(pieces), count__gt=0).values_list("text", "count")
    counts: dict[str, int] = {}
    for text, count in rows:
        counts[text] = counts.get(text, 0) + count
    found = {}
    for word, pairs in ways.items():
        good = [pair for pair in pairs if pair[0] in counts and pair[1] in counts]
        if good:
            found[word] = max(good, key=lambda pair: (min(counts[pair[0]], counts[pair[1]]), pair))
    return found


def _near(words: Sequence[str], language: str) -> dict[str, list[tuple[int, str]]]:
    """Known words that differ from these by a typing error, or two in a long word; best first. One query."""
    wanted = [word for word in words if SHORTEST <= len(word) <= LONGEST]
    if not wanted:
        return {}
    variants = {each for word in wanted for each in (word, *analysis.without_a_letter(word))}
    match = Q(pk__in=WordDeletion.objects.filter(text__in=sorted(variants)).values("word"))
    for word in wanted:
        if len(word) >= TWO_ERRORS_FROM:
            match |= begins_with("text", word[:BEGINNING]) & Q(size__range=(len(word) - 2, len(word) + 2))
    rows = Word.objects.alias(size=Length("text")).filter(match, count__gt=0).order_by("-count", "text")
    candidates = [_Known(*row) for row in rows.values_list("text", "language", "count")[:MOST_CANDIDATES]]
    found: dict[str, list[tuple[int, str]]] = {}
    for word in wanted:
        allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
        ranked = sorted(
            (errors, entry.language != language, -entry.count, entry.text)
            for entry in candidates
            if abs(len(entry.text) - len(word)) <= allowed
            and len(set(entry.text) ^ set(word)) <= 2 * allowed
            and 0 < (errors := analysis.distance(word, entry.text)) <= allowed
        )
        texts = dict.fromkeys((errors, text) for errors, _other, _count, text in ranked)
        if texts:
            found[word] = list(texts)
    return found
