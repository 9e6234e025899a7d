"""Pages are found in one look-up, and only by who may see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from core.models import BasePage
from core.serving import reader_of
from knowledge.models import GuidePage, PlainPage, SectionPage
from tests import factories
from tests.factories import Site

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def test_a_page_costs_the_same_number_of_queries_however_deep_it_lies(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennis")
    factories.make_page(GuidePage, section, slug="diep")
    client = Client()
    client.get("/kennis/diep/")
    with django_assert_max_num_queries(8):
        assert client.get("/kennis/diep/").status_code == 200


def test_the_language_comes_from_the_address_alone(site: Site) -> None:
    client = Client(headers={"accept-language": "en"})
    client.cookies["django_language"] = "en"
    response = client.get("/")
    assert response.headers["Content-Language"] == "nl"
    assert b'<html lang="nl"' in response.content
    assert client.get("/en/").headers["Content-Language"] == "en"


def test_answers_do_not_vary_by_the_browsers_language(site: Site) -> None:
    assert "Accept-Language" not in Client().get("/").headers.get("Vary", "")


@pytest.mark.parametrize("state", ["draft", "restricted", "below a restricted page"])
def test_what_is_not_public_is_not_shown(site: Site, state: str) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennis")
    guide = factories.make_page(GuidePage, section, slug="kanarie", title="Kanarie")
    if state == "draft":
        guide.unpublish()
    else:
        factories.restrict(guide if state == "restricted" else section)
    response = Client().get("/kennis/kanarie/")
    assert response.status_code == (404 if state == "draft" else 302)
    assert b"Kanarie" not in response.content


def test_a_member_may_read_what_is_closed_to_visitors(site: Site, ben: Any) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="besloten")
    factories.restrict(page)
    client = Client()
    client.force_login(ben)
    assert client.get("/besloten/").status_code == 200


def test_a_page_without_a_card_is_still_found_the_long_way(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="zonder")
    factories.card_of(page).delete()
    assert Client().get("/zonder/").status_code == 200


def test_an_address_without_its_last_slash_is_sent_on(site: Site) -> None:
    factories.make_page(PlainPage, site.nl, slug="over-ons")
    response = Client().get("/over-ons")
    assert response.status_code == 301
    assert response.headers["Location"] == "/over-ons/"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_without_a_form_takes_no_posts(site: Site, method: str) -> None:
    assert getattr(Client(), method)("/").status_code == 405


def test_the_editors_policy_holds_only_on_the_editors_side(site: Site, ada: Any) -> None:
    client = Client()
    assert "unsafe-inline" not in client.get("/").headers["Content-Security-Policy"]
    client.force_login(ada)
    assert "'unsafe-inline'" in client.get("/beheer/").headers["Content-Security-Policy"]
    for address in ("/beheerder/", "/en/beheer/"):
        assert "unsafe-inline" not in client.get(address).headers["Content-Security-Policy"]


def test_headers_that_protect_are_on_every_answer(site: Site) -> None:
    for address in ("/", "/en/", "/bestaat-niet/", "/inloggen/"):
        headers = Client().get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_dutch_page_called_en_does_not_take_the_english_home(site: Site, visitor: Client) -> None:
    factories.make_page(PlainPage, site.nl, title="Kaper", slug="en")
    answer = visitor.get("/en/")
    assert answer.status_code == 200
    assert "Kaper" not in answer.content.decode()


@pytest.mark.parametrize("cookie", ['sessionid="abcdefghijkl\\000"', 'csrftoken="abcdefghijkl\\000"'])
def test_no_cookie_breaks_a_page(site: Site, visitor: Client, cookie: str) -> None:
    assert visitor.get("/", headers={"cookie": cookie}).status_code < 500


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_page_read_the_short_way_is_the_page(model: type[BasePage], opening: None, db: None) -> None:
    """Column by column what Django's own way reads."""
    expected = model.objects.live().order_by("pk").first()
    assert expected is not None, "the opening content has a page of every type"
    page = reader_of(model).read(expected.pk)
    assert type(page) is model
    assert not page.get_deferred_fields()
    for field in model._meta.concrete_fields:
        assert field.value_to_string(page) == field.value_to_string(expected), field.name
        assert type(getattr(page, field.attname)) is type(getattr(expected, field.attname)), field.name


def test_a_page_that_is_not_live_is_not_read(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl)
    assert reader_of(PlainPage).read(page.pk) == page
    page.unpublish()
    assert reader_of(PlainPage).read(page.pk) is None
    assert reader_of(PlainPage).read(0) is None


def test_an_address_typed_with_capitals_is_found(site: Site) -> None:
    factories.make_page(PlainPage, site.nl, slug="over-ons")
    answer = Client().get("/Over-Ons/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/over-ons/")
    assert Client().get("/OVER-ONS/?page=2&a=%C2%B2").headers["Location"] == "/over-ons/?page=2&a=%C2%B2"
    assert Client().get("/Bestaat-Niet/").status_code == 404
