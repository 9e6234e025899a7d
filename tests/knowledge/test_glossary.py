"""The glossary: from A to Z as readers look words up, an address per word, both languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from core import epoch
from core.roots import locales
from knowledge.alphabet import folded, initial, sort_key
from knowledge.glossary import explanations, forms_of
from knowledge.models import GlossaryPage, GlossaryTerm
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of


@pytest.fixture
def glossary(site: Site) -> GlossaryPage:
    return factories.make_page(GlossaryPage, site.nl, title="Woordenlijst", slug="woordenlijst")


def term(word: str, key: str = "", language: str = "nl", **fields: Any) -> GlossaryTerm:
    fields.setdefault("definition", f"Uitleg van {word}.")
    return GlossaryTerm.objects.create(
        term=word, key=key or folded(word).replace(" ", "-"), locale_id=locales()[language], **fields
    )


@pytest.mark.parametrize(
    "words",
    [
        ["eerst", "één", "eend", "e-zine"],
        ["idee", "ijs", "IJssel", "in"],
        ["raad", "’s Heeren Loo", "’s-Gravenhage", "samen", "‘thuis’"],
        ["oester", "øl", "overleg"],
        ["BIG-register", "big", "bij"],
    ],
)
def test_words_stand_where_readers_look_for_them(words: list[str]) -> None:
    in_order = {
        "eerst": ["e-zine", "één", "eend", "eerst"],
        "idee": ["idee", "ijs", "IJssel", "in"],
        "raad": ["raad", "’s-Gravenhage", "’s Heeren Loo", "samen", "‘thuis’"],
        "oester": ["oester", "øl", "overleg"],
        "BIG-register": ["big", "BIG-register", "bij"],
    }
    assert sorted(words, key=sort_key) == in_order[words[0]]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("één", "E"),
        ("IJssel", "I"),
        ("ĳs", "I"),
        ("‘s Heeren Loo", "S"),
        ("Øl", "O"),
        ("24x7", "0–9"),
        ("…", "0–9"),
    ],
)
def test_a_word_stands_under_the_letter_it_begins_with(word: str, letter: str) -> None:
    assert initial(word) == letter


def test_each_letter_has_its_section_and_each_word_its_address(
    glossary: GlossaryPage, visitor: Client
) -> None:
    term("gezinshuis", other_language="family home", variants="gezinshuizen", avoid="instelling")
    term("aanmelding")
    text = text_of(visitor, "/woordenlijst/")
    assert text.index('id="letter-a"') < text.index('id="word-aanmelding"') < text.index('id="letter-g"')
    assert '<a href="#letter-a">A</a>' in text
    assert '<a href="#letter-b">' not in text
    assert '<small data-filter-text lang="en">family home</small>' in text
    assert "Ook: <span data-filter-text>gezinshuizen</span>" in text
    assert "Zeg liever niet: <span data-filter-text>instelling</span>" in text


def test_the_english_list_shows_the_dutch_words(site: Site, glossary: GlossaryPage, visitor: Client) -> None:
    factories.translate(glossary, site.en, title="Glossary", slug="glossary")
    term("family home", language="en", other_language="gezinshuis")
    text = text_of(visitor, "/en/glossary/")
    assert "<dt><span data-filter-text>family home</span>" in text
    assert '<small data-filter-text lang="nl">gezinshuis</small></dt>' in text


def test_words_without_a_translation_are_shown_in_dutch(
    site: Site, glossary: GlossaryPage, visitor: Client
) -> None:
    factories.translate(glossary, site.en, title="Glossary", slug="glossary")
    dutch = term("gezinshuis")
    term("family home", language="en", translation_key=dutch.translation_key)
    term("kamerbrief")
    text = text_of(visitor, "/en/glossary/")
    assert 'lang="nl" dir="ltr">kamerbrief' in text
    assert ">gezinshuis<" not in text


def test_a_sentence_shows_how_words_explain_themselves(glossary: GlossaryPage, visitor: Client) -> None:
    assert "Uitleg waar je leest" not in text_of(visitor, "/woordenlijst/")
    term("verwijzer")
    text = text_of(visitor, "/woordenlijst/")
    assert "Uitleg waar je leest" in text
    assert 'popovertarget="term-verwijzer"' in text


def test_texts_know_terms_by_their_other_forms_and_their_abbreviation(glossary: GlossaryPage) -> None:
    term("gecertificeerde instelling (GI)", key="gi", variants="GI’s, gecertificeerde instellingen")
    term("gezinshuis", explain_in_text=False)
    epoch.bump()
    found = explanations("nl").first_appearances(
        "<p>De GI is een gecertificeerde instelling, geen gezinshuis.</p>", set()
    )
    assert [entry.url for _start, _end, entry in found] == ["/woordenlijst/#word-gi"]
    assert found[0][0] == len("<p>De ")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("ondertoezichtstelling (OTS)", ["ondertoezichtstelling", "OTS"]),
        ("Wet langdurige zorg (Wlz)", ["Wet langdurige zorg", "Wlz"]),
        ("Exceptional Medical Expenses Act (former)", ["Exceptional Medical Expenses Act (former)"]),
        ("BIG register (health professions)", ["BIG register (health professions)"]),
    ],
)
def test_only_an_abbreviation_in_brackets_is_a_form_of_its_own(name: str, forms: list[str]) -> None:
    assert forms_of(GlossaryTerm(term=name)) == forms


def test_the_glossary_costs_the_same_for_ten_and_a_thousand(glossary: GlossaryPage, visitor: Client) -> None:
    def make(first: int, count: int) -> None:
        GlossaryTerm.objects.bulk_create(
            GlossaryTerm(
                term=f"woord {number}", key=f"w-{number}", definition="Uitleg.", locale_id=locales()["nl"]
            )
            for number in range(first, first + count)
        )
        epoch.bump()

    make(0, 10)
    few = queries_for(visitor, "/woordenlijst/")
    make(10, 990)
    assert queries_for(visitor, "/woordenlijst/") == few <= MOST_QUERIES
