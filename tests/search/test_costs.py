"""What a question costs, whatever there is to find and whoever asks; and what is said of very much."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core import epoch
from search import indexing, matching
from search.answering import answer
from search.facets import shelves_for
from search.models import MEMBERS, SearchRecord
from search.shelves import open_places, places
from search.sources import RecordDraft
from search.terms import terms_for
from tests import factories
from tests.factories import Site
from tests.search.asking import found, request_of

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


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("pleegzorg", 0),
        # looked for as it was typed first, since members may know a word that nobody else knows
        ("pleegzrog onbekendwoord", 1),
        ("pleegzrog weekend bericht geld", 1),
        ("geheimpje zebravnk", 2),
    ],
)
def test_what_a_member_asks_costs_little_more(
    pages: Site, visitor: Client, client: Client, ben: Any, query: str, more: int
) -> None:
    """Two for the session and the user, two for what they may do, and `more` to take them at their word."""
    indexing.write("test", [replace(draft_of(1), title="Geheimpje zebravink", access=MEMBERS)])
    client.force_login(ben)

    def cost(whose: Client) -> int:
        whose.get("/zoeken/", {"q": query})
        with CaptureQueriesContext(connection) as queries:
            whose.get("/zoeken/", {"q": query})
        return len(queries)

    assert cost(client) <= cost(visitor) + 4 + more


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


@pytest.fixture
def many(pages: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Sixty notes with the same word, in the titles of twelve; what is given makes it a very frequent one."""
    indexing.write(
        "test",
        [
            draft_of(number)
            if number % 5 == 0
            else replace(draft_of(number), title=f"Brief {number}", body="ouder kind pleegzorg notitie")
            for number in range(60)
        ],
    )
    return partial(monkeypatch.setattr, matching, "MOST_LOOKED_AT", 20)


def test_of_a_very_frequent_word_the_best_are_shown_and_nothing_is_counted(
    many: Callable[[], None], visitor: Client
) -> None:
    before = [found(words) for words in ("pleegzorg", "pleegzorg notitie")]
    assert all(len(each) == 10 for each in before)
    assert "66 resultaten" in visitor.get("/zoeken/", {"q": "pleegzorg"}).content.decode()
    many()
    assert [found(words) for words in ("pleegzorg", "pleegzorg notitie")] == before
    text = visitor.get("/zoeken/", {"q": "pleegzorg"}).content.decode()
    assert "Meer dan 21 resultaten" in text, "twenty in Dutch, and the English page"
    assert "tabular-nums" not in text.partition('class="pagination"')[0].partition("Soort resultaat")[2]


def test_what_was_chosen_is_looked_at_however_light_it_weighs(many: Callable[[], None]) -> None:
    many()
    assert found("pleegzorg", thema="geld", jaar="2002") == ["/n/2/", "/n/22/", "/n/42/"]
    assert found("pleegzorg notitie", thema="geld", jaar="2002") == ["/n/2/", "/n/22/", "/n/42/"]


def test_more_than_is_said_only_when_there_is_more(many: Callable[[], None], visitor: Client) -> None:
    """The word is everywhere, but what was chosen is not; how many there are elsewhere is not known."""
    many()
    for asked, number in (
        ({"q": "pleegzorg", "soort": "nieuws"}, 2),
        ({"q": "pleegzorg notitie", "jaar": "2002"}, 3),
    ):
        text = visitor.get("/zoeken/", asked).content.decode()
        assert f"{number} resultaten voor" in text
        assert "Alles <span" not in text


def test_a_choice_without_what_has_all_words_does_not_say_that_nothing_has(
    many: Callable[[], None], visitor: Client
) -> None:
    """Elsewhere there is: only the choice was looked at."""
    asked = {"q": "pleegzorg notitie", "soort": "nieuws"}
    said = "Geen resultaten voor ‘pleegzorg notitie’ binnen je keuzes; zonder je keuzes 60."
    assert said in visitor.get("/zoeken/", asked).content.decode()
    many()
    text = visitor.get("/zoeken/", asked).content.decode()
    assert "Geen resultaten voor ‘pleegzorg notitie’ binnen je keuzes.</span>" in text
    assert "Niets bevat al je woorden" not in text
    assert found("pleegzorg notitie", soort="nieuws") == []


def test_of_a_very_frequent_word_what_is_closed_is_left_out_too(
    pages: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST_LOOKED_AT", 1)
    assert "/pleegzorg/" in found("pleegzorg")
    factories.restrict(Page.objects.get(slug="pleegzorg"))
    assert "/pleegzorg/" not in found("pleegzorg")
    assert "/pleegzorg/" not in found("pleegzorg kost")


def statement_of(question: str, *, every_word: bool, **chosen: str) -> str:
    """What the database is asked for this question of a visitor."""
    here = open_places(request_of())
    terms = terms_for(tuple(question.split()), "nl")
    shelves = shelves_for(chosen, here)
    return matching.statement(terms, (), places().keys(), here.keys(), shelves, every_word=every_word)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a plan of SQLite")
def test_a_record_is_not_looked_up_on_every_shelf_that_was_chosen(many: Callable[[], None]) -> None:
    """There may be a thousand of them, and two thousand records to look up."""
    many()
    sql = statement_of("pleegzorg notitie", every_word=True, thema="kwaliteit")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", [])
        plan = "\n".join(row[-1] for row in cursor.fetchall())
    assert "search_posting_all (stem_id=? AND record_id=?)" in plan
    assert "shelf_id=?" not in plan


def test_of_many_very_frequent_words_less_is_looked_at_of_each(
    many: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    many()
    monkeypatch.setattr(matching, "MOST_WEIGHED", 200)
    sql = statement_of("pleegzorg notitie ouder kind weekend", every_word=False)
    assert re.findall(r"LIMIT (\d+)\) heaviest", sql) == ["10"] * 4
    assert answer("pleegzorg notitie ouder kind weekend", request_of(), "nl", {}).any_word
