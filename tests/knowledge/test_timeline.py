"""The timeline: milestones by year, each dated no more exactly than it is known."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from core.roots import locales
from knowledge.models import TimelineEvent, TimelinePage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of


@pytest.fixture
def timeline(site: Site) -> TimelinePage:
    return factories.make_page(TimelinePage, site.nl, title="Tijdlijn", slug="tijdlijn")


def milestone(
    title: str, date: str, precision: str, label: str, language: str = "nl", **fields: Any
) -> TimelineEvent:
    return TimelineEvent.objects.create(
        title=title,
        date=datetime.date.fromisoformat(date),
        date_precision=precision,
        label=label,
        locale_id=locales()[language],
        **fields,
    )


def test_milestones_stand_under_their_year_in_order(timeline: TimelinePage, visitor: Client) -> None:
    milestone("Brief", "2017-05-30", "day", "30 mei 2017")
    milestone("Verkenning", "2010-01-01", "year", "2010")
    milestone("Bijeenkomsten", "2017-01-01", "period", "begin 2017")
    text = text_of(visitor, "/tijdlijn/")
    order = ['datetime="2010">2010', "Verkenning", 'datetime="2017">2017', "Bijeenkomsten", "Brief"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_what_was_only_planned_says_so_and_no_day_is_made_up(timeline: TimelinePage, visitor: Client) -> None:
    milestone("Plan verzonden", "2017-03-31", "period", "eind maart 2017 (planning)")
    milestone("Verkenning", "2010-01-01", "year", "2010")
    text = text_of(visitor, "/tijdlijn/")
    assert "eind maart 2017 (planning)" in text
    assert '<span class="plate plate--loose plate--vague"><span>eind mrt</span><b>2017</b></span>' in text
    assert '<time class="plate plate--loose" datetime="2010"><b>2010</b></time>' in text
    assert "2017-03-31" not in text
    assert "2010-01-01" not in text


def test_sources_are_named_and_their_origin_told_in_words(timeline: TimelinePage, visitor: Client) -> None:
    factories.make_source("bron-nji", organisation="NJi", year=2017, url="https://example.org/")
    milestone("Genoemd", "2017-05-30", "day", "30 mei 2017", supplied=True, source_keys=["bron-nji"])
    milestone("Opgezocht", "2018-05-30", "day", "30 mei 2018")
    text = text_of(visitor, "/tijdlijn/")
    assert '<a href="https://example.org/" rel="noopener external">NJi</a> (2017)' in text
    assert text.index("uit onze brondocumenten</span>") < text.index("Opgezocht")
    assert "zelf opgezocht</span>" in text


def test_dutch_only_rows_and_texts_are_marked(site: Site, timeline: TimelinePage, visitor: Client) -> None:
    factories.translate(timeline, site.en, title="Timeline", slug="timeline")
    dutch = milestone("Brief", "2017-05-30", "day", "30 mei 2017")
    milestone(
        "Letter",
        "2017-05-30",
        "day",
        "30 May 2017",
        "en",
        text="De datum op de brief.",
        in_dutch=True,
        translation_key=dutch.translation_key,
    )
    milestone("Verkenning", "2010-01-01", "year", "in 2010")
    text = text_of(visitor, "/en/timeline/")
    assert "<h3>Letter</h3>" in text
    assert '<p lang="nl" dir="ltr">De datum op de brief.</p>' in text
    assert '<h3 lang="nl" dir="ltr">Verkenning</h3>' in text
    assert ">Brief</h3>" not in text
    labels = re.findall(r'<span class="precision"([^>]*)>.*?</svg>([^<]*)</span>', text)
    assert (' data-precision="4"', "30 May 2017") in labels
    assert (' data-precision="1" lang="nl" dir="ltr"', "in 2010") in labels


def test_the_timeline_costs_the_same_for_ten_and_a_thousand(timeline: TimelinePage, visitor: Client) -> None:
    factories.make_source("bron-nji")

    def make(first: int, count: int) -> None:
        TimelineEvent.objects.bulk_create(
            TimelineEvent(
                title=f"Mijlpaal {number}",
                date=datetime.date(2000 + number % 25, 1, 1),
                date_precision="year",
                label=str(2000 + number % 25),
                source_keys=["bron-nji"],
                locale_id=locales()["nl"],
            )
            for number in range(first, first + count)
        )

    make(0, 10)
    few = queries_for(visitor, "/tijdlijn/")
    make(10, 990)
    assert queries_for(visitor, "/tijdlijn/") == few <= MOST_QUERIES
