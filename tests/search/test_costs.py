"""What a question costs, whatever there is to find and whoever asks; and what is said of very much."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core import epoch
from search import indexing, matching
from search.models import SearchRecord
from search.sources import RecordDraft
from tests import factories
from tests.factories import Site
from tests.search.asking import found

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


def draft_of(number: int) -> RecordDraft:
    return RecordDraft(
        key=f"n{number}",
        kind="page",
        url=f"/n/{number}/",
        title=f"Notitie {number} over pleegzorg",
        body=f"ouder kind brief{number} zorg",
        language="nl",
        themes=("kwaliteit",) if number % 2 else ("geld",),
        date=datetime.date(2000 + number % 20, 1, 1),
    )


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("pleegzorg", "/zoeken/"),
        ("pleegzorg ouder", "/zoeken/"),
        ("pleegzrog onbekendwoord", "/zoeken/"),
        ("onbekendwoord pleegz", "/zoeken/"),
        # looked for as it is, as it is meant, and any word of it
        ("pleegzrog weekend bericht geld", "/zoeken/"),
        ('"over pleegzorg"', "/zoeken/"),
        ("kwantummechanica snarentheorie", "/zoeken/"),
        ("care", "/en/search/"),
        ("", "/zoeken/"),
        ("pl", "/zoeken/voorstellen/"),
    ],
)
def test_a_question_costs_the_same_whatever_there_is_to_find(
    pages: Site, visitor: Client, query: str, path: str
) -> None:
    def cost() -> int:
        visitor.get(path, {"q": query})
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(path, {"q": query}).status_code == 200
        return len(queries)

    indexing.write("test", [draft_of(number) for number in range(10)])
    few = cost()
    indexing.write("test", [draft_of(number) for number in range(10, 1_000)])
    epoch.bump()
    assert SearchRecord.objects.count() > 1_000
    assert cost() <= few <= MOST_QUERIES


@pytest.mark.parametrize(("query", "most"), [("pleegzorg", 10), ("pleegzrog onbekendwoord", 13)])
def test_what_a_member_asks_costs_little_more(
    pages: Site, client: Client, ben: Any, query: str, most: int
) -> None:
    """Two for the session and the user, one for what they may do; a word that is not known is looked for as it is, too."""
    client.force_login(ben)
    client.get("/zoeken/", {"q": query})
    with CaptureQueriesContext(connection) as queries:
        client.get("/zoeken/", {"q": query})
    assert len(queries) <= most


def test_the_first_question_after_a_change_reads_what_every_page_shows_and_no_more(
    pages: Site, visitor: Client
) -> None:
    visitor.get("/zoeken/", {"q": "pleegzorg"})
    epoch.bump()
    with CaptureQueriesContext(connection) as queries:
        visitor.get("/zoeken/", {"q": "pleegzorg"})
    assert len(queries) <= 20


def test_a_long_list_comes_in_pages(pages: Site, visitor: Client) -> None:
    indexing.write("test", [draft_of(number) for number in range(25)])
    seen = [url for number in "123" for url in found("notitie", page=number)]
    assert len(seen) == len(set(seen)) == 25
    assert 'rel="next"' in visitor.get("/zoeken/", {"q": "notitie"}).content.decode()


def test_of_a_very_frequent_word_the_best_are_shown_and_nothing_is_counted(
    pages: Site, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexing.write("test", [draft_of(number) for number in range(60)])
    before = found("pleegzorg")
    assert "Meer dan" not in visitor.get("/zoeken/", {"q": "pleegzorg"}).content.decode()
    monkeypatch.setattr(matching, "MOST_LOOKED_AT", 20)
    assert found("pleegzorg") == before
    assert len(found("pleegzorg notitie")) == 10
    assert found("pleegzorg", thema="geld", jaar="2002") == ["/n/2/", "/n/22/", "/n/42/"]
    text = visitor.get("/zoeken/", {"q": "pleegzorg"}).content.decode()
    assert "Meer dan" in text
    assert "tabular-nums" not in text.partition('class="pagination"')[0].partition("Soort resultaat")[2]


def test_more_than_is_said_only_when_there_is_more(
    pages: Site, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The word is everywhere, but what was chosen is not."""
    indexing.write("test", [draft_of(number) for number in range(60)])
    monkeypatch.setattr(matching, "MOST_LOOKED_AT", 20)
    for asked in ({"q": "pleegzorg", "soort": "nieuws"}, {"q": "pleegzorg notitie", "jaar": "2002"}):
        text = visitor.get("/zoeken/", asked).content.decode()
        assert "Meer dan" not in text, asked
        assert "tabular-nums" in text, asked


def test_of_a_very_frequent_word_what_is_closed_is_left_out_too(
    pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_LOOKED_AT", 1)
    assert "/pleegzorg/" in found("pleegzorg")
    factories.restrict(Page.objects.get(slug="pleegzorg"))
    assert "/pleegzorg/" not in found("pleegzorg")
    assert "/pleegzorg/" not in found("pleegzorg kost")
