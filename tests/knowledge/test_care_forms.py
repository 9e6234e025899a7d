"""Forms of care: one line from light to intensive, every form at its place, and what stands beside the line."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.care_line import CareLine
from knowledge.models import CareFormIndexPage, CareFormPage, SectionPage, SignpostPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8


@pytest.fixture
def index(site: Site) -> CareFormIndexPage:
    section = factories.make_page(SectionPage, site.nl, title="Kennis")
    return factories.make_page(CareFormIndexPage, section, title="Welke hulp past?")


def make_form(index: CareFormIndexPage, name: str, group: str, intensity: int, **fields: Any) -> CareFormPage:
    return factories.make_page(
        CareFormPage,
        index,
        title=f"{name}: wat is dat?",
        short_name=name,
        group=group,
        intensity=intensity,
        **fields,
    )


@pytest.fixture
def forms(index: CareFormIndexPage) -> dict[str, CareFormPage]:
    """In an order that is not the line's."""
    return {
        "Gezinshuis": make_form(
            index, "Gezinshuis", "gezinshuis", 4, child_lives="in het gezin", who="Ouders met een team"
        ),
        "Pleegzorg": make_form(index, "Pleegzorg", "pleegzorg", 0),
        "Crisispleegzorg": make_form(index, "Crisispleegzorg", "pleegzorg", 3),
        "Hulp thuis": make_form(index, "Hulp thuis", "thuis", 1, duration="Zo lang als nodig"),
        "Deeltijdpleegzorg": make_form(index, "Deeltijdpleegzorg", "pleegzorg", 2),
    }


def page_of(visitor: Client, page: Any) -> str:
    answer = visitor.get(page.path_url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_line_runs_from_light_to_intensive(forms: dict[str, CareFormPage]) -> None:
    line = CareLine.of([factories.card_of(page) for page in forms.values()])
    assert [card.details["name"] for card in line.forms] == [
        "Hulp thuis",
        "Deeltijdpleegzorg",
        "Crisispleegzorg",
        "Gezinshuis",
    ]
    assert [stop.group.key for stop in line.stops] == ["thuis", "pleegzorg", "gezinshuis"]


def test_an_overview_explains_its_group_and_stands_beside_the_line(
    index: CareFormIndexPage, forms: dict[str, CareFormPage], visitor: Client
) -> None:
    html = page_of(visitor, index)
    group = html[html.index('id="pleegzorg"') : html.index('id="gezinshuis"')]
    assert (
        group.index("Pleegzorg: wat is dat?")
        < group.index("Deeltijdpleegzorg")
        < group.index("Crisispleegzorg")
    )
    assert "care-form--overview" in group


def test_each_form_says_where_the_child_lives_who_helps_and_how_long(
    index: CareFormIndexPage, forms: dict[str, CareFormPage], visitor: Client
) -> None:
    html = page_of(visitor, index)
    for words in ("In het gezin", "Ouders met een team", "Zo lang als nodig"):
        assert words in html


def test_a_form_knows_its_place_and_its_neighbours(forms: dict[str, CareFormPage], visitor: Client) -> None:
    html = page_of(visitor, forms["Crisispleegzorg"])
    assert "Vorm 3 van 4" in html
    before = html.index('rel="prev"')
    after = html.index('rel="next"')
    assert "Deeltijdpleegzorg" in html[before:after]
    assert "Gezinshuis: wat is dat?" in html[after : after + 400]
    assert 'href="/pagina-' in html  # the line leads back to the groups of the index
    assert '#pleegzorg" aria-current="true"' in html


def test_the_ends_of_the_line_have_one_neighbour(forms: dict[str, CareFormPage], visitor: Client) -> None:
    assert 'rel="prev"' not in page_of(visitor, forms["Hulp thuis"])
    assert 'rel="next"' not in page_of(visitor, forms["Gezinshuis"])


def test_an_overview_lists_its_variants_and_has_no_neighbours(
    forms: dict[str, CareFormPage], visitor: Client
) -> None:
    html = page_of(visitor, forms["Pleegzorg"])
    assert "verzamelnaam van 2 vormen" in html
    variants = html[html.index('id="variants"') :]
    assert variants.index("Deeltijdpleegzorg") < variants.index("Crisispleegzorg")
    assert 'rel="prev"' not in html
    assert 'rel="next"' not in html


def test_the_english_line_shows_dutch_forms_as_dutch(
    site: Site, index: CareFormIndexPage, forms: dict[str, CareFormPage], visitor: Client
) -> None:
    section = factories.make_page(SectionPage, site.en, title="Knowledge")
    english = factories.translate(index, section, title="Which help fits?")
    home = factories.translate(
        forms["Gezinshuis"],
        english,
        title="Family home",
        short_name="Family home",
        group="gezinshuis",
        intensity=4,
    )
    html = page_of(visitor, english)
    assert f'<a href="{forms["Hulp thuis"].path_url}" lang="nl" dir="ltr">Hulp thuis</a>' in html
    assert f'<a href="{home.path_url}">Family home</a>' in html
    assert (
        forms["Gezinshuis"].path_url not in html.replace(f'href="{index.path_url}"', "").split("<main", 1)[1]
    )
    own = page_of(visitor, home)
    assert 'rel="prev"' in own
    assert '<b lang="nl" dir="ltr">Crisispleegzorg' in own


def test_what_a_dutch_variant_says_of_itself_is_declared_dutch(
    site: Site, index: CareFormIndexPage, visitor: Client
) -> None:
    overview = make_form(index, "Pleegzorg", "pleegzorg", 0)
    make_form(index, "Weekendpleegzorg", "pleegzorg", 1, duration="elk weekend")
    english = factories.translate(index, factories.make_page(SectionPage, site.en), title="Which help fits?")
    own = factories.translate(overview, english, title="Foster care", group="pleegzorg")
    assert '<p class="meta" lang="nl" dir="ltr">elk weekend</p>' in page_of(visitor, own)
    assert '<p class="meta">elk weekend</p>' in page_of(visitor, overview)


def test_a_form_that_says_little_shows_no_empty_facts(index: CareFormIndexPage, visitor: Client) -> None:
    html = page_of(visitor, make_form(index, "Nieuw", "residentieel", 1))
    assert "Wat kost het?" not in html
    assert "<dt>" not in html[html.index("<main") : html.index("</main>")]


def test_an_index_without_forms_is_still_a_page(index: CareFormIndexPage, visitor: Client) -> None:
    assert "care-line" not in page_of(visitor, index)


def test_who_does_not_know_where_to_begin_is_led_to_the_signpost(
    site: Site, index: CareFormIndexPage, visitor: Client
) -> None:
    assert "Kijk in de wegwijzer" not in page_of(visitor, index)
    factories.make_page(SignpostPage, site.nl, title="Wegwijzer", slug="wegwijzer")
    assert '<a href="/wegwijzer/">Kijk in de wegwijzer</a>' in page_of(visitor, index)


def test_the_number_of_queries_does_not_grow_with_the_forms(
    index: CareFormIndexPage, visitor: Client
) -> None:
    form = make_form(index, "Eerste", "thuis", 1)

    def count(page: Any) -> int:
        visitor.get(page.path_url)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(page.path_url)
        return len(queries)

    few = count(index), count(form)
    for number in range(2, 41):
        make_form(index, f"Vorm {number}", "pleegzorg", number)
    assert (count(index), count(form)) == few
    assert max(few) <= MOST_QUERIES
