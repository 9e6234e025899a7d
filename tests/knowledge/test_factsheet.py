"""The factsheet: figures with their source and year, counts as a drawing and as a table, and a way to print it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from html5lib import HTMLParser
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from core.templatetags.reading_tags import grouped
from knowledge.models import FactsheetPage, GuidePage, SectionPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of

URL = "/kennis/factsheet/"


def count(year: str, homes: int | None, source: Any, **fields: Any) -> dict[str, Any]:
    value = {"year": year, "homes": homes, "children": None, "note": "", "source": source.pk} | fields
    return {"type": "count", "value": value}


def figure(value: str, label: str, year: str = "", source: str = "") -> dict[str, Any]:
    return {"type": "figure", "value": {"value": value, "label": label, "year": year, "source": source}}


@pytest.fixture
def make_factsheet(site: Site) -> Any:
    def make(**fields: Any) -> FactsheetPage:
        section = factories.make_page(SectionPage, site.nl, title="Kennis", slug="kennis")
        return factories.make_page(FactsheetPage, section, title="In het kort", slug="factsheet", **fields)

    return make


def test_every_figure_names_its_source_and_year(make_factsheet: Any, visitor: Client) -> None:
    make_factsheet(key_figures=[figure("979", "gezinshuizen", "eind 2020", "NJi"), figure("24/7", "open")])
    shown = text_of(visitor, URL)
    HTMLParser(strict=True).parse(shown)
    assert "NJi, eind 2020" in shown
    assert shown.count('class="key-figure"') == 2


def test_a_figure_may_have_a_unit_and_says_when_it_is_only_an_example(
    make_factsheet: Any, visitor: Client
) -> None:
    made_up = {"type": "figure", "value": {"value": "6,5", "unit": "jaar", "label": "wonen", "example": True}}
    page = make_factsheet(key_figures=[made_up, figure("979", "gezinshuizen")])
    shown = text_of(visitor, URL)
    HTMLParser(strict=True).parse(shown)
    assert "<b>6,5<small>jaar</small></b>" in shown
    assert shown.count("Voorbeeldcijfer</span>") == 1
    assert shown.index("wonen") < shown.index("Voorbeeldcijfer</span>") < shown.index("979")

    block = page.key_figures[0]
    edited = block.block.clean(block.value)
    assert (edited["unit"], edited["example"]) == ("jaar", True), "editors can fill both in"
    texts = [
        segment.string.data for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)
    ]
    assert "jaar" in texts, "translators meet the unit, and what is missing is no obstacle"


def test_counts_are_drawn_and_written_out(make_factsheet: Any, visitor: Client) -> None:
    source = factories.make_source()
    make_factsheet(
        counts=[
            count("2011", 389, source, children=1362),
            count("na 2020", 1052, source, note="naar schatting ruim 4.000 kinderen"),
        ]
    )
    shown = text_of(visitor, URL)
    HTMLParser(strict=True).parse(shown)
    assert re.findall(r'<rect width="(\d+)%"', shown) == ["37", "100"]
    assert '<div class="bar-chart" aria-hidden="true">' in shown, "the table says the same in words"
    rows = re.findall(r"<th scope=\"row\">(.*?)</th>\s*<td class=\"number\">(.*?)</td>", shown)
    assert rows == [("2011", "389"), ("na 2020", "1.052")]
    assert "1.362" in shown
    assert "naar schatting ruim 4.000 kinderen" in shown
    assert shown.count("<span>Nederlands Jeugdinstituut, 2021</span>") == 2


def test_an_english_table_names_its_dutch_sources_as_dutch(
    site: Site, make_factsheet: Any, visitor: Client
) -> None:
    counts = [count("2011", 389, factories.make_source())]
    page = make_factsheet(counts=counts)
    section = factories.make_page(SectionPage, site.en, title="Knowledge", slug="knowledge")
    factories.translate(page, section, title="In short", slug="factsheet", counts=counts)
    shown = text_of(visitor, "/en/knowledge/factsheet/")
    assert '<td><span lang="nl" dir="ltr">Nederlands Jeugdinstituut, 2021</span></td>' in shown


def test_what_was_not_counted_is_not_drawn_as_nothing_known(make_factsheet: Any) -> None:
    source = factories.make_source()
    page = make_factsheet(counts=[count("2011", None, source), count("2012", 0, source)])
    assert [row["share"] for row in page.count_rows] == [0, 0]


def test_a_source_that_is_gone_leaves_the_count_standing(make_factsheet: Any, visitor: Client) -> None:
    source = factories.make_source()
    make_factsheet(counts=[count("2011", 389, source)])
    source.delete()
    assert "389" in text_of(visitor, URL)


def test_the_list_of_contents_leads_to_every_section(make_factsheet: Any, visitor: Client) -> None:
    make_factsheet(
        body=[("heading", "Wie doet wat?"), ("text", "<p>Iedereen iets.</p>")],
        key_figures=[figure("4", "bouwstenen")],
        counts=[count("2011", 389, factories.make_source())],
    )
    shown = text_of(visitor, URL)
    listed = re.search(r'<details class="contents" open>.*?</details>', shown, re.DOTALL)
    assert listed is not None
    targets = re.findall(r'href="#([^"]+)"', listed[0])
    assert targets == ["h-wie-doet-wat", "section-figures", "section-counts"]
    for target in targets:
        assert shown.count(f'id="{target}"') == 1


def test_the_figures_come_after_what_it_is(make_factsheet: Any, visitor: Client) -> None:
    headings = [("heading", "Wat is het?"), ("text", "<p>Een huis.</p>"), ("heading", "Wie doet wat?")]
    make_factsheet(body=headings, key_figures=[figure("4", "bouwstenen")])
    shown = text_of(visitor, URL)
    HTMLParser(strict=True).parse(shown)
    places = [shown.rindex(words) for words in ("Wat is het?", "Een huis.", "In cijfers", "Wie doet wat?")]
    assert places == sorted(places)
    listed = re.search(r'<details class="contents" open>.*?</details>', shown, re.DOTALL)
    assert listed is not None
    assert re.findall(r'href="#([^"]+)"', listed[0]) == [
        "h-wat-is-het",
        "section-figures",
        "h-wie-doet-wat",
    ]


def test_the_list_of_contents_ends_with_what_the_foot_holds(make_factsheet: Any, visitor: Client) -> None:
    factories.make_theme("toezicht")
    body = [("heading", "Wat is het?")]
    page = make_factsheet(body=body, theme_keys=["toezicht"], sources=[("source", factories.make_source())])
    assert "#sources-heading" in text_of(visitor, URL)
    assert "#related-heading" not in text_of(visitor, URL)
    factories.make_page(GuidePage, page.get_parent(), theme_keys=["toezicht"])
    shown = text_of(visitor, URL)
    listed = re.search(r'<details class="contents" open>.*?</details>', shown, re.DOTALL)
    assert listed is not None
    targets = re.findall(r'href="#([^"]+)"', listed[0])
    assert targets == ["h-wat-is-het", "related-heading", "sources-heading"]
    assert [shown.index(f'id="{target}"') for target in targets] == sorted(
        shown.index(f'id="{target}"') for target in targets
    )


def test_it_does_without_figures_and_counts(make_factsheet: Any, visitor: Client) -> None:
    make_factsheet(body=[("text", "<p>Alleen tekst.</p>")])
    shown = text_of(visitor, URL)
    assert "In cijfers" not in shown
    assert "bar-chart" not in shown
    assert 'class="contents"' not in shown


def test_it_says_which_edition_it_is_and_can_be_printed(make_factsheet: Any, visitor: Client) -> None:
    make_factsheet(edition="1.2")
    shown = text_of(visitor, URL)
    assert "Uitgave 1.2" in shown
    assert 'data-action="print" hidden' in shown, "without script there is no button that does nothing"


def test_our_own_elaboration_says_so(make_factsheet: Any, visitor: Client) -> None:
    make_factsheet(own_elaboration=True)
    assert "De officiële tekst gaat voor." in text_of(visitor, URL)


def test_it_costs_no_more_queries_for_more_figures(make_factsheet: Any, visitor: Client) -> None:
    source = factories.make_source()
    make_factsheet(
        key_figures=[figure(str(number), "dingen") for number in range(30)],
        counts=[count(str(number), number, source) for number in range(30)],
    )
    assert queries_for(visitor, URL) <= MOST_QUERIES


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (0, "0", "0"),
        (979, "979", "979"),
        (1052, "1.052", "1,052"),
        (1_000_000, "1.000.000", "1,000,000"),
        (None, "", ""),
    ],
)
def test_numbers_are_grouped_as_people_write_them(number: int | None, dutch: str, english: str) -> None:
    assert grouped(number) == dutch
    with translation.override("en"):
        assert grouped(number) == english
