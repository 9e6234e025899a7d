"""The words that everybody can read here: counted, so that suggestions and corrections offer no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import transaction

from core import epoch
from search import analysis
from search.models import LONGEST_WORD, Word, WordDeletion
from search.rows import add_to, delete_rows, insert_plainly, keys_of, portions

SHORTEST, LONGEST = 4, 24  # of words with typing errors


def as_heard(word: str) -> str:
    """How a word is kept by its sound, beside its letters; of an x come two, so it may be cut."""
    return f"~{analysis.sound(word)}"[:LONGEST_WORD]


def stem_of(text: str, language: str) -> str:
    """The stem of a word as it is counted, glued ones too."""
    return analysis.stem(text.removeprefix(analysis.GLUED), language)


def forms_of(words: Iterable[Word]) -> list[tuple[int | str, ...]]:
    """The forms by which these words are found with a typing error: as they are, as they sound, without each letter."""
    return [
        (word.pk, text)
        for word in words
        if SHORTEST <= len(word.text) <= LONGEST and not word.text.startswith(analysis.GLUED)
        for text in sorted({word.text, as_heard(word.text), *analysis.without_a_letter(word.text)})
    ]


def renew_forms() -> None:
    """Make stems and forms of all words anew, as this version of the analysis makes them; a portion at a time."""
    for some in portions(Word.objects.values_list("pk", flat=True).order_by("pk"), 2_000):
        with transaction.atomic():
            epoch.hold()
            words = list(Word.objects.filter(pk__in=some))
            for word in words:
                word.stem = stem_of(word.text, word.language)
            Word.objects.bulk_update(words, ["stem"], batch_size=500)
            delete_rows(WordDeletion, word__in=some)
            insert_plainly(WordDeletion, ("word", "text"), forms_of(words))
    epoch.bump()


def count_words(language: str, changes: Counter[str]) -> None:
    """Count these words so much more or less often in this language; new ones can be found with a typing error."""
    changed: Mapping[str, int] = {text: number for text, number in changes.items() if number}
    known = keys_of(Word, language, changed)
    new = sorted(text for text, number in changed.items() if text not in known and number > 0)
    made = Word.objects.bulk_create(
        [Word(language=language, text=text, stem=stem_of(text, language)) for text in new], batch_size=500
    )
    insert_plainly(WordDeletion, ("word", "text"), forms_of(made))
    known.update((word.text, word.pk) for word in made)
    add_to(Word, "count", {known[text]: number for text, number in changed.items() if text in known})
