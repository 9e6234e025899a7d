"""What somebody types, read as a question: words, and phrases between quotes. Whatever is typed, nothing breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.text import plain_line
from search import analysis

LONGEST = 200
MOST_WORDS = 12
QUOTED = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]')


@dataclass(frozen=True, slots=True)
class Question:
    """A question: as it was typed, its telling words, and the phrases that have to be there word for word.

    `parts` are those of words that a hyphen holds together; `last` is the last of its words, when that was typed last and may
    still grow; `is_cut` when more was typed than is read.
    """

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    line: str
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    last: str = ""
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words

    def reworded(self, replaced: Mapping[str, str]) -> Question:
        """The same with words replaced, by one or more others or by nothing, in its phrases too."""
        words = dict.fromkeys(part for word in self.words for part in replaced.get(word, word).split())
        phrases = (
            " ".join(filter(None, (replaced.get(word, word) for word in each.split())))
            for each in self.phrases
        )
        return replace(self, words=tuple(words), phrases=tuple(phrases), line=" ".join(words))


def read(text: str, language: str, *, keep_last: bool = False) -> Question:
    """The question in what was typed; the rest of a very long one is passed over.

    With `keep_last` the last word counts whatever it says: it may be the beginning of another.
    """
    text = plain_line(text[: LONGEST * 4]).strip()
    is_cut = len(text) >= LONGEST
    if is_cut:
        text = text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]
    words: list[str] = []
    parts: dict[str, tuple[str, ...]] = {}
    word = ""
    for chain in analysis.CHAIN.findall(analysis.fold(text)):
        # what a hyphen holds together is in the index as a whole too
        *pieces, word = analysis.words_of(chain)
        if pieces:
            parts[word] = tuple(pieces)
        if word not in words:
            words.append(word)
    kept = {word} if keep_last else set()
    telling = [each for each in words if each in kept or not analysis.is_stop_word(each, language)]
    read_words = tuple((telling or words)[:MOST_WORDS])
    # another sign after it, and it is done
    grows = bool(text) and not is_cut and (text[-1].isalnum() or text[-1] in "'\u2019")
    phrases = (analysis.folded_line(phrase) for phrase in QUOTED.findall(text))
    return Question(
        text=text,
        words=read_words,
        phrases=tuple(phrase for phrase in phrases if " " in phrase)[:3],
        line=analysis.folded_line(text),
        parts=parts,
        is_cut=is_cut,
        last=word if grows and word in read_words[-1:] else "",
    )
