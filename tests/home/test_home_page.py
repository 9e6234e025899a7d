"""The home page: composed by editors, in bands that take turns, and at the same cost however much there is."""

from __future__ import annotations

import datetime
import itertools
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from html5lib import HTMLParser

from core import epoch
from knowledge.models import CriteriaIndexPage, FactsheetPage, NewsPage, PlainPage
from tests import factories
from tests.factories import Site
from tests.home.houses import compose, every_block, furnish, item
from tests.knowledge.many import many_articles, queries_for

MOST_QUERIES = 12


def html(visitor: Client, url: str = "/") -> str:
    response = visitor.get(url)
    assert response.status_code == 200
    return response.content.decode()


def cold_queries_for(visitor: Client, url: str) -> int:
    """How many queries the first visit after a change takes."""
    epoch.bump()
    with CaptureQueriesContext(connection) as queries:
        visitor.get(url)
    return len(queries)


def test_a_home_page_shows_all_its_parts_as_valid_html(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    shown = html(visitor)
    HTMLParser(strict=True).parse(shown)
    assert shown.count("<h1") == 1
    for heading in (
        "Samen sterk",
        "Door welke deur",
        "Begin hier",
        "Eén huis",
        "In cijfers",
        "Eén bord extra",
    ):
        assert heading in shown
    assert "style=" not in shown, "the content policy forbids inline style"


def test_an_empty_home_page_still_has_a_heading(site: Site, visitor: Client) -> None:
    assert "<h1>Voorpagina</h1>" in html(visitor)


def test_the_home_page_costs_at_most_twelve_queries(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    assert queries_for(visitor, "/") <= MOST_QUERIES
    assert cold_queries_for(visitor, "/") <= 2 * MOST_QUERIES, cold_queries_for(visitor, "/")


def test_the_home_page_costs_the_same_with_ten_pages_and_with_a_thousand(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    many_articles(pages["news"], 10, first=100)
    few = queries_for(visitor, "/"), cold_queries_for(visitor, "/")
    many_articles(pages["news"], 990, first=200)
    assert (queries_for(visitor, "/"), cold_queries_for(visitor, "/")) == few


def test_more_parts_do_not_cost_more_queries(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    blocks = every_block(pages)
    compose(site.nl, *blocks)
    once = cold_queries_for(visitor, "/")
    compose(site.nl, *blocks, *blocks[1:])
    assert cold_queries_for(visitor, "/") == once


def test_a_page_that_visitors_may_not_see_is_not_named(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    factories.restrict(pages["factsheet"])
    shown = html(visitor)
    assert "/kennis/factsheet/" not in shown
    assert "Samen sterk" in shown, "the hero keeps its words"
    assert "Ik ben gezinshuisouder" not in shown, "a door that leads nowhere is no door"


def test_what_is_kept_for_one_visitor_is_not_shown_to_another(site: Site, visitor: Client, ben: Any) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    factories.restrict(pages["factsheet"])
    member = Client()
    member.force_login(ben)
    for _twice in range(2):
        assert "/kennis/factsheet/" in html(member)
        assert "/kennis/factsheet/" not in html(visitor)


def test_the_parts_are_composed_once_for_as_long_as_nothing_changes(
    site: Site, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from home import composition

    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    made = []
    find = composition.find
    monkeypatch.setattr(composition, "find", lambda *asked: made.append(asked) or find(*asked))
    html(visitor)
    html(visitor)
    assert len(made) == 1
    factories.make_page(PlainPage, site.nl)
    html(visitor)
    assert len(made) == 2


def test_a_renamed_page_is_shown_under_its_new_name_at_once(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    html(visitor)
    factsheet = FactsheetPage.objects.get(pk=pages["factsheet"].pk)
    factsheet.title = "Alles op een rij"
    factsheet.save_revision().publish()
    assert "Alles op een rij" in html(visitor)


def test_a_page_that_is_taken_offline_leaves_the_home_page(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    FactsheetPage.objects.get(pk=pages["factsheet"].pk).unpublish()
    assert "/kennis/factsheet/" not in html(visitor)


def test_a_part_without_anything_to_show_is_left_out(site: Site, visitor: Client) -> None:
    compose(
        site.nl,
        ("doors", {"heading": "Lege deuren", "doors": []}),
        ("featured", {"heading": "Lege etalage", "pages": [item(999_999)]}),
        ("news", {"heading": "Leeg nieuws", "count": 3, "page": None}),
        ("quality", {"heading": "Geen huis", "page": None}),
    )
    shown = html(visitor)
    for heading in ("Lege deuren", "Lege etalage", "Leeg nieuws", "Geen huis"):
        assert heading not in shown


def test_bands_of_the_same_colour_never_meet(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    blocks = every_block(pages)
    for order in (blocks, blocks[::-1], blocks[3:] + blocks[:3], [*blocks, *blocks[1:]]):
        compose(site.nl, *[block for place, block in enumerate(order) if block[0] != "hero" or place == 0])
        bands = re.findall(r'<section class="(band[^"]*)"', html(visitor))
        assert all(one != other for one, other in itertools.pairwise(bands)), bands


def test_the_house_of_quality_names_its_parts_from_the_roof_down(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    found = re.findall(r'href="/kennis/kwaliteitscriteria/#(\w+)" data-block="(\d)"', html(visitor))
    assert found == [("roof", "4"), ("window", "2"), ("door", "3"), ("foundation", "1")]


def test_a_story_names_what_is_in_it(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    assert "Invallen is ook een vak" in html(visitor)


def test_news_is_dated_no_more_exactly_than_it_is_known(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    shown = html(visitor)
    assert 'datetime="2016-10"' in shown
    assert 'datetime="2016-10-01"' not in shown


def test_the_newest_articles_come_first_and_no_more_than_asked_for(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    many_articles(pages["news"], 5, first=2)
    compose(site.nl, ("news", {"heading": "Nieuws", "count": 2, "page": pages["news"].pk}))
    assert re.findall(r"Bericht \d", html(visitor)) == ["Bericht 2", "Bericht 3"]


@pytest.mark.parametrize("count", range(1, 9))
def test_any_number_of_doors_says_how_many_there_are(site: Site, visitor: Client, count: int) -> None:
    pages = furnish(site)
    door = {"title": "Ik ben er een", "text": "Kom.", "page": pages["factsheet"].pk}
    compose(site.nl, ("doors", {"heading": "Deuren", "doors": [item(door)] * count}))
    shown = html(visitor)
    assert f'class="doors" data-count="{count}"' in shown
    assert shown.count('class="door"') == count


def test_the_english_home_page_prefers_english_pages_and_marks_dutch_ones(
    site: Site, visitor: Client
) -> None:
    pages = furnish(site)
    section = factories.translate(pages["knowledge"], site.en, title="Knowledge", slug="knowledge")
    factories.translate(pages["factsheet"], section, title="Fact sheet", slug="fact-sheet")
    compose(site.en, *every_block(pages))
    shown = html(visitor, "/en/")
    assert 'href="/en/knowledge/fact-sheet/"' in shown
    assert '<a class="stretched-link" href="/over-ons/" lang="nl" dir="ltr">Over ons</a>' in shown


def test_english_news_falls_back_to_dutch_articles_that_are_not_translated(
    site: Site, visitor: Client
) -> None:
    pages = furnish(site)
    news = factories.translate(pages["news"], site.en, title="News", slug="news")
    dutch = NewsPage.objects.get()
    compose(site.en, ("news", {"heading": "News", "count": 3, "page": pages["news"].pk}))
    assert "Begin van een project" in html(visitor, "/en/")
    factories.translate(dutch, news, title="Start of a project", date=dutch.date, date_precision="month")
    shown = html(visitor, "/en/")
    assert "Start of a project" in shown
    assert "Begin van een project" not in shown


def test_words_that_come_with_a_dutch_page_are_declared_dutch(site: Site, visitor: Client) -> None:
    pages = furnish(site)
    news = {"title": "Bijeenkomsten", "date": datetime.date(2017, 1, 1), "date_precision": "period"}
    factories.make_page(NewsPage, pages["news"], date_words="begin 2017", **news)
    criteria = factories.make_page(CriteriaIndexPage, pages["knowledge"], title="Zonder bouwstenen")
    compose(
        site.en,
        *every_block(pages),
        ("hero", {"heading": "Again", "text": "…", "second_page": pages["about"].pk}),
        ("quality", {"heading": "One house", "text": "…", "page": criteria.pk}),
    )
    shown = html(visitor, "/en/")
    assert '<p class="meta" lang="nl" dir="ltr">Vervanger</p>' in shown
    assert 'class="plate plate--loose plate--vague" lang="nl" dir="ltr"' in shown
    assert re.search(r'<a class="arrow-link"[^>]* lang="nl" dir="ltr">Zonder bouwstenen', shown)
    assert re.search(r'<a class="button [^>]* lang="nl" dir="ltr">Over ons', shown)


def test_visiting_sets_no_cookie(site: Site, visitor: Client) -> None:
    compose(site.nl, *every_block(furnish(site)))
    assert not visitor.get("/").cookies


def test_a_draft_is_previewed_before_it_was_ever_saved(site: Site) -> None:
    pages = furnish(site)
    compose(site.nl, *every_block(pages))
    home = type(site.nl).objects.get(pk=site.nl.pk)
    home.blocks.append(("featured", {"heading": "Nog niet bewaard", "text": "", "pages": [pages["about"]]}))
    response = home.make_preview_request()
    assert "Nog niet bewaard" in response.render().content.decode()
