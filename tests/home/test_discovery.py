"""Search engines find what anybody may see, and nothing else."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from core.models import PageCard
from home.discovery.sitemap import PagesSitemap
from home.models import SiteDetails
from knowledge.models import EbookChapterPage, EbookPage, NewsIndexPage, NewsPage, PlainPage, SectionPage
from tests import factories
from tests.factories import Site

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
pytestmark = pytest.mark.django_db


def locations(path: str = "/sitemap-pages.xml") -> dict[str, dict[str, str]]:
    """Address to its alternates by language, as the sitemap has them."""
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    tree = ElementTree.fromstring(answer.content)
    return {
        urlsplit(entry.findtext("s:loc", "", NAMES)).path: {
            link.get("hreflang", ""): urlsplit(link.get("href", "")).path
            for link in entry.findall("x:link", NAMES)
        }
        for entry in tree.findall("s:url", NAMES)
    }


# --- the sitemap ------------------------------------------------------------------------------------------


def test_the_index_names_every_file(site: Site) -> None:
    tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    files = [urlsplit(entry.text or "").path for entry in tree.findall("s:sitemap/s:loc", NAMES)]
    assert files == ["/sitemap-pages.xml"]


def test_translations_name_each_other(site: Site) -> None:
    dutch = factories.make_page(PlainPage, site.nl, slug="over-ons")
    factories.translate(dutch, site.en, slug="about")
    factories.make_page(PlainPage, site.nl, slug="alleen")
    found = locations()
    both = {"nl": "/over-ons/", "en": "/en/about/", "x-default": "/over-ons/"}
    assert found["/over-ons/"] == found["/en/about/"] == both
    assert found["/alleen/"] == {}
    assert set(found) == {"/", "/en/", "/over-ons/", "/en/about/", "/alleen/"}


def test_addresses_are_those_of_the_site_whatever_host_asks(site: Site, settings: Any) -> None:
    settings.SITE_URL = "https://samensterk.example"
    body = Client().get("/sitemap-pages.xml").content.decode()
    assert "<loc>https://samensterk.example/</loc>" in body
    assert "testserver" not in body


@pytest.mark.parametrize("hidden", ["draft", "restricted", "below", "moved below", "deleted"])
def test_what_is_not_public_is_not_in_it(site: Site, hidden: str) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="besloten")
    page = factories.make_page(PlainPage, section if hidden == "below" else site.nl, slug="kanarie")
    if hidden == "draft":
        page.unpublish()
    elif hidden == "restricted":
        factories.restrict(page)
    elif hidden == "deleted":
        Page.objects.get(pk=page.pk).delete()
    else:
        factories.restrict(section)
        if hidden == "moved below":
            Page.objects.get(pk=page.pk).move(Page.objects.get(pk=section.pk), "last-child")
    body = Client().get("/sitemap-pages.xml").content.decode()
    assert "kanarie" not in body
    assert site.nl.path_url in locations()


def test_it_costs_the_same_for_ten_pages_and_for_many(site: Site, django_assert_num_queries: Any) -> None:
    factories.make_pages(PlainPage, site.nl, 3)
    Client().get("/sitemap-pages.xml")
    with django_assert_num_queries(4):  # the epoch, a count, the pages and their translations
        assert len(locations()) == 5
    factories.make_pages(PlainPage, site.nl, 30)
    Client().get("/sitemap-pages.xml")
    with django_assert_num_queries(4):
        assert len(locations()) == 35


def test_many_pages_are_cut_into_parts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesSitemap, "limit", 4)
    factories.make_pages(PlainPage, site.nl, 5)
    index = Client().get("/sitemap.xml").content.decode()
    assert "/sitemap-pages.xml?p=2" in index
    together = locations() | locations("/sitemap-pages.xml?p=2")
    assert set(together) == set(PageCard.objects.values_list("url", flat=True))


@pytest.mark.parametrize("query", ["?p=99", "?p=²", "?p=" + "9" * 40, "?p=-1", "?p=x"])
def test_a_part_that_is_not_there_is_a_404(site: Site, query: str) -> None:
    assert Client().get(f"/sitemap-pages.xml{query}").status_code == 404
    assert Client().get("/sitemap-forum.xml").status_code == 404


# --- robots.txt and security.txt ----------------------------------------------------------------------------


def test_robots_are_kept_from_the_desk_and_led_to_the_sitemap(site: Site) -> None:
    answer = Client().get("/robots.txt")
    lines = answer.content.decode().splitlines()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /beheer/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /" not in lines


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        (
            {"contact_email": "hulp@example.org", "controller_email": "p@example.org"},
            "mailto:hulp@example.org",
        ),
        ({"controller_email": "p@example.org"}, "mailto:p@example.org"),
        ({}, "http://testserver/"),
    ],
)
def test_security_txt_says_whom_to_tell(site: Site, details: dict[str, str], expected: str) -> None:
    if details:
        SiteDetails.objects.create(**details)
    with time_machine.travel(datetime.datetime(2026, 11, 22, 23, tzinfo=datetime.UTC)):
        text = Client().get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.strip().splitlines())
    assert fields == {
        "Contact": expected,
        "Expires": "2027-05-21T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


# --- structured data ----------------------------------------------------------------------------------------


def graph_of(path: str) -> dict[str, Any]:
    """Things by type, of the one block on this page."""
    html = Client().get(path).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(blocks) == 1
    data = json.loads(blocks[0])
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_a_page_says_what_it_is_and_where_it_stands(site: Site) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennis", title="Kennis")
    factories.make_page(
        PlainPage, section, slug="stuk", title="Een <stuk> & meer", introduction="</script><b>Kort</b>"
    )
    things = graph_of("/kennis/stuk/")
    assert things["Article"]["headline"] == "Een <stuk> & meer"
    assert things["Article"]["description"] == "</script><b>Kort</b>"
    assert things["Article"]["inLanguage"] == "nl"
    crumbs = things["BreadcrumbList"]["itemListElement"]
    assert [(crumb["position"], crumb["name"], crumb["item"]) for crumb in crumbs] == [
        (1, "Thuis", "http://testserver/"),
        (2, "Kennis", "http://testserver/kennis/"),
        (3, "Een <stuk> & meer", "http://testserver/kennis/stuk/"),
    ]


def test_the_front_page_introduces_the_organisation(site: Site) -> None:
    for path in ("/", "/en/"):
        things = graph_of(path)
        assert things["Organization"]["name"] == "Gezinshuizen samen sterk"
        assert things["Organization"]["logo"]["url"].startswith("http://testserver/static/images/")
        assert "BreadcrumbList" not in things


# --- what is hidden, told nowhere ---------------------------------------------------------------------------


@pytest.fixture
def closed(site: Site) -> SectionPage:
    section = factories.make_page(SectionPage, site.nl, title="Besloten", slug="besloten")
    factories.restrict(section)
    return section


def hide(page: Page, how: str, closed: SectionPage) -> None:
    """What an editor may do so that nobody sees a page any more."""
    page = Page.objects.get(pk=page.pk)
    if how == "moved":
        page.move(Page.objects.get(pk=closed.pk), "last-child")
    elif how == "closed":
        factories.restrict(page)
    elif how == "unpublished":
        page.specific.unpublish()
    else:
        page.delete()


def told_of(name: str) -> list[str]:
    """The public pages of which structured data have this word, and the feeds that do."""
    pages = PageCard.objects.visible_to(None).values_list("url", flat=True)
    found = [url for url in pages if name in json.dumps(list(graph_of(url).values()))]
    feeds = [address_in(language, "news_feed") for language in ("nl", "en")]
    return [*sorted(found), *(url for url in feeds if name in Client().get(url).content.decode())]


def address_in(language: str, name: str) -> str:
    with translation.override(language):
        return reverse(name)


HIDING = pytest.mark.parametrize("how", ["moved", "closed", "unpublished", "deleted"])


@HIDING
def test_a_hidden_chapter_is_no_part_of_the_book(site: Site, closed: SectionPage, how: str) -> None:
    book = factories.make_page(EbookPage, site.nl, title="Boek", slug="boek")
    factories.translate(book, site.en, title="Book", slug="book")
    factories.make_page(EbookChapterPage, book, title="Open", slug="open", number=1)
    chapter = factories.make_page(EbookChapterPage, book, title="De Kanarie", slug="vogel", number=2)
    # the English book has the Dutch chapter as long as there is no other
    assert told_of("Kanarie") == ["/boek/", "/boek/vogel/", "/en/book/"]
    hide(chapter, how, closed)
    assert told_of("Kanarie") == told_of("vogel") == []
    assert [part["name"] for part in graph_of("/boek/")["Book"]["hasPart"]] == ["Open"]


@HIDING
def test_hidden_news_is_in_no_feed_and_told_by_no_page(site: Site, closed: SectionPage, how: str) -> None:
    index = factories.make_page(NewsIndexPage, site.nl, title="Nieuws", slug="nieuws")
    date = datetime.date(2024, 5, 30)
    news = factories.make_page(NewsPage, index, title="De Kanarie", slug="vogel", date=date)
    assert told_of("Kanarie") == ["/nieuws/vogel/", *(address_in(code, "news_feed") for code in ("nl", "en"))]
    hide(news, how, closed)
    assert told_of("Kanarie") == told_of("vogel") == []


@HIDING
def test_a_hidden_way_is_told_by_nothing_below_it(site: Site, closed: SectionPage, how: str) -> None:
    way = factories.make_page(SectionPage, site.nl, title="De Kanarie", slug="vogel")
    factories.make_page(PlainPage, way, title="Ei", slug="ei")
    assert told_of("Kanarie") == ["/vogel/", "/vogel/ei/"]
    hide(way, how, closed)
    # what lies below an unpublished page stays where it is
    assert told_of("Kanarie") == []


# --- the house as it is shipped -----------------------------------------------------------------------------


@pytest.mark.usefixtures("opening")
def test_books_chapters_questions_and_news_are_told_as_such() -> None:
    book = graph_of("/kwaliteit/e-book-toezicht-en-kwaliteit/")["Book"]
    assert [chapter["position"] for chapter in book["hasPart"]] == list(range(1, 9))
    chapter = graph_of("/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-1-waarom/")["Chapter"]
    assert chapter["isPartOf"][0]["name"] == book["name"]
    questions = graph_of("/veelgestelde-vragen/")["FAQPage"]["mainEntity"]
    assert len(questions) >= 20
    assert all(entry["name"] and entry["acceptedAnswer"]["text"] for entry in questions)
    assert not any("<" in entry["acceptedAnswer"]["text"] for entry in questions)
    news = graph_of("/nieuws/nieuws-2010-wat-werkt/")["NewsArticle"]
    assert news["datePublished"] == "2010", "as exact as it is known"
