"""The words that everybody can read here: counted, so that suggestions and corrections offer no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from search import analysis
from search.models import Word, WordDeletion
from search.rows import add_to, insert_plainly, keys_of

SHORTEST, LONGEST = 4, 24  # of words with typing errors


def count_words(language: str, changes: Counter[str]) -> None:
    """Count these words so much more or less often in this language; new ones can be found with a typing error."""
    changed: Mapping[str, int] = {text: number for text, number in changes.items() if number}
    known = keys_of(Word, language, changed)
    new = sorted(text for text, number in changed.items() if text not in known and number > 0)
    made = Word.objects.bulk_create(
        [Word(language=language, text=text, stem=analysis.stem(text, language)) for text in new],
        batch_size=500,
    )
    insert_plainly(
        WordDeletion,
        ("word", "text"),
        [
            (word.pk, text)
            for word in made
            if SHORTEST <= len(word.text) <= LONGEST
            for text in sorted({word.text, *analysis.without_a_letter(word.text)})
        ],
    )
    known.update((word.text, word.pk) for word in made)
    add_to(Word, "count", {known[text]: number for text, number in changed.items() if text in known})
