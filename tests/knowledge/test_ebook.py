"""The e-book: a cover with a window for each chapter, and chapters that lead on; all of it without script too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from html5lib import HTMLParser

from knowledge.models import EbookChapterPage, EbookPage, SectionPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of

BOOK = "/kwaliteit/boek/"
LONG = [("text", f"<p>{'woord ' * 400}</p>")]


@pytest.fixture
def book(site: Site) -> EbookPage:
    section = factories.make_page(SectionPage, site.nl, title="Kwaliteit", slug="kwaliteit")
    return factories.make_page(EbookPage, section, title="Toezicht: zo zit het", slug="boek")


def add_chapters(book: EbookPage, count: int, **fields: Any) -> list[EbookChapterPage]:
    return [
        factories.make_page(
            EbookChapterPage, book, title=f"Deel {number}", slug=f"deel-{number}", number=number, **fields
        )
        for number in range(1, count + 1)
    ]


# --- the cover --------------------------------------------------------------------------------------------


def test_the_cover_has_a_window_for_each_chapter(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 3, body=LONG)
    shown = text_of(visitor, BOOK)
    HTMLParser(strict=True).parse(shown)
    windows = re.search(r'<ol class="book-windows">(.*?)</ol>', shown, re.DOTALL)
    assert windows is not None
    assert re.findall(r'<a href="([^"]+)"', windows[1]) == [f"{BOOK}deel-{number}/" for number in (1, 2, 3)]
    assert "data-read " not in shown, "nobody's windows are lit by the server"
    assert "3 hoofdstukken · 6 minuten lezen" in shown
    assert '<p class="book-cover__title" aria-hidden="true">Toezicht</p>' in shown


def test_without_script_there_is_the_way_to_the_first_chapter(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 2)
    shown = text_of(visitor, BOOK)
    assert re.search(rf'<a class="button" href="{BOOK}deel-1/"[^>]*>Begin bij hoofdstuk 1</a>', shown)
    for part in ("data-progress", "data-forget", "data-kept", "data-if-read", "data-if-here"):
        for tag in re.findall(rf"<\w+[^>]*{part}[^>]*>", shown):
            assert " hidden" in tag, tag


def test_a_book_without_chapters_is_just_a_page(book: EbookPage, visitor: Client) -> None:
    shown = text_of(visitor, BOOK)
    HTMLParser(strict=True).parse(shown)
    assert "book-cover" not in shown
    assert "Voor wie?" not in shown
    assert "Begin bij hoofdstuk 1" not in shown


def test_a_single_chapter_is_counted_as_one(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 1)
    assert "1 hoofdstuk ·" in text_of(visitor, BOOK)


def test_the_book_says_for_whom_it_is(site: Site, visitor: Client) -> None:
    factories.make_audience("gemeenten", "Gemeenten", "Municipalities")
    factories.make_audience("ouders", "Ouders", "Parents")
    book = factories.make_page(EbookPage, site.nl, slug="boek", audience_keys=["gemeenten", "ouders"])
    factories.translate(book, site.en, slug="book", audience_keys=["gemeenten", "ouders"])
    for address, words in (
        ("/boek/", "Voor gemeenten en ouders."),
        ("/en/book/", "For municipalities and parents."),
    ):
        shown = text_of(visitor, address)
        HTMLParser(strict=True).parse(shown)
        aside = re.search(r"<aside.*?</aside>", shown, re.DOTALL)
        assert aside is not None
        assert f'<p class="mt4">{words}</p>' in aside[0]


def test_notices_stand_beside_the_text(site: Site, visitor: Client) -> None:
    danger = {"tone": "error", "title": "Is een kind nu in gevaar?", "text": "<p>Bel 112.</p>"}
    factories.make_page(
        EbookPage,
        factories.make_page(SectionPage, site.nl, slug="kwaliteit"),
        slug="boek",
        body=[("text", "<p>Inleiding.</p>"), ("heading", "De hoofdstukken"), ("notice", danger)],
    )
    shown = text_of(visitor, BOOK)
    aside = re.search(r"<aside.*?</aside>", shown, re.DOTALL)
    assert aside is not None
    assert "Is een kind nu in gevaar?" in aside[0]
    assert shown.count("Is een kind nu in gevaar?") == 1
    assert 'id="h-de-hoofdstukken"' not in shown, "a heading with nothing under it"


def test_chapters_that_are_only_dutch_say_so_in_english(site: Site, book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 2)
    factories.translate(book, factories.make_page(SectionPage, site.en, slug="quality"), slug="book")
    shown = text_of(visitor, "/en/quality/book/")
    HTMLParser(strict=True).parse(shown)
    assert re.findall(r'<span lang="nl" dir="ltr">(Deel \d)</span>', shown) == ["Deel 1", "Deel 2"]
    windows = re.findall(r"<li><a href=[^>]*data-chapter=.*?</a></li>", shown)
    assert len(windows) == 2
    assert all(' hreflang="nl"' in window and "(in Dutch only)" in window for window in windows)
    begin = re.search(r'<a class="button"[^>]*>.*?</p>', shown, re.DOTALL)
    assert begin is not None
    assert f'href="{BOOK}deel-1/" hreflang="nl"' in begin[0]
    assert '<span class="label" data-if-untranslated>in Dutch only</span>' in begin[0]


def test_chapters_in_the_language_of_the_book_say_nothing_of_it(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 2)
    shown = text_of(visitor, BOOK).partition("<main")[2]
    assert not re.search(r'<a href="[^"]*deel-\d/"[^>]* hreflang', shown)
    assert '<span class="label" data-if-untranslated hidden>' in shown
    assert shown.count("alleen in het Nederlands") == 1, "what is hidden until a script needs it"


# --- a chapter --------------------------------------------------------------------------------------------


def test_a_chapter_leads_to_the_one_before_and_the_one_after(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 3)
    shown = text_of(visitor, f"{BOOK}deel-2/")
    HTMLParser(strict=True).parse(shown)
    assert re.search(
        rf'<a href="{BOOK}deel-1/" rel="prev"><span class="meta">Vorige: hoofdstuk 1</span>', shown
    )
    assert re.search(
        rf'href="{BOOK}deel-3/" rel="next"><span class="meta">Volgende: hoofdstuk 3</span>', shown
    )
    assert "Hoofdstuk 2 van 3" in shown


@pytest.mark.parametrize(("number", "before", "after"), [(1, False, True), (3, True, False)])
def test_the_first_and_the_last_lead_one_way(
    book: EbookPage, visitor: Client, number: int, before: bool, after: bool
) -> None:
    add_chapters(book, 3)
    shown = text_of(visitor, f"{BOOK}deel-{number}/")
    assert ('rel="prev"' in shown) is before
    assert ('rel="next"' in shown) is after
    assert ("Terug naar de kaft van het boek" in shown) is not after


def test_the_chapters_stand_beside_the_text_with_this_one_marked(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 3)
    shown = text_of(visitor, f"{BOOK}deel-2/")
    beside = re.search(r'<ol class="step-nav">(.*?)</ol>', shown, re.DOTALL)
    assert beside is not None
    assert re.findall(r'data-n="(\d)"', beside[1]) == ["1", "2", "3"]
    assert re.findall(r'data-n="(\d)"[^>]*aria-current="page"', beside[1]) == ["2"]


def test_the_only_chapter_leads_nowhere_but_back(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 1)
    shown = text_of(visitor, f"{BOOK}deel-1/")
    HTMLParser(strict=True).parse(shown)
    assert "previous-next" not in shown
    assert "Terug naar de kaft van het boek" in shown


def test_a_chapter_that_is_not_live_is_passed_over(book: EbookPage, visitor: Client) -> None:
    chapters = add_chapters(book, 3)
    chapters[1].unpublish()
    shown = text_of(visitor, f"{BOOK}deel-1/")
    assert f'href="{BOOK}deel-3/" rel="next"' in shown
    assert "Hoofdstuk 3 van 3" in text_of(visitor, f"{BOOK}deel-3/"), "never the third of two"


def test_a_chapter_that_is_translated_alone_keeps_its_place_in_the_book(
    site: Site, book: EbookPage, visitor: Client
) -> None:
    chapters = add_chapters(book, 8)
    english = factories.make_page(SectionPage, site.en, slug="quality")
    translated = factories.translate(book, english, slug="book")
    factories.translate(chapters[5], translated, title="Part 6", slug="part-6", number=6)
    factories.translate(chapters[2], translated, title="Part 3", slug="part-3", number=3)
    shown = text_of(visitor, "/en/quality/book/part-3/")
    HTMLParser(strict=True).parse(shown)
    assert "Chapter 3 of 8" in shown
    beside = re.search(r'<ol class="step-nav">(.*?)</ol>', shown, re.DOTALL)
    assert beside is not None
    assert re.findall(r'data-n="(\d)"', beside[1]) == list("12345678")
    assert beside[1].count('lang="nl"') == beside[1].count("(in Dutch only)") == 6
    previous = re.search(r'<a href="([^"]*)" rel="prev">.*?</a>', shown)
    assert previous is not None
    assert previous[1] == f"{BOOK}deel-2/"
    assert "Previous: chapter 2 · in Dutch only" in previous[0]
    cover = text_of(visitor, "/en/quality/book/")
    assert re.findall(r"<b>(\d)</b>", cover) == list("12345678")
    assert queries_for(visitor, "/en/quality/book/part-3/") == queries_for(visitor, f"{BOOK}deel-3/")


def test_a_chapter_that_may_not_be_seen_is_not_stood_in_for(
    site: Site, book: EbookPage, visitor: Client
) -> None:
    chapters = add_chapters(book, 3)
    translated = factories.translate(book, site.en, slug="book")
    factories.translate(chapters[0], translated, title="Part 1", slug="part-1", number=1)
    factories.restrict(chapters[1])
    shown = text_of(visitor, "/en/book/part-1/")
    assert "Deel 2" not in shown
    assert "Deel 3" in shown


def test_reading_leaves_no_trace_at_ours(book: EbookPage, visitor: Client) -> None:
    add_chapters(book, 2)
    response = visitor.get(f"{BOOK}deel-1/")
    assert not response.cookies


# --- what it costs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [BOOK, f"{BOOK}deel-1/"])
def test_more_chapters_cost_no_more_queries(book: EbookPage, visitor: Client, url: str) -> None:
    add_chapters(book, 2)
    few = queries_for(visitor, url)
    for number in range(3, 23):
        factories.make_page(EbookChapterPage, book, number=number)
    assert queries_for(visitor, url) == few <= MOST_QUERIES
