"""Questions and answers: by who asks them, each with an address that opens it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from html5lib import HTMLParser

from core import epoch
from core.models import Audience
from core.roots import locales
from knowledge.models import FaqPage, GuidePage, Question
from tests import factories
from tests.factories import Site
from tests.knowledge.many import HOSTILE, MOST_QUERIES, queries_for, text_of


@pytest.fixture
def faq(site: Site) -> FaqPage:
    return factories.make_page(FaqPage, site.nl, title="Veelgestelde vragen", slug="vragen")


@pytest.fixture
def parents(db: None) -> Audience:
    return factories.make_audience("ouders", "Ouders", "Parents")


@pytest.fixture
def councils(db: None) -> Audience:
    return factories.make_audience("gemeenten", "Gemeenten", "Municipalities")


def question(key: str, words: str, audiences: list[str], language: str = "nl", **fields: Any) -> Question:
    fields.setdefault("answer", f"<p>Antwoord op {key}.</p>")
    return Question.objects.create(
        key=key, question=words, audience_keys=audiences, locale_id=locales()[language], **fields
    )


def test_a_question_stands_once_under_who_asks_it_first(
    faq: FaqPage, parents: Audience, councils: Audience, visitor: Client
) -> None:
    question("faq-1", "Welk tarief is goed?", ["gemeenten", "ouders"])
    text = text_of(visitor, "/vragen/").partition("<main")[2]
    assert text.count('id="question-faq-1"') == 1
    assert text.index(">Gemeenten</h2>") < text.index("Welk tarief is goed?")
    assert ">Ouders</h2>" not in text


def test_an_answer_names_its_sources(faq: FaqPage, visitor: Client) -> None:
    factories.make_source("nji-cijfers", url="https://voorbeeld.invalid/a?b&c")
    factories.make_source("kst", organisation="Kamer <b>", year=None)
    question("faq-1", "Hoeveel?", [], source_keys=["nji-cijfers", "kst", "bestaat-niet"])
    text = text_of(visitor, "/vragen/")
    HTMLParser(strict=True).parse(text)
    line = text.partition('source-line">')[2].partition("</p>")[0]
    assert line.startswith('Bron: <a href="https://voorbeeld.invalid/a?b&amp;c" rel="noopener external"')
    assert line.endswith("(2021); <span>Kamer &lt;b&gt;</span>")
    Question.objects.update(source_keys=[])
    epoch.bump()
    assert "source-line" not in text_of(visitor, "/vragen/")


def test_a_question_without_an_audience_is_not_lost(faq: FaqPage, visitor: Client) -> None:
    question("faq-1", "Wie zijn jullie?", [])
    question("faq-2", "En jullie?", ["bestaat-niet-meer"])
    text = text_of(visitor, "/vragen/").partition("<main")[2]
    assert text.index("Andere vragen</h2>") < text.index("Wie zijn jullie?") < text.index("En jullie?")


def test_the_answer_itself_carries_the_address_so_that_a_link_opens_it(
    faq: FaqPage, parents: Audience, visitor: Client
) -> None:
    question("faq-1", "Ben ik nog de ouder?", ["ouders"])
    text = text_of(visitor, "/vragen/")
    opened = text.index('<details class="disclosure"')
    assert opened < text.index('id="question-faq-1"') < text.index("</details>", opened)
    assert 'href="#question-faq-1"' in text


def test_choosing_an_audience_shows_all_its_questions(
    faq: FaqPage, parents: Audience, councils: Audience, visitor: Client
) -> None:
    question("faq-1", "Welk tarief is goed?", ["gemeenten", "ouders"])
    question("faq-2", "Wie houdt toezicht?", ["gemeenten"])
    text = text_of(visitor, "/vragen/", voor="ouders")
    assert "Welk tarief is goed?" in text
    assert "Wie houdt toezicht?" not in text
    assert 'href="/vragen/?voor=ouders" aria-current="true"' in text
    assert "<title>Veelgestelde vragen: Ouders" in text


def test_hostile_questions_show_everything(faq: FaqPage, parents: Audience, visitor: Client) -> None:
    question("faq-1", "Ben ik nog de ouder?", ["ouders"])
    for name in ("voor", "voor[]", "page"):
        for value in HOSTILE:
            assert "Ben ik nog de ouder?" in text_of(visitor, "/vragen/", **{name: value}), (name, value)


def test_an_answer_leads_on_to_the_page_that_says_more_in_the_readers_language(
    site: Site, faq: FaqPage, parents: Audience, visitor: Client
) -> None:
    factories.translate(faq, site.en, title="Questions", slug="faq")
    guide = factories.make_page(GuidePage, site.nl, title="Gids voor ouders", slug="gids")
    dutch = question("faq-1", "Ben ik nog de ouder?", ["ouders"], page=guide)
    question(
        "faq-1", "Am I still the parent?", ["ouders"], "en", page=guide, translation_key=dutch.translation_key
    )
    assert 'href="/gids/">Gids voor ouders' in text_of(visitor, "/vragen/")
    assert 'href="/gids/" lang="nl" dir="ltr">Gids voor ouders' in text_of(visitor, "/en/faq/")
    factories.translate(guide, site.en, title="Guide for parents", slug="guide")
    text = text_of(visitor, "/en/faq/")
    assert 'href="/en/guide/">Guide for parents' in text
    assert "Ben ik nog de ouder?" not in text


def test_a_question_that_is_not_translated_is_shown_in_dutch(
    site: Site, faq: FaqPage, parents: Audience, visitor: Client
) -> None:
    factories.translate(faq, site.en, title="Questions", slug="faq")
    question("faq-1", "Ben ik nog de ouder?", ["ouders"])
    assert '<summary data-filter-text lang="nl" dir="ltr">Ben ik nog de ouder?' in text_of(
        visitor, "/en/faq/"
    )


def test_a_page_behind_a_door_is_not_named(
    site: Site, faq: FaqPage, parents: Audience, visitor: Client
) -> None:
    guide = factories.make_page(GuidePage, site.nl, title="Alleen voor leden", slug="gids")
    factories.restrict(guide)
    question("faq-1", "Ben ik nog de ouder?", ["ouders"], page=guide)
    assert "Alleen voor leden" not in text_of(visitor, "/vragen/")


def test_questions_cost_the_same_for_ten_and_a_thousand(
    site: Site, faq: FaqPage, parents: Audience, visitor: Client
) -> None:
    guides = factories.make_pages(GuidePage, site.nl, 3)

    def make(first: int, count: int) -> None:
        Question.objects.bulk_create(
            Question(
                key=f"faq-{number}",
                question=f"Vraag {number}?",
                answer=f'<p>Lees <a linktype="page" id="{guides[number % 3].pk}">de gids</a>.</p>',
                audience_keys=["ouders"],
                page=guides[number % 3],
                locale_id=locales()["nl"],
            )
            for number in range(first, first + count)
        )

    make(0, 10)
    few = queries_for(visitor, "/vragen/"), queries_for(visitor, "/vragen/?voor=ouders")
    make(10, 990)
    assert (queries_for(visitor, "/vragen/"), queries_for(visitor, "/vragen/?voor=ouders")) == few
    assert max(few) <= MOST_QUERIES
