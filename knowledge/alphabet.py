"""From A to Z as readers look words up: without accents, capitals and quotes."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import slugify

QUOTES = frozenset("'\"`´‘’‚‛“”„‟‹›«»")
# Letters that Unicode does not take apart; ij needs no rule: Dutch sorts it as i and j.
PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
NO_LETTER = "0–9"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the bar; without a link when nothing begins with it."""

    name: str
    url: str = ""


def folded(text: str) -> str:
    """The text as it counts for sorting and finding: plain lower-case letters and digits, single spaces.

    js/list-filter.js folds what readers type in the same way.
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(PLAIN)
    kept = (letter for letter in apart if letter not in QUOTES and not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def sort_key(text: str) -> tuple[str, str]:
    """What to sort by; of two that count as the same, the plainest comes first."""
    return folded(text), text


def initial(text: str) -> str:
    """The letter to look this text up under, or `NO_LETTER`."""
    first = folded(text)[:1]
    return first.upper() if first.isalpha() else NO_LETTER


def anchor(letter: str) -> str:
    """The id of a letter's section."""
    return f"letter-{slugify(letter, allow_unicode=True)}"


def by_letter(rows: Iterable[Any], name: Callable[[Any], str]) -> list[dict[str, Any]]:
    """Rows that are in order already, in sections of a letter each."""
    return [
        {"letter": letter, "anchor": anchor(letter), "rows": list(group)}
        for letter, group in groupby(rows, key=lambda row: initial(name(row)))
    ]


def letter_bar(urls: Mapping[str, str]) -> list[Letter]:
    """A to Z and whatever else rows begin with, each with its link where there is one."""
    others = [letter for letter in urls if letter not in string.ascii_uppercase]
    return [Letter(letter, urls.get(letter, "")) for letter in [*string.ascii_uppercase, *others]]
