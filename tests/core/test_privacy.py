"""Who closes a page closes it in every language, at once."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from core import receivers
from knowledge.models import PlainPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(site: Site) -> tuple[PlainPage, PlainPage]:
    dutch = factories.make_page(PlainPage, site.nl, slug="besloten", title="Besloten stuk")
    return dutch, factories.translate(dutch, site.en, slug="closed", title="Closed piece")


def is_open(path: str) -> bool:
    return Client().get(path).status_code == 200


def test_closing_the_dutch_page_closes_the_english_one(pages: tuple[PlainPage, PlainPage]) -> None:
    assert is_open("/en/closed/")
    factories.restrict(pages[0])
    assert not is_open("/besloten/")
    assert not is_open("/en/closed/")


def test_what_is_below_the_translation_is_closed_too(pages: tuple[PlainPage, PlainPage]) -> None:
    factories.make_page(PlainPage, pages[1], slug="below")
    assert is_open("/en/closed/below/")
    factories.restrict(pages[0])
    assert not is_open("/en/closed/below/")


def test_opening_it_opens_both(pages: tuple[PlainPage, PlainPage]) -> None:
    factories.restrict(pages[0]).delete()
    assert is_open("/besloten/")
    assert is_open("/en/closed/")
    factories.restrict(pages[0])
    PageViewRestriction.objects.filter(page=pages[0]).delete()
    assert is_open("/en/closed/")


def test_kind_password_and_groups_go_along(pages: tuple[PlainPage, PlainPage]) -> None:
    restriction = factories.restrict(pages[0], PageViewRestriction.PASSWORD)
    restriction.password = "achter de deur"
    restriction.save()
    assert pages[1].view_restrictions.get().password == "achter de deur"
    club, others = Group.objects.create(name="Kring"), Group.objects.create(name="Anderen")
    restriction.restriction_type = PageViewRestriction.GROUPS
    restriction.save()
    restriction.groups.set([club])
    copy = pages[1].view_restrictions.get()
    assert copy.restriction_type == PageViewRestriction.GROUPS
    assert list(copy.groups.all()) == [club]
    restriction.groups.set([others])
    assert list(copy.groups.all()) == [others]


def test_closing_a_translation_closes_nothing_else(pages: tuple[PlainPage, PlainPage]) -> None:
    factories.restrict(pages[1])
    assert is_open("/besloten/")
    assert not is_open("/en/closed/")


def test_deleting_the_closed_original_leaves_the_translation_closed(
    pages: tuple[PlainPage, PlainPage],
) -> None:
    factories.restrict(pages[0])
    Page.objects.get(pk=pages[0].pk).delete()
    assert not is_open("/en/closed/")


def test_without_the_receiver_the_translation_would_stay_open(
    pages: tuple[PlainPage, PlainPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receivers.privacy, "restrict_translations", lambda page_pk: None)
    factories.restrict(pages[0])
    assert is_open("/en/closed/"), "so the tests above can fail"
