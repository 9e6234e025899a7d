"""What the tests of the search may ask for."""

from __future__ import annotations

import datetime

import pytest

from knowledge.models import GuidePage, NewsIndexPage, NewsPage, PlainPage
from tests import factories
from tests.factories import Site
from tests.search.asking import indexed


@pytest.fixture
def pages(site: Site) -> Site:
    factories.make_theme("kwaliteit", "Kwaliteit", "Quality")
    factories.make_theme("geld", "Geld", "Money")
    factories.make_audience("ouders", "Ouders", "Parents")
    indexed(
        PlainPage,
        site.nl,
        title="Pleegzorg",
        slug="pleegzorg",
        introduction="Wat pleegzorg is.",
        theme_keys=["kwaliteit"],
    )
    indexed(
        PlainPage,
        site.nl,
        title="Geld",
        slug="geld",
        introduction="Wat pleegzorg kost.",
        theme_keys=["geld"],
        audience_keys=["ouders"],
    )
    indexed(GuidePage, site.nl, title="Pleegzorg voor een weekend", slug="weekend")
    news = indexed(NewsIndexPage, site.nl, title="Nieuws", slug="nieuws")
    for year in (2011, 2024):
        indexed(
            NewsPage,
            news,
            title=f"Bericht over pleegzorg {year}",
            slug=f"bericht-{year}",
            date=datetime.date(year, 5, 1),
            date_precision="day",
        )
    english = indexed(
        PlainPage, site.en, title="Foster care", slug="foster-care", introduction="What pleegzorg is."
    )
    assert english
    return site
