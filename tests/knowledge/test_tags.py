"""What a page is about: editors tag every type, and readers see the words and where they lead."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from html5lib import HTMLParser
from wagtail.admin.panels import Panel

from core.models import BasePage
from knowledge.models import (
    BuildingBlockPage,
    CriteriaIndexPage,
    CriterionPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    SectionPage,
)
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of

TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def fields_of(panel: Panel) -> set[str]:
    """The names of the fields in a form, however deep they stand."""
    own = {panel.field_name} if getattr(panel, "field_name", "") else set()
    return own.union(*(fields_of(child) for child in getattr(panel, "children", [])))


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_page_can_be_tagged_and_dated_by_an_editor(model: type[BasePage]) -> None:
    there = fields_of(model.get_edit_handler())
    tags = {"audience_keys", "theme_keys", "criterion_codes"}
    validity = {"content_owner", "source_edition", "checked_on", "checked_by", "check_due"}
    assert (tags | validity) <= there


@pytest.fixture
def criterion(site: Site) -> CriterionPage:
    section = factories.make_page(SectionPage, site.nl, slug="kwaliteit")
    index = factories.make_page(CriteriaIndexPage, section, slug="criteria")
    block = factories.make_page(BuildingBlockPage, index, slug="leefklimaat", number=2)
    word = factories.make_criterion("b2-5", "Niet te vol", 2)
    return factories.make_page(
        CriterionPage,
        block,
        slug="niet-te-vol",
        criterion=word,
        statement="Kalm aan.",
        criterion_codes=["b2-5"],
    )


def tagged(site: Site, **fields: Any) -> PlainPage:
    return factories.make_page(PlainPage, site.nl, **fields)


def lines_of(html: str) -> list[str]:
    """The lines of tags, without what stands between the tags."""
    found = re.search(r'<div class="meta tags.*?</div>', html, re.DOTALL)
    return re.findall(r"<p>(.*?)</p>", found[0]) if found else []


def test_readers_see_the_criteria_of_a_page_and_go_to_them(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    factories.make_criterion("b1-1", "Opgeleid <b>")
    shown = text_of(visitor, tagged(site, criterion_codes=["b2-5", "b1-1", "b9-9"]).path_url)
    HTMLParser(strict=True).parse(shown)
    (line,) = lines_of(shown)
    assert line == (
        "Kwaliteitscriteria: 1.1 Opgeleid &lt;b&gt; · "
        '<a href="/kwaliteit/criteria/leefklimaat/niet-te-vol/">2.5 Niet te vol</a>'
    ), "what has no page of its own leads nowhere"


def test_a_criterion_does_not_lead_to_itself(criterion: CriterionPage, visitor: Client) -> None:
    assert lines_of(text_of(visitor, criterion.path_url)) == []


def test_a_theme_leads_to_the_news_about_it_where_there_is_some(site: Site, visitor: Client) -> None:
    for key in ("toezicht", "kwaliteit"):
        factories.make_theme(key)
    page = tagged(site, theme_keys=["toezicht", "kwaliteit"])
    assert lines_of(text_of(visitor, page.path_url)) == ["Thema’s: Kwaliteit · Toezicht"]
    index = factories.make_page(NewsIndexPage, site.nl, slug="nieuws")
    factories.make_page(NewsPage, index, theme_keys=["toezicht"])
    (line,) = lines_of(text_of(visitor, page.path_url))
    assert line == 'Thema’s: Kwaliteit · <a href="/nieuws/?thema=toezicht">Toezicht</a>'
    assert "over ‘Toezicht’" in text_of(visitor, "/nieuws/", thema="toezicht")


def test_tags_speak_english_on_english_pages(site: Site, criterion: CriterionPage, visitor: Client) -> None:
    factories.make_theme("toezicht", "Toezicht", "Supervision")
    page = factories.make_page(
        PlainPage, site.en, slug="company", theme_keys=["toezicht"], criterion_codes=["b2-5"]
    )
    themes, criteria = lines_of(text_of(visitor, page.path_url))
    assert themes == "Themes: Supervision"
    assert criteria.startswith('Quality criteria: <a href="/kwaliteit/criteria/')


def test_a_page_about_nothing_has_no_line(site: Site, visitor: Client) -> None:
    assert 'class="meta tags' not in text_of(visitor, tagged(site).path_url)


def test_a_criterion_that_is_closed_is_named_without_a_way_to_it(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    factories.restrict(criterion)
    assert lines_of(text_of(visitor, tagged(site, criterion_codes=["b2-5"]).path_url)) == [
        "Kwaliteitscriteria: 2.5 Niet te vol"
    ]


def test_tags_cost_no_query_once_the_process_is_warm(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    factories.make_theme("toezicht")
    plain = queries_for(visitor, factories.make_page(PlainPage, site.nl).path_url)
    page = tagged(site, theme_keys=["toezicht"], criterion_codes=["b2-5"])
    assert queries_for(visitor, page.path_url) == plain <= MOST_QUERIES
