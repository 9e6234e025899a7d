"""From text to what the index compares: words without accents and capitals, and their stems.

The Dutch stemmer takes endings off and the ge- of a participle with them (gezinshuizen becomes zinshuis), so a stem is
no word: stems are compared with stems only, words with words.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from search.models import LONGEST_WORD
from search.stopwords import BY_LANGUAGE

# To be raised with every change that makes other words or weights of the same text.
VERSION = 4

ALGORITHMS = {"nl": "dutch", "en": "english"}
LANGUAGES = tuple(ALGORITHMS)

# What the stemmer would make one with another word: nodig with nood.
NOT_STEMMED = {("nl", "nodig"): "nodig", ("nl", "nodige"): "nodig"}
GLUED = "+"
# What people write for the same sound, in the order in which it is read.
SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("qu", "kw"),
    ("q", "k"), ("x", "ks"), ("ph", "f"), ("th", "t"), ("ij", "y"), ("ei", "y"), ("au", "ou"), ("dt", "t"),
    ("v", "f"), ("z", "s"), ("ie", "i"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")

IN_TITLE = 80  # whatever weighs so much, stands in the title
SHORT_TITLE = 40  # on top of it, divided by the number of words of the title
AS_SORT = 60
IN_SUMMARY = 30
IN_BODY = 10
OFTEN_IN_BODY = 40

# Words may be held together by hyphens of several kinds, and by apostrophes: kwaliteits-eis, auto's.
CHAIN = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019][^\W_]+)*")
LINK = re.compile(r"[-\u2010\u2011]")
APOSTROPHES = re.compile(r"['\u2019]")
# The small figure that leads to a note is no part of the word before it.
NOTE_MARKS = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u2079]+")
# Accents of all sorts, and what is there for the printer only: soft hyphens, joiners, marks of direction.
UNSEEN = {"Mn", "Me", "Cf"}
# Letters that Unicode does not take apart, and what people type instead.
UNTAKEN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})

_local = threading.local()


def fold(text: str) -> str:
    """The text in small letters and without accents, soft hyphens and the like. Folding it again changes nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", NOTE_MARKS.sub(" ", text)).casefold().translate(UNTAKEN)
    # capitals that come out of signs, and what small letters come apart into
    apart = unicodedata.normalize("NFKD", apart).casefold()
    return "".join(sign for sign in apart if unicodedata.category(sign) not in UNSEEN)


def legible(text: str) -> str:
    """The text as results show it: letters and their accents in one, nothing that is there for the printer only."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, folded; what a hyphen holds together comes in parts and then as a whole."""
    words: list[str] = []
    for chain in CHAIN.findall(fold(text)):
        parts = [part for part in LINK.split(APOSTROPHES.sub("", chain)) if part]
        words.extend(part[:LONGEST_WORD] for part in parts)
        if len(parts) > 1:
            words.append("".join(parts)[:LONGEST_WORD])
    return words


def folded_line(text: str) -> str:
    """The words of a text with a space between them; what a hyphen holds together has a plus before it."""
    line: list[str] = []
    for chain in CHAIN.findall(fold(text)):
        *parts, whole = words_of(chain) or [""]
        line.extend([*parts, f"{GLUED}{whole}"[:LONGEST_WORD]] if parts else [whole])
    return " ".join(filter(None, line))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word. A stemmer keeps what it is doing in itself, so every thread has its own."""
    if kept := NOT_STEMMED.get((language, word)):
        return kept
    stemmers = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(ALGORITHMS.get(language, ALGORITHMS["nl"]))
    return str(stemmers[language].stemWord(word))[:LONGEST_WORD] or word


def is_stop_word(word: str, language: str) -> bool:
    """Whether this folded word says nothing by itself; a lone letter says nothing either."""
    return word in BY_LANGUAGE.get(language, ()) or (len(word) == 1 and not word.isdigit())


def weights_of(title: str, summary: str, body: str, language: str, sort: str = "") -> dict[str, int]:
    """How heavily each stem weighs in a record: title before what sort of thing it is, before summary, before body.

    Short titles come before long ones.
    """
    weights: Counter[str] = Counter()
    for each in set(_telling_stems(sort, language)):
        weights[each] += AS_SORT
    for each in set(_telling_stems(summary, language)):
        weights[each] += IN_SUMMARY
    for each, times in Counter(_telling_stems(body, language)).items():
        weights[each] += min(OFTEN_IN_BODY, IN_BODY + 5 * (times - 1))
    for each in weights:
        weights[each] = min(weights[each], IN_TITLE - 1)
    in_title = {stem(word, language) for word in words_of(title)}
    for each in in_title:
        weights[each] += IN_TITLE + SHORT_TITLE // max(1, len(in_title))
    return dict(weights)


def _telling_stems(text: str, language: str) -> Iterable[str]:
    return (stem(word, language) for word in words_of(text) if not is_stop_word(word, language))


def countable(words: Iterable[str]) -> set[str]:
    """The words that are worth suggesting: from three letters on, and no numbers."""
    return {
        word
        for word in words
        if len(word.removeprefix(GLUED)) > 2 and not any(sign.isdigit() for sign in word)
    }


def sound(word: str) -> str:
    """What a folded Dutch word sounds like, roughly: klagt as klacht, perspektief as perspectief."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = DOUBLED.sub(r"\1", word)
    return f"{word[:-1]}t" if word.endswith("d") else word


def without_a_letter(word: str) -> set[str]:
    """The word with each of its letters left out in turn."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def distance(one: str, other: str) -> int:
    """How many typing errors lie between two words: a letter too many, too few, another one, or two the wrong way round."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, beside in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
