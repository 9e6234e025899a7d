"""Knowledge circles: what they wanted, which doors they opened, what they made and what is still a question."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.models import CircleIndexPage, CirclePage, SectionPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8


@pytest.fixture
def index(site: Site) -> CircleIndexPage:
    section = factories.make_page(SectionPage, site.nl, title="Kennis")
    return factories.make_page(CircleIndexPage, section, title="Kenniskringen")


def make_circle(index: CircleIndexPage, **fields: Any) -> CirclePage:
    return factories.make_page(CirclePage, index, **fields)


def meeting(theme: str = "", **value: Any) -> tuple[str, dict[str, Any]]:
    return "meeting", {"theme": theme, "known": bool(theme)} | value


def page_of(visitor: Client, page: Any) -> str:
    answer = visitor.get(page.path_url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_circle_tells_what_it_wanted_and_who_were_there(index: CircleIndexPage, visitor: Client) -> None:
    html = page_of(
        visitor,
        make_circle(
            index,
            year=2011,
            status="afgerond",
            organisers=[("organiser", "Rudolphstichting"), ("organiser", "NJi")],
            participants="Mensen van gezinshuizen",
            meetings_count="vijf of zes",
            goals=[("goal", "Zichtbaar maken"), ("goal", "Uitwisselen")],
        ),
    )
    for words in ("Afgerond · 2011", "Rudolphstichting · NJi", "Mensen van gezinshuizen", "Vijf of zes"):
        assert words in html
    assert html.index("Zichtbaar maken") < html.index("Uitwisselen")


def test_a_door_that_nobody_remembers_stays_dashed(index: CircleIndexPage, visitor: Client) -> None:
    meetings = [meeting("Doelgroep", question="Voor wie is een gezinshuis?"), meeting(), meeting()]
    html = page_of(visitor, make_circle(index, meetings=meetings))
    assert html.count("circle-path__door") == 3
    assert html.count("data-unknown") == 2
    assert "Voor wie is een gezinshuis?" in html
    assert "Van één van de 3 deuren" in html


def test_known_doors_need_no_explanation(index: CircleIndexPage, visitor: Client) -> None:
    html = page_of(visitor, make_circle(index, meetings=[meeting("Doelgroep"), meeting("Gezinsgrootte")]))
    assert "deuren weten we" not in html
    assert "data-unknown" not in html


def test_findings_and_open_questions_stand_on_their_own_shelves(
    index: CircleIndexPage, visitor: Client
) -> None:
    there = make_circle(index, title="Waar het antwoord staat")
    where = f'<p><a linktype="page" id="{there.pk}">Lees verder</a></p>'
    html = page_of(
        visitor,
        make_circle(
            index,
            findings=[("finding", "Matching vraagt tijd")],
            open_questions=[("question", {"question": "Wanneer is een huis te vol?", "where": where})],
            products=[("product", {"title": "De kennis verzameld", "note": "Een verzameldocument."})],
        ),
    )
    places = [
        html.index(words)
        for words in ("Matching vraagt tijd", "Wanneer is een huis te vol?", "De kennis verzameld")
    ]
    assert places == sorted(places)
    assert f'href="{there.path_url}"' in html
    assert html.count("harvest-shelf") == 2


def test_an_empty_circle_is_still_a_page(index: CircleIndexPage, visitor: Client) -> None:
    html = page_of(visitor, make_circle(index, title="Een kring " * 20))
    for part in ("circle-path", "harvest", "<aside"):
        assert part not in html[html.index("<main") : html.index("</main>")]


def test_the_index_shows_each_circle_with_its_year(index: CircleIndexPage, visitor: Client) -> None:
    make_circle(
        index, title="Kenniskring Gezinshuizen", year=2011, status="afgerond", participants="Aanbieders"
    )
    make_circle(index, title="Kring zonder jaar")
    html = page_of(visitor, index)
    assert '<span class="plate plate--loose">2011</span>' in html
    assert "Afgerond · Aanbieders" in html
    assert html.index("Kenniskring Gezinshuizen") < html.index("Kring zonder jaar")


def test_an_index_without_circles_says_so(index: CircleIndexPage, visitor: Client) -> None:
    assert "nog geen kring beschreven" in page_of(visitor, index)


def test_the_english_index_shows_dutch_circles_as_dutch(
    site: Site, index: CircleIndexPage, visitor: Client
) -> None:
    circle = make_circle(index, title="Kenniskring AWBZ")
    section = factories.make_page(SectionPage, site.en, title="Knowledge")
    english = factories.translate(index, section, title="Knowledge circles")
    html = page_of(visitor, english)
    assert f'<a class="title" href="{circle.path_url}" lang="nl" dir="ltr">Kenniskring AWBZ</a>' in html


def test_the_number_of_queries_does_not_grow_with_what_a_circle_did(
    index: CircleIndexPage, visitor: Client
) -> None:
    def count(page: Any) -> int:
        visitor.get(page.path_url)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(page.path_url)
        return len(queries)

    few = make_circle(index, meetings=[meeting("Doelgroep")])
    before = count(index), count(few)
    many = make_circle(
        index,
        meetings=[meeting("Doelgroep")] * 40,
        goals=[("goal", "Leren")] * 40,
        open_questions=[("question", {"question": "Waarom?", "where": ""})] * 40,
    )
    for _number in range(38):
        make_circle(index)
    assert (count(index), count(many)) == before
    assert max(before) <= MOST_QUERIES
