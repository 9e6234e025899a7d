"""From text to words and stems."""

from __future__ import annotations

import unicodedata

import pytest

from search import analysis
from search.models import LONGEST_WORD, Word
from search.words import LONGEST, forms_of


@pytest.mark.parametrize(
    "words",
    [
        ("gezinshuis", "gezinshuizen", "Gezinshuizen"),
        ("bijeenkomst", "bijeenkomsten"),
        ("pleegouder", "pleegouders"),
        ("tarief", "tarieven"),
        ("plaatsing", "plaatsingen"),
        ("crème", "creme"),
    ],
)
def test_forms_of_a_dutch_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({analysis.stem(word, "nl") for text in words for word in analysis.words_of(text)}) == 1


def test_english_words_have_english_stems() -> None:
    assert analysis.stem("homes", "en") == analysis.stem("home", "en")


def test_words_are_folded_and_split_on_whatever_is_no_letter() -> None:
    assert analysis.words_of("Eén café, ‘naïef’; ŒUVRE_2019!") == ["een", "cafe", "naief", "oeuvre", "2019"]


def test_what_a_hyphen_holds_together_is_found_in_parts_and_as_a_whole() -> None:
    assert analysis.words_of("e-book kwaliteits\u2011eis") == [
        "e",
        "book",
        "ebook",
        "kwaliteits",
        "eis",
        "kwaliteitseis",
    ]
    assert analysis.words_of("auto’s") == ["autos"]


def test_no_word_is_longer_than_the_index_holds() -> None:
    assert all(len(word) <= 40 for word in analysis.words_of("a" * 5_000 + " " + "ß" * 100))
    assert len(analysis.stem("a" * 40, "nl")) <= 40


@pytest.mark.parametrize("letters", ["x", "q", "qu", "abc", "ij"])
def test_no_form_of_a_word_is_longer_than_the_index_holds(letters: str) -> None:
    """An x sounds like two letters; PostgreSQL refuses what does not fit, and the editor's action with it."""
    for length in range(1, LONGEST + 1):
        word = Word(pk=1, text=(letters * length)[:length])
        assert all(len(str(text)) <= LONGEST_WORD for _pk, text in forms_of([word]))


def test_a_title_weighs_more_than_whatever_stands_below_it() -> None:
    weights = analysis.weights_of("Tarief", "Wat het kost", "kost " * 1_000, "nl")
    assert weights[analysis.stem("tarief", "nl")] > weights[analysis.stem("kost", "nl")]
    assert weights[analysis.stem("kost", "nl")] < analysis.IN_TITLE


def test_a_short_title_weighs_more_than_a_long_one() -> None:
    short = analysis.weights_of("Pleegzorg", "", "", "nl")
    long = analysis.weights_of("Van pleegzorg naar een eigen gezinshuis", "", "", "nl")
    assert short["pleegzorg"] > long["pleegzorg"]


def test_stop_words_count_in_titles_only() -> None:
    weights = analysis.weights_of("Over ons", "over zonder", "over zonder", "nl")
    assert set(weights) == {analysis.stem("over", "nl"), analysis.stem("ons", "nl")}


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("gezinshuis", "gezinshuis", 0),
        ("gezinsuhis", "gezinshuis", 1),
        ("gezinhuis", "gezinshuis", 1),
        ("gezinshuiss", "gezinshuis", 1),
        ("gezimshuis", "gezinshuis", 1),
        ("gezimshius", "gezinshuis", 2),
        ("", "zorg", 4),
    ],
)
def test_typing_errors_are_counted(one: str, other: str, errors: int) -> None:
    assert analysis.distance(one, other) == analysis.distance(other, one) == errors


def test_folding_again_changes_nothing_for_any_character() -> None:
    # those that mean something; lone surrogates never come this far
    signs = (
        sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) not in {"Cn", "Co", "Cs"}
    )
    assert [sign for sign in signs if analysis.fold(analysis.fold(sign)) != analysis.fold(sign)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Merkvogel™", ["merkvogeltm"]),
        ("gezins\u00adhuis", ["gezinshuis"]),
        ("gezins\u200bhuis", ["gezinshuis"]),
        ("kinderen¹", ["kinderen"]),
        ("cre\u0300me crème", ["creme", "creme"]),
        ("ﬁjn STRASSE Straße İstanbul", ["fijn", "strasse", "strasse", "istanbul"]),
    ],
)
def test_signs_for_the_printer_are_no_part_of_a_word(text: str, words: list[str]) -> None:
    assert analysis.words_of(text) == words
