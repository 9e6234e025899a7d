"""The news: by year and theme, dated no more exactly than known, and its articles."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from core.models import Theme
from knowledge.models import NewsIndexPage, NewsPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import HOSTILE, MOST_QUERIES, many_articles, queries_for, text_of


@pytest.fixture
def index(site: Site) -> NewsIndexPage:
    return factories.make_page(NewsIndexPage, site.nl, title="Nieuws", slug="nieuws")


@pytest.fixture
def history(db: None) -> Theme:
    return factories.make_theme("geschiedenis", "Geschiedenis")


def article(index: NewsIndexPage, title: str, date: str, precision: str = "day", **fields: Any) -> NewsPage:
    return factories.make_page(
        NewsPage,
        index,
        title=title,
        date=datetime.date.fromisoformat(date),
        date_precision=precision,
        **fields,
    )


def test_the_news_is_shown_by_year_newest_first(index: NewsIndexPage, visitor: Client) -> None:
    article(index, "Oud bericht", "2017-05-30")
    article(index, "Nieuw bericht", "2024-02-01")
    text = text_of(visitor, "/nieuws/")
    assert (
        text.index("2024</h2>")
        < text.index("Nieuw bericht")
        < text.index("2017</h2>")
        < text.index("Oud bericht")
    )


@pytest.mark.parametrize(
    ("date", "precision", "words", "shown"),
    [
        ("2017-05-30", "day", "", '<time class="plate plate--date" datetime="2017-05-30">'),
        ("2016-10-01", "month", "", '<time class="plate plate--loose" datetime="2016-10"><b>okt</b>'),
        ("2017-01-01", "year", "", '<time class="plate plate--loose" datetime="2017"><b>2017</b>'),
        (
            "2017-01-01",
            "period",
            "begin 2017",
            '<span class="plate plate--loose plate--vague"><span>begin</span><b>2017</b>',
        ),
    ],
)
def test_a_date_is_never_shown_more_exactly_than_it_is_known(
    index: NewsIndexPage, visitor: Client, date: str, precision: str, words: str, shown: str
) -> None:
    page = article(index, "Bericht", date, precision, date_words=words)
    for url in ("/nieuws/", page.path_url):
        text = text_of(visitor, url)
        assert shown in text
        if precision != "day":
            assert date not in text
            assert "1 januari" not in text
            assert "1 oktober" not in text


def test_news_from_the_archive_says_so(index: NewsIndexPage, visitor: Client) -> None:
    old = article(index, "Oud", "2011-01-01", "year", archive=True)
    new = article(index, "Nieuw", "2024-01-05")
    assert "Uit ons archief" in text_of(visitor, old.path_url)
    assert "Uit ons archief" not in text_of(visitor, new.path_url)
    assert text_of(visitor, "/nieuws/").count("Uit ons archief") == 1


def test_year_and_theme_narrow_the_list_down_and_the_page_says_so(
    index: NewsIndexPage, history: Theme, visitor: Client
) -> None:
    article(index, "Het gezochte bericht", "2017-05-30", theme_keys=[history.key])
    article(index, "Zelfde jaar, ander onderwerp", "2017-01-05")
    article(index, "Ander jaar, zelfde onderwerp", "2011-01-05", theme_keys=[history.key])
    text = text_of(visitor, "/nieuws/", jaar="2017", thema="geschiedenis")
    assert "Het gezochte bericht" in text
    assert "ander onderwerp" not in text
    assert "Ander jaar" not in text
    assert "1 bericht uit 2017 over ‘Geschiedenis’" in text
    assert '<option value="2017" selected>' in text
    assert '<option value="geschiedenis" selected>' in text
    assert "<title>Nieuws: 1 bericht uit 2017" in text
    assert '<link rel="canonical" href="http://testserver/nieuws/?jaar=2017&amp;thema=geschiedenis">' in text


def test_a_choice_without_news_says_so_and_leads_back(
    index: NewsIndexPage, history: Theme, visitor: Client
) -> None:
    article(index, "Over vroeger", "2011-01-05", theme_keys=[history.key])
    article(index, "Over nu", "2024-01-05")
    text = text_of(visitor, "/nieuws/", jaar="2024", thema="geschiedenis")
    assert "Hier hebben we niets over" in text
    assert '<a class="button button--outline" href="/nieuws/">Toon alle berichten</a>' in text


def test_an_empty_index_says_that_there_is_no_news_yet(index: NewsIndexPage, visitor: Client) -> None:
    assert "Nog geen nieuws" in text_of(visitor, "/nieuws/")


def test_hostile_questions_get_the_first_page(index: NewsIndexPage, visitor: Client) -> None:
    article(index, "Gewoon bericht", "2024-01-05")
    for name in ("page", "jaar", "thema", "jaar[]"):
        for value in HOSTILE:
            assert "Gewoon bericht" in text_of(visitor, "/nieuws/", **{name: value}), (name, value)


def test_questions_that_no_database_can_store_are_refused_or_ignored(
    index: NewsIndexPage, visitor: Client
) -> None:
    for query in ("page=%00", "jaar=2017%00", "thema=%ED%A0%80", "jaar=2017&jaar=²", "page=1&page=x"):
        assert visitor.get(f"/nieuws/?{query}").status_code in {200, 400}, query


def test_twelve_articles_make_a_page(index: NewsIndexPage, visitor: Client) -> None:
    many_articles(index, 13)
    first, second = text_of(visitor, "/nieuws/"), text_of(visitor, "/nieuws/", page="2")
    assert first.count("stretched-link") == 12
    assert second.count("stretched-link") == 1
    assert "pagina 2 van 2" in second
    assert '<link rel="canonical" href="http://testserver/nieuws/?page=2">' in second
    assert text_of(visitor, "/nieuws/", page="3").count("stretched-link") == 12


def test_pages_keep_the_choice(index: NewsIndexPage, visitor: Client) -> None:
    many_articles(index, 60)
    assert "?jaar=2024&amp;page=2#berichten" in text_of(visitor, "/nieuws/", jaar="2024")


def test_the_news_costs_the_same_for_ten_and_a_thousand(
    index: NewsIndexPage, history: Theme, visitor: Client
) -> None:
    many_articles(index, 10)
    few = queries_for(visitor, "/nieuws/?jaar=2024&thema=geschiedenis"), queries_for(visitor, "/nieuws/")
    many_articles(index, 990, first=11)
    many = queries_for(visitor, "/nieuws/?jaar=2024&thema=geschiedenis"), queries_for(visitor, "/nieuws/")
    assert few == many
    assert max(many) <= MOST_QUERIES


def test_english_readers_see_dutch_news_that_is_not_translated(
    site: Site, index: NewsIndexPage, visitor: Client
) -> None:
    english = factories.translate(index, site.en, title="News", slug="news")
    article(index, "Alleen Nederlands", "2024-01-05")
    both = article(index, "In twee talen", "2024-01-04")
    factories.translate(both, english, title="In both languages", date=both.date)
    text = text_of(visitor, "/en/news/")
    assert 'lang="nl" dir="ltr">Alleen Nederlands</a>' in text
    assert "In both languages" in text
    assert "In twee talen" not in text


def test_news_behind_a_door_is_not_listed_for_visitors(
    index: NewsIndexPage, visitor: Client, ben: Any
) -> None:
    article(index, "Voor iedereen", "2024-01-05")
    factories.restrict(article(index, "Voor leden", "2019-01-04"))
    text = text_of(visitor, "/nieuws/")
    assert "Voor leden" not in text
    assert "2019" not in text
    visitor.force_login(ben)
    assert "Voor leden" in text_of(visitor, "/nieuws/")


def test_news_pages_let_feed_readers_find_the_feed(index: NewsIndexPage, visitor: Client) -> None:
    page = article(index, "Bericht", "2024-01-05")
    for url in ("/nieuws/", page.path_url):
        assert '<link rel="alternate" type="application/atom+xml"' in text_of(visitor, url)


def test_an_article_shows_what_happened_around_the_same_time(index: NewsIndexPage, visitor: Client) -> None:
    for year in range(2010, 2020):
        article(index, f"Bericht uit {year}", f"{year}-06-01")
    text = text_of(visitor, NewsPage.objects.get(title="Bericht uit 2014").path_url)
    assert [year for year in range(2010, 2020) if f">Bericht uit {year}</a>" in text] == [
        2012,
        2013,
        2015,
        2016,
    ]


def test_beside_an_english_article_what_is_dutch_only_says_so(
    site: Site, index: NewsIndexPage, visitor: Client
) -> None:
    english = factories.translate(index, site.en, title="News", slug="news")
    both = article(index, "In twee talen", "2024-01-04")
    page = factories.translate(both, english, title="In both languages", date=both.date)
    assert "in Dutch only" not in text_of(visitor, page.path_url)
    article(index, "Alleen Nederlands", "2024-01-05")
    beside = text_of(visitor, page.path_url).partition('id="around-heading"')[2].partition("</section>")[0]
    assert 'lang="nl" dir="ltr">Alleen Nederlands</a>' in beside
    assert "in Dutch only" in beside


def test_an_article_costs_the_same_however_much_news_there_is(index: NewsIndexPage, visitor: Client) -> None:
    page = article(index, "Bericht", "2024-01-05")
    many_articles(index, 10, first=100)
    few = queries_for(visitor, page.path_url)
    many_articles(index, 990, first=200)
    assert queries_for(visitor, page.path_url) == few <= MOST_QUERIES
