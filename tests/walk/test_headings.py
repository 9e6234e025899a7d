"""Editors may call a heading whatever they like: its anchor is never a name that the page has given out already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Page

from core import epoch
from core.models import BasePage, PageCard
from tests.walk.pages import Seen, look_at

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("walk")]


def one_of_each() -> Iterator[PageCard]:
    """A card of every kind of page: the first page that is shown in a template."""
    known = set()
    for card in PageCard.objects.in_language("nl").order_by("tree_path"):
        template = Page.objects.get(pk=card.pk).specific.get_template(RequestFactory().get(card.url))
        if template not in known:
            known.add(template)
            yield card


def names_on(page: Seen) -> Counter[str]:
    """Every id of the page and how often it stands there."""
    return Counter(name for node in page.elements() if (name := node.get("id")))


def test_no_heading_takes_a_name_that_the_page_gives_out(opening: None) -> None:
    twice: dict[str, list[str]] = {}
    written = 0
    for card in one_of_each():
        names = names_on(look_at(Client(), card.url))
        page: BasePage = Page.objects.get(pk=card.pk).specific
        for name in names:
            page.body.extend([("heading", name), ("heading", name.removeprefix("h-"))])
        page.save()
        epoch.bump()
        found = names_on(look_at(Client(), card.url))
        twice[card.url] = [name for name, count in found.items() if count > 1]
        written += sum(found.values()) - sum(names.values())

    assert len(twice) > 25
    assert written > 500, "the headings have to be on the pages for this test to mean anything"
    assert not {address: found for address, found in twice.items() if found}
