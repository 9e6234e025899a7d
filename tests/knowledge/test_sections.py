"""Section pages: works with what is in them, guides, places to look things up; and plain pages with a list of contents."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from html5lib import HTMLParser

from knowledge.models import (
    ContactPage,
    EbookChapterPage,
    EbookPage,
    FactsheetPage,
    GlossaryPage,
    GuidePage,
    NewsIndexPage,
    PlainPage,
    SectionPage,
    SignpostPage,
)
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of


@pytest.fixture
def knowledge(site: Site) -> SectionPage:
    return factories.make_page(
        SectionPage, site.nl, title="Kennis", slug="kennis", introduction="Alles op een rij."
    )


def make_book(section: SectionPage, chapters: int) -> EbookPage:
    book = factories.make_page(
        EbookPage, section, title="Toezicht", slug="toezicht", illustration="book-cover"
    )
    for number in range(1, chapters + 1):
        factories.make_page(EbookChapterPage, book, title=f"Hoofdstuk {number}", number=number)
    return book


def test_a_section_groups_what_lies_under_it(knowledge: SectionPage, visitor: Client) -> None:
    factories.make_page(GlossaryPage, knowledge, title="Woordenlijst")
    factories.make_page(GuidePage, knowledge, title="Bijna 18")
    factories.make_page(FactsheetPage, knowledge, title="Factsheet")
    factories.make_page(PlainPage, knowledge, title="Over ons")
    shown = text_of(visitor, "/kennis/")
    HTMLParser(strict=True).parse(shown)
    order = [
        "Factsheet",
        "Stap voor stap",
        "Bijna 18",
        "Om iets op te zoeken",
        "Woordenlijst",
        "Verder in",
        "Over ons",
    ]
    places = [shown.index(f"{words}") for words in order]
    assert places == sorted(places)


def test_a_work_names_its_first_parts_and_counts_the_rest(knowledge: SectionPage, visitor: Client) -> None:
    make_book(knowledge, 8)
    shown = text_of(visitor, "/kennis/")
    assert "Hoofdstuk 6" in shown
    assert "Hoofdstuk 7" not in shown
    assert "en nog 2 pagina’s" in shown


def test_a_work_without_a_scene_of_its_own_gets_one_that_is_still_free(
    knowledge: SectionPage, visitor: Client
) -> None:
    factories.make_page(FactsheetPage, knowledge, title="Met", illustration="table")
    factories.make_page(FactsheetPage, knowledge, title="Zonder")
    assert text_of(visitor, "/kennis/").count("scenes/table.svg") == 1


def test_pages_that_not_everybody_may_see_are_left_out(knowledge: SectionPage, visitor: Client) -> None:
    factories.restrict(make_book(knowledge, 2))
    shown = text_of(visitor, "/kennis/")
    assert "Toezicht" not in shown
    assert "Hoofdstuk 1" not in shown


def test_an_empty_section_says_so_and_offers_the_way_back(knowledge: SectionPage, visitor: Client) -> None:
    shown = text_of(visitor, "/kennis/")
    assert "Hier staat nog niets" in shown


def test_an_english_section_marks_what_is_in_dutch_only(
    site: Site, knowledge: SectionPage, visitor: Client
) -> None:
    book = make_book(knowledge, 1)
    factories.make_page(
        GuidePage, knowledge, title="Bijna 18", slug="bijna-18", introduction="Wat verandert er?"
    )
    english = factories.translate(knowledge, site.en, title="Knowledge", slug="knowledge")
    factories.translate(book, english, title="Supervision", slug="supervision")
    shown = text_of(visitor, "/en/knowledge/")
    HTMLParser(strict=True).parse(shown)
    assert 'href="/en/knowledge/supervision/"' in shown
    assert '<a href="/kennis/toezicht/' in shown, "its chapter is there in Dutch"
    assert 'href="/kennis/bijna-18/" lang="nl" dir="ltr">Bijna 18</a>' in shown
    assert '<p lang="nl" dir="ltr">Wat verandert er?</p>' in shown
    assert shown.count('<span class="label">') == 2


def test_a_section_costs_the_same_with_one_work_and_with_ten(knowledge: SectionPage, visitor: Client) -> None:
    make_book(knowledge, 1)
    factories.make_page(GuidePage, knowledge)
    few = queries_for(visitor, "/kennis/")
    factories.make_pages(FactsheetPage, knowledge, 6)
    factories.make_pages(GuidePage, knowledge, 6)
    factories.make_pages(PlainPage, knowledge, 6)
    assert queries_for(visitor, "/kennis/") == few <= MOST_QUERIES


@pytest.mark.parametrize(("headings", "listed"), [(2, False), (3, True)])
def test_a_plain_page_has_a_list_of_contents_from_three_headings(
    site: Site, visitor: Client, headings: int, listed: bool
) -> None:
    body = [("heading", f"Deel {number}") for number in range(1, headings + 1)]
    factories.make_page(PlainPage, site.nl, title="Privacy", slug="privacy", body=body)
    shown = text_of(visitor, "/privacy/")
    HTMLParser(strict=True).parse(shown)
    assert ('href="#h-deel-1"' in shown) is listed
    assert 'id="h-deel-1"' in shown
    assert queries_for(visitor, "/privacy/") <= MOST_QUERIES


@pytest.mark.parametrize("model", [SectionPage, SignpostPage, NewsIndexPage, ContactPage])
def test_any_page_says_how_certain_it_is_when_somebody_filled_that_in(
    site: Site, visitor: Client, model: Any
) -> None:
    page = factories.make_page(model, site.nl)
    assert 'class="validity"' not in text_of(visitor, page.path_url)
    page.content_owner = "Redactie"
    page.save()
    owned = text_of(visitor, page.path_url)
    assert '<p class="meta">Eigenaar: Redactie</p>' in owned
    assert 'class="validity"' not in owned, "an owner alone makes nothing certain"
    page.checked_on = datetime.date(2026, 3, 1)
    page.save()
    checked = text_of(visitor, page.path_url)
    assert '<section class="validity"' in checked
    assert "1 maart 2026" in checked
    assert "<dd>Redactie</dd>" in checked
