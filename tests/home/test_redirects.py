"""An old address leads on to the new one, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from knowledge.models import PlainPage, SectionPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db


def rename(page: Page, slug: str) -> None:
    """As an editor does: a new slug, and publish. Redirects are made when that is committed."""
    page = Page.objects.get(pk=page.pk).specific
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def leads_to(path: str) -> str:
    """Where somebody who asks for this address ends up, and that it takes one permanent step."""
    answer = Client().get(path)
    assert answer.status_code == 301, path
    return str(answer.headers["Location"])


def test_a_renamed_page_is_found_at_its_old_address(site: Site) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="oud")
    factories.make_page(PlainPage, section, slug="kind")
    rename(section, "nieuw")
    assert leads_to("/oud/") == "/nieuw/"
    assert leads_to("/oud/kind/") == "/nieuw/kind/"
    assert leads_to("/oud") == "/nieuw/", "in one step, also without the last slash"
    assert Client().get("/nieuw/kind/").status_code == 200


def test_an_english_page_too(site: Site) -> None:
    page = factories.make_page(PlainPage, site.en, slug="old")
    rename(page, "new")
    assert leads_to("/en/old/") == "/en/new/"


def test_a_page_that_moved_is_found_at_its_old_address(site: Site) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennis")
    page = factories.make_page(PlainPage, site.nl, slug="stuk")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=section.pk), "last-child")
    assert leads_to("/stuk/") == "/kennis/stuk/"


def test_two_renamings_take_one_step(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="een")
    rename(page, "twee")
    rename(page, "drie")
    assert leads_to("/een/") == leads_to("/twee/") == "/drie/"


def test_renaming_back_leaves_no_circle(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="een")
    rename(page, "twee")
    rename(page, "een")
    assert Client().get("/een/").status_code == 200
    assert leads_to("/twee/") == "/een/"


def test_a_new_page_takes_the_old_address_over(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="plek")
    rename(page, "elders")
    factories.make_page(PlainPage, site.nl, slug="plek", title="Nieuwe bewoner")
    assert "Nieuwe bewoner" in Client().get("/plek/").content.decode()


def test_an_old_address_of_a_closed_page_tells_nothing(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="geheim", title="Kanarie")
    rename(page, "geheimer")
    factories.restrict(page)
    answer: Any = Client().get("/geheim/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/inloggen/")
    assert "Kanarie" not in answer.content.decode()


def test_what_is_gone_is_gone(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="weg")
    rename(page, "verweg")
    Page.objects.get(pk=page.pk).delete()
    assert Client().get("/weg/").status_code == 404
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("query", ["?a=1&b=2", "?q=%C2%B2", "?p=" + "9" * 300])
def test_a_query_string_does_not_hide_it(site: Site, query: str) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="oud")
    rename(page, "nieuw")
    assert leads_to(f"/oud/{query}").startswith("/nieuw/")
