"""What somebody types, read as a question: words, and phrases between quotes. Whatever is typed, nothing breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text import plain_line
from search import analysis

LONGEST = 200
MOST_WORDS = 12
QUOTED = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


@dataclass(frozen=True, slots=True)
class Question:
    """A question: as it was typed, its telling words, and the phrases that have to be there word for word."""

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    line: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words


def read(text: str, language: str, *, keep_last: bool = False) -> Question:
    """The question in what was typed; the rest of a very long one is passed over.

    With `keep_last` the last word counts whatever it says: it may be the beginning of another.
    """
    text = plain_line(text[: LONGEST * 4])[:LONGEST].strip()
    words: list[str] = []
    for chain in analysis.CHAIN.findall(analysis.fold(text)):
        # what a hyphen holds together is in the index as a whole too
        word = analysis.words_of(chain)[-1]
        if word not in words:
            words.append(word)
    last = words[-1:] if keep_last else []
    telling = [word for word in words if word in last or not analysis.is_stop_word(word, language)]
    phrases = (analysis.folded_line(phrase) for phrase in QUOTED.findall(text))
    return Question(
        text=text,
        words=tuple((telling or words)[:MOST_WORDS]),
        phrases=tuple(phrase for phrase in phrases if " " in phrase)[:3],
        line=analysis.folded_line(text),
    )
