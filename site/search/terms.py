"""The stems that lead to what is asked: of the word itself, of its synonyms, and of longer words that begin with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from core.epoch import epoch_cached
from search import analysis
from search.lookups import begins_with
from search.models import SearchRecord, Stem, Synonym, Word
from search.stopwords import BY_LANGUAGE

ITSELF, SYNONYM, LONGER = 100, 60, 30  # per cent
OTHER_LANGUAGE = 55  # per cent
SHORTEST_BEGINNING = 4
MOST_STEMS = 300
MOST_COMPLETIONS = 40
# So many more records a word may bring in by longer words and synonyms; a frequent word is found by itself.
MOST_RECORDS = 2_000


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question: per stem (by primary key) what a unit of its weight counts; which of them are the word itself."""

    word: str
    factors: Mapping[int, int]
    itself: frozenset[int]
    stems: frozenset[str]
    frequencies: Mapping[int, int]
    # how much it says that a record has it at all, in the units of the factors
    rarity: int = 0

    @property
    def frequency(self) -> int:
        """In how many records it is, at most."""
        return sum(self.frequencies.values())


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that begins with what somebody has typed so far."""

    text: str
    language: str
    stem: str


def completions_of(beginning: str, language: str) -> list[Completion]:
    """Words that everybody can read somewhere and that begin so, the most frequent first. One query."""
    return [
        Completion(*row)
        for row in completions_in(beginning, language).values_list("text", "language", "stem")
    ]


def completions_in(beginning: str, language: str) -> QuerySet[Word]:
    """The same as rows."""
    rows = Word.objects.filter(begins_with("text", beginning), language=language, count__gt=0)
    rows = rows.exclude(text__in=BY_LANGUAGE.get(language, ()))
    return rows.order_by("-count", "text")[:MOST_COMPLETIONS]


@epoch_cached
def synonyms() -> Mapping[tuple[str, str], frozenset[str]]:
    """Language and stem to the stems of its synonyms."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in Synonym.objects.all():
        stems = {
            analysis.stem(words[-1], row.language)
            for each in row.each()
            if (words := analysis.words_of(each))
        }
        for stem in stems:
            found.setdefault((row.language, stem), set()).update(stems - {stem})
    return {key: frozenset(stems) for key, stems in found.items()}


@epoch_cached
def size() -> int:
    """How many records there are, roughly: counted once per epoch."""
    return SearchRecord.objects.count()


def terms_for(words: Sequence[str], language: str, completions: Sequence[Completion] = ()) -> list[Term]:
    """A term for each word, whether anything has it or not; the last may also be one of these longer words. One query."""
    asked = [_Asked.of(word) for word in words]
    if completions:
        grown = frozenset((each.language, each.stem) for each in completions)
        asked[-1] = replace(asked[-1], grown=grown - asked[-1].itself)
    exact = {(code, text) for each in asked for code, text in (*each.itself, *each.synonyms, *each.grown)}
    match = Q(text__in=sorted({text for _code, text in exact}))
    longer = Q()
    for each in asked:
        for beginning in each.beginnings:
            longer |= begins_with("text", beginning)
    rows = Stem.objects.filter(match | longer if longer else match, frequency__gt=0).annotate(
        exactly=ExpressionWrapper(match, output_field=BooleanField())
    )
    stems = [
        _Row(*row)
        for row in rows.order_by("-exactly", "-frequency", "text").values_list(
            "pk", "language", "text", "frequency"
        )[:MOST_STEMS]
    ]
    return [each.term(stems, language) for each in asked]


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    language: str
    text: str
    frequency: int


@dataclass(frozen=True, slots=True)
class _Asked:
    word: str
    itself: frozenset[tuple[str, str]]
    synonyms: frozenset[tuple[str, str]]
    beginnings: frozenset[str]
    # what an unfinished word may grow into
    grown: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, word: str) -> _Asked:
        itself = frozenset((code, analysis.stem(word, code)) for code in analysis.LANGUAGES)
        other = frozenset((code, text) for code, stem in itself for text in synonyms().get((code, stem), ()))
        beginnings = {
            text for _code, text in itself if len(text) >= SHORTEST_BEGINNING and not word.isdigit()
        }
        return cls(word, itself, other, frozenset(beginnings))

    def term(self, stems: Sequence[_Row], language: str) -> Term:
        factors: dict[int, int] = {}
        itself: set[int] = set()
        texts: set[str] = set()
        frequency = 0
        for row in stems:
            name = (row.language, row.text)
            if name in self.itself:
                factors[row.pk] = _factor(row, ITSELF, language)
                itself.add(row.pk)
                frequency += row.frequency
                texts.add(row.text)
        grown = [row for row in stems if (row.language, row.text) in self.grown]
        together = sum(row.frequency for row in grown)
        for row in grown:
            # together they are one word, whatever each of them says; what is used most is meant most probably
            share = 60 + 40 * math.log(1 + row.frequency) / math.log(1 + grown[0].frequency)
            factors[row.pk] = _factor(row, round(share), language, frequency=together)
            itself.add(row.pk)
            frequency += row.frequency
            texts.add(row.text)
        left = MOST_RECORDS - frequency
        for row in stems:
            if row.pk in factors or row.frequency > left:
                continue
            name = (row.language, row.text)
            if name in self.synonyms:
                factors[row.pk] = _factor(row, SYNONYM, language)
            elif any(row.text.startswith(beginning) for beginning in self.beginnings):
                factors[row.pk] = _factor(row, LONGER, language)
            else:
                continue
            left -= row.frequency
            texts.add(row.text)
        frequencies = {row.pk: row.frequency for row in stems if row.pk in factors}
        rarity = round(100 * _rarity(sum(frequencies.values()))) if frequencies else 0
        return Term(self.word, factors, frozenset(itself), frozenset(texts), frequencies, rarity)


def _factor(row: _Row, per_cent: int, language: str, *, frequency: int = 0) -> int:
    """What one unit of weight counts: rare stems more than frequent ones. A whole number, the same on every database."""
    rarity = _rarity(frequency or row.frequency)
    other = 100 if row.language == language else OTHER_LANGUAGE
    return max(1, round(rarity * per_cent * other / 100))


def _rarity(frequency: int) -> float:
    """The natural logarithm of how many records there are to one that has it, and one more."""
    return math.log(1 + max(size(), frequency) / frequency)
