"""A furnished front door for the tests: a home page with every part, and pages for its parts to name."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable
from typing import Any

from core.models import BasePage
from home.models import HomePage, Navigation
from knowledge.models import (
    BuildingBlockPage,
    CriteriaIndexPage,
    EzineIssuePage,
    EzineStoryPage,
    FactsheetPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    SectionPage,
)
from tests import factories
from tests.factories import Site

DOORS = [
    "Ik ben gezinshuisouder",
    "Mijn kind woont er",
    "Ik woon er zelf",
    "Ik verwijs",
    "Ik werk bij een gemeente",
    "Ik denk erover na",
]


def furnish(site: Site) -> dict[str, BasePage]:
    """Pages of several kinds under the Dutch home page, by a short name."""
    knowledge = factories.make_page(SectionPage, site.nl, title="Kennis", slug="kennis")
    criteria = factories.make_page(
        CriteriaIndexPage, knowledge, title="Kwaliteitscriteria", slug="kwaliteitscriteria"
    )
    for number in (1, 2, 3, 4):
        factories.make_page(BuildingBlockPage, criteria, title=f"Bouwsteen {number}", number=number)
    ezine = factories.make_page(
        EzineIssuePage, site.nl, title="Plan je pad", slug="plan-je-pad", illustration="path"
    )
    factories.make_page(EzineStoryPage, ezine, title="Invallen is ook een vak", portrayed_role="Vervanger")
    news = factories.make_page(NewsIndexPage, site.nl, title="Nieuws", slug="nieuws")
    factories.make_page(
        NewsPage, news, title="Begin van een project", date=datetime.date(2016, 10, 1), date_precision="month"
    )
    return {
        "knowledge": knowledge,
        "criteria": criteria,
        "ezine": ezine,
        "news": news,
        "factsheet": factories.make_page(
            FactsheetPage, knowledge, title="Factsheet", slug="factsheet", illustration="coat-rack"
        ),
        "about": factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons"),
    }


def compose(home: HomePage, *blocks: tuple[str, dict[str, Any]]) -> None:
    """Let the home page consist of these blocks, and publish it."""
    home = HomePage.objects.get(pk=home.pk)
    home.blocks = json.dumps([{"type": kind, "value": value} for kind, value in blocks])
    home.save_revision().publish()


def item(value: Any) -> dict[str, Any]:
    """A value as list blocks keep it."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def every_block(pages: dict[str, BasePage], doors: int = 6) -> list[tuple[str, dict[str, Any]]]:
    """One of each part, in the order of the opening content."""
    factsheet = pages["factsheet"].pk
    return [
        ("hero", {"heading": "Samen sterk", "text": "Kennis.", "page": factsheet, "label": "Vind je weg"}),
        (
            "doors",
            {
                "heading": "Door welke deur kom je binnen?",
                "doors": [
                    item({"title": title, "text": "Hier.", "page": factsheet}) for title in DOORS[:doors]
                ],
            },
        ),
        ("featured", {"heading": "Begin hier", "pages": [item(factsheet), item(pages["about"].pk)]}),
        ("quality", {"heading": "Eén huis", "text": "Vier delen.", "page": pages["criteria"].pk}),
        (
            "story",
            {"heading": "Plan je pad", "text": "Portretten.", "page": pages["ezine"].pk, "label": "Lees"},
        ),
        (
            "figures",
            {
                "heading": "In cijfers",
                "note": "Niet alles is geteld.",
                "page": factsheet,
                "figures": [item({"value": "979", "label": "gezinshuizen"})],
            },
        ),
        (
            "story",
            {
                "heading": "Eén bord extra",
                "text": "Iets voor jou?",
                "page": pages["about"].pk,
                "label": "Kom",
            },
        ),
        ("news", {"heading": "Nieuws", "count": 3, "page": pages["news"].pk}),
    ]


def navigate(*, menu: Iterable[Any] = (), footer: Iterable[Any] = (), legal: Iterable[Any] = ()) -> None:
    """Set the menu, the footer and the legal links from raw values."""
    navigation = Navigation.load()
    navigation.menu = json.dumps([{"type": "menu", "value": value} for value in menu])
    navigation.footer = json.dumps([{"type": "column", "value": value} for value in footer])
    navigation.legal = json.dumps([{"type": "link", "value": value} for value in legal])
    navigation.save()


def entry(
    page: BasePage, nl: str = "", en: str = "", *, icon: str = "", children: Iterable[Any] = ()
) -> dict[str, Any]:
    """A menu item or a link."""
    below = [item(child) for child in children]
    return {"page": page.pk, "label_nl": nl, "label_en": en, "icon": icon, "children": below}
