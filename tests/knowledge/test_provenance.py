"""What is made up says so wherever it appears, and our own elaboration of an official text on its own page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from html5lib import HTMLParser

from core.models import BasePage
from home.models import HomePage
from knowledge.models import (
    BuildingBlockPage,
    CriteriaIndexPage,
    CriterionPage,
    EzineIssuePage,
    EzineStoryPage,
    PlainPage,
    SectionPage,
)
from tests import factories
from tests.factories import Site
from tests.home.test_editing import parent_for, required_by
from tests.knowledge.many import text_of

# These say it in words of their own.
OTHERWISE = {BuildingBlockPage, CriteriaIndexPage, CriterionPage, EzineIssuePage, EzineStoryPage, HomePage}
TYPES = [each for each in apps.get_models() if issubclass(each, BasePage) and each not in OTHERWISE]
LABEL = '<span class="label label--example">Bedacht</span>'


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_type_of_page_says_what_kind_of_text_it_is(
    site: Site, visitor: Client, model: type[BasePage]
) -> None:
    parent = parent_for(model, site)
    fields: dict[str, Any] = required_by(model) | {"illustrative": True, "own_elaboration": True}
    shown = text_of(visitor, factories.make_page(model, parent, **fields).path_url)
    HTMLParser(strict=True).parse(shown)
    assert shown.count("Dit verhaal is bedacht.") == 1
    assert shown.count("Eigen uitwerking van de redactie, in eigen woorden.") == 1
    plain = text_of(visitor, factories.make_page(PlainPage, site.nl).path_url)
    assert "provenance" not in plain


def story(site: Site, **fields: Any) -> EzineStoryPage:
    section = factories.make_page(SectionPage, site.nl)
    issue = factories.make_page(EzineIssuePage, section)
    return factories.make_page(EzineStoryPage, issue, title="De vervanger", illustrative=True, **fields)


def item_of(html: str, title: str) -> str:
    """The item of a list that leads to the page of this title."""
    return next(item for item in re.findall(r"<li>.*?</li>", html, re.DOTALL) if f">{title}</a>" in item)


def test_a_made_up_story_says_so_as_related_reading(site: Site, visitor: Client) -> None:
    factories.make_theme("vakmanschap")
    story(site, theme_keys=["vakmanschap"])
    factories.make_page(PlainPage, site.nl, title="Waar", theme_keys=["vakmanschap"])
    shown = text_of(visitor, factories.make_page(PlainPage, site.nl, theme_keys=["vakmanschap"]).path_url)
    assert LABEL in item_of(shown, "De vervanger")
    assert LABEL not in item_of(shown, "Waar")


def test_a_made_up_story_says_so_in_the_house_of_a_criterion(site: Site, visitor: Client) -> None:
    criterion = factories.make_page(
        CriterionPage,
        parent_for(CriterionPage, site),
        criterion=factories.make_criterion("b2-6"),
        statement="Je blijft leren.",
    )
    story(site, criterion_codes=["b2-6"])
    factories.make_page(PlainPage, site.nl, title="Verzonnen", criterion_codes=["b2-6"], illustrative=True)
    factories.make_page(PlainPage, site.nl, title="Waar", criterion_codes=["b2-6"])
    shown = text_of(visitor, criterion.path_url)
    HTMLParser(strict=True).parse(shown)
    assert LABEL in item_of(shown, "De vervanger")
    assert LABEL in item_of(shown, "Verzonnen"), "whatever type of page it is"
    assert LABEL not in item_of(shown, "Waar")
