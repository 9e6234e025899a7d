"""The Atom feed of the news: valid, in the reader's language, stable and cheap to ask for again."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from core import cards
from core.models import PageCard
from knowledge.models import NewsIndexPage, NewsPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import many_articles

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def index(site: Site) -> NewsIndexPage:
    return factories.make_page(NewsIndexPage, site.nl, title="Nieuws", slug="nieuws")


def address(language: str = "nl") -> str:
    with translation.override(language):
        return reverse("news_feed")


def feed(visitor: Client, language: str = "nl") -> ET.Element:
    response = visitor.get(address(language))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def article(index: NewsIndexPage, title: str, date: str, precision: str = "day", **fields: Any) -> NewsPage:
    return factories.make_page(
        NewsPage,
        index,
        title=title,
        date=datetime.date.fromisoformat(date),
        date_precision=precision,
        **fields,
    )


def test_the_feed_says_who_it_is_from_and_where_it_lives(index: NewsIndexPage, visitor: Client) -> None:
    root = feed(visitor)
    assert root.get(LANG) == "nl"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/nieuws/", "self": f"http://testserver{address()}"}
    assert root.findtext(f"{ATOM}author/{ATOM}name")


def test_the_newest_twenty_articles_are_in_the_feed(index: NewsIndexPage, visitor: Client) -> None:
    many_articles(index, 25)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(visitor).findall(f"{ATOM}entry")]
    assert titles == [f"Bericht {number}" for number in range(1, 21)]


def test_only_an_exact_day_is_given_as_a_date(index: NewsIndexPage, visitor: Client) -> None:
    article(index, "Op de dag", "2024-05-30")
    article(index, "Alleen het jaar", "2017-01-01", "year", archive=True, introduction="Wat er was.")
    exact, vague = feed(visitor).findall(f"{ATOM}entry")
    assert (exact.findtext(f"{ATOM}published") or "").startswith("2024-05-30")
    assert vague.find(f"{ATOM}published") is None
    assert vague.findtext(f"{ATOM}summary") == "Uit ons archief. Datum: 2017. Wat er was."


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(index: NewsIndexPage, visitor: Client) -> None:
    page = article(index, "Bericht", "2024-05-30")
    PageCard.objects.filter(pk=page.pk).update(
        title="Be\x0bricht\x08 \ufffe<b>", introduction="Tekst\x1b & meer\x07"
    )
    (entry,) = feed(visitor).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Bericht <b>"
    assert entry.findtext(f"{ATOM}summary") == "Tekst & meer"


def test_each_language_has_its_feed_and_dutch_entries_in_english_say_so(
    site: Site, index: NewsIndexPage, visitor: Client
) -> None:
    english = factories.translate(index, site.en, title="News", slug="news")
    article(index, "Alleen Nederlands", "2024-01-05")
    both = article(index, "In twee talen", "2024-01-04")
    factories.translate(both, english, title="In both languages", date=both.date)
    root = feed(visitor, "en")
    assert root.get(LANG) == "en"
    entries = {entry.findtext(f"{ATOM}title"): entry.get(LANG) for entry in root.findall(f"{ATOM}entry")}
    assert entries == {"Alleen Nederlands": "nl", "In both languages": None}


def test_news_behind_a_door_is_in_nobodys_feed(index: NewsIndexPage, visitor: Client, ben: Any) -> None:
    factories.restrict(article(index, "Voor leden", "2024-01-05"))
    visitor.force_login(ben)
    assert feed(visitor).findall(f"{ATOM}entry") == []


def test_dates_stay_the_same_until_something_is_published(index: NewsIndexPage, visitor: Client) -> None:
    page = article(index, "Bericht", "2024-05-30")
    before = visitor.get(address())
    cards.write_card(page)
    after = visitor.get(address())
    assert after.content == before.content
    assert after.headers["ETag"] == before.headers["ETag"]
    page.save_revision().publish()
    assert visitor.get(address()).headers["ETag"] != before.headers["ETag"]


def test_an_empty_feed_is_the_same_every_time(index: NewsIndexPage, visitor: Client) -> None:
    assert visitor.get(address()).content == visitor.get(address()).content


def test_who_has_the_feed_already_is_told_so(index: NewsIndexPage, visitor: Client) -> None:
    article(index, "Bericht", "2024-05-30")
    first = visitor.get(address())
    assert "max-age" in first.headers["Cache-Control"]
    assert "public" in first.headers["Cache-Control"]
    by_tag = visitor.get(address(), headers={"If-None-Match": first.headers["ETag"]})
    by_date = visitor.get(address(), headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_date.status_code == 304
    assert visitor.get(address(), headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_feed_sets_no_cookie_and_costs_three_queries_at_most(
    index: NewsIndexPage, visitor: Client
) -> None:
    many_articles(index, 200)
    visitor.get(address())
    with CaptureQueriesContext(connection) as queries:
        response = visitor.get(address())
    assert len(queries) <= 3
    assert not response.cookies
