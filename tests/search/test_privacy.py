"""What is closed, taken down or unfinished is never found: not as a result, not counted, not suggested, not quoted."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import Client
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from knowledge.models import GlossaryPage, GlossaryTerm, PlainPage, SectionPage
from search import answering
from search.answering import answer
from tests import factories
from tests.factories import Site
from tests.search.asking import found, request_of

pytestmark = pytest.mark.django_db

CANARY = "zebravinkje"  # a word that stands nowhere else
TYPO = "zebravinke"


@pytest.fixture
def section(site: Site) -> SectionPage:
    return factories.make_page(SectionPage, site.nl, title="Afdeling", slug="afdeling")


@pytest.fixture
def page(section: SectionPage) -> PlainPage:
    return published(section, slug="vogel", title=f"Het {CANARY}")


def published(parent: Page, introduction: str = f"Over het {CANARY} in huis.", **fields: Any) -> PlainPage:
    """A page as an editor publishes it, through the signals."""
    page = factories.make_page(PlainPage, parent, live=False, introduction=introduction, **fields)
    page.save_revision().publish()
    return PlainPage.objects.get(pk=page.pk)


def as_asked_by(client: Client) -> HttpRequest:
    """A request of whoever is logged in there."""
    session = client.session
    pk = session.get("_auth_user_id")
    request = request_of(get_user_model().objects.get(pk=pk) if pk else None)
    request.session = session
    return request


def traces(client: Client | None = None) -> list[str]:
    """Everywhere that the canary shows itself to this visitor."""
    client = client or Client()
    shown = []
    for word in (CANARY, TYPO, CANARY[:5], f"huis {CANARY}", f'"{CANARY} in huis"', "huis"):
        text = client.get("/zoeken/", {"q": word}).content.decode()
        # what was typed may be repeated; anything more gives it away
        given_away = text.replace(f'value="{word}"', "").replace(f"‘{word}’", "")
        if f"Het <mark>{CANARY}" in text or "/vogel/" in text or "/dicht/" in text:
            shown.append(f"result for {word}")
        if word != CANARY and word not in {f"huis {CANARY}", f'"{CANARY} in huis"'} and CANARY in given_away:
            shown.append(f"words for {word}")
        counted = answer(word, as_asked_by(client), "nl", {})
        if CANARY in word and (counted.total or counted.facets or counted.more):
            shown.append(f"count for {word}")
    for beginning in ("ze", CANARY[:6], CANARY, f"het {CANARY[:4]}", "Vo"):
        for each in client.get("/zoeken/voorstellen/", {"q": beginning}).json()["suggestions"]:
            if CANARY in each["title"].lower() or "/vogel/" in each["url"]:
                shown.append(f"suggestion for {beginning}")
    return shown


def test_a_page_that_stops_being_live_without_a_word_is_gone(page: PlainPage) -> None:
    assert traces()
    page.live = False
    page.save()
    assert not traces()


def test_the_canary_is_found_as_long_as_it_is_public(page: PlainPage) -> None:
    shown = traces()
    assert f"result for {CANARY}" in shown
    assert f"words for {TYPO}" in shown
    assert f"count for {CANARY}" in shown
    assert f'count for "{CANARY} in huis"' in shown
    assert "suggestion for ze" in shown


def test_a_draft_is_not_found(section: SectionPage) -> None:
    draft = factories.make_page(PlainPage, section, live=False, title=f"Het {CANARY}", slug="vogel")
    draft.save_revision()
    assert traces() == []


def test_unpublishing_removes_at_once(page: PlainPage) -> None:
    page.unpublish()
    assert traces() == []


def test_deleting_removes_at_once(page: PlainPage) -> None:
    Page.objects.get(pk=page.pk).delete()
    assert traces() == []


def test_deleting_what_is_above_removes_it_too(page: PlainPage, section: SectionPage) -> None:
    Page.objects.get(pk=section.pk).delete()
    assert traces() == []


def test_unpublishing_with_all_below_removes_it_too(
    page: PlainPage, section: SectionPage, administrator: Any
) -> None:
    above = Page.objects.get(pk=section.pk).specific
    UnpublishPageAction(above, user=administrator, include_descendants=True).execute()
    assert traces() == []


@pytest.mark.parametrize(
    "kind", [PageViewRestriction.LOGIN, PageViewRestriction.GROUPS, PageViewRestriction.PASSWORD]
)
def test_closing_hides_it_and_opening_brings_it_back(page: PlainPage, kind: str) -> None:
    before = traces()
    restriction = factories.restrict(page, kind)
    assert traces() == []
    restriction.delete()
    assert traces() == before


def test_closing_what_is_above_hides_it(page: PlainPage, section: SectionPage) -> None:
    restriction = factories.restrict(section)
    assert traces() == []
    PageViewRestriction.objects.filter(pk=restriction.pk).delete()
    assert f"result for {CANARY}" in traces()


def test_moving_under_a_closed_page_hides_it_and_moving_back_shows_it(page: PlainPage, site: Site) -> None:
    closed = factories.make_page(SectionPage, site.nl, title="Besloten", slug="dicht")
    factories.restrict(closed)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert traces() == []
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=site.nl.pk), pos="last-child")
    assert f"result for {CANARY}" in traces()


def test_moving_the_page_above_it_under_a_closed_page_hides_it(
    page: PlainPage, section: SectionPage, site: Site
) -> None:
    closed = factories.make_page(SectionPage, site.nl, title="Besloten", slug="dicht")
    factories.restrict(closed)
    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert traces() == []


def test_publishing_in_a_closed_part_shows_nothing(section: SectionPage) -> None:
    factories.restrict(section)
    published(section, slug="vogel", title=f"Het {CANARY}")
    assert traces() == []


def test_closing_the_dutch_page_hides_the_english_one(page: PlainPage, site: Site) -> None:
    english = factories.translate(page, site.en, live=False, title=f"The {CANARY}", slug="vogel")
    english.save_revision().publish()
    assert "/en/vogel/" in Client().get("/en/search/", {"q": CANARY}).content.decode()
    factories.restrict(page)
    assert "/en/vogel/" not in Client().get("/en/search/", {"q": CANARY}).content.decode()
    assert traces() == []


def test_editing_the_word_away_leaves_no_trace(page: PlainPage) -> None:
    page.title, page.introduction = "Iets anders", ""
    page.save_revision().publish()
    assert traces() == []


def test_an_alias_is_closed_with_its_source(page: PlainPage, site: Site) -> None:
    page.create_alias(parent=Page.objects.get(pk=site.nl.pk), update_slug="dicht")
    assert "/dicht/" in Client().get("/zoeken/", {"q": CANARY}).content.decode()
    factories.restrict(page)
    assert traces() == []


def test_terms_on_a_closed_page_are_hidden(site: Site) -> None:
    glossary = factories.make_page(GlossaryPage, site.nl, title="Woordenlijst", slug="woordenlijst")
    GlossaryTerm.objects.create(key="vogel", term=CANARY, definition="Een vogel.", locale=site.nl.locale)
    assert "#word-vogel" in Client().get("/zoeken/", {"q": CANARY}).content.decode()
    factories.restrict(glossary)
    assert traces() == []
    assert "#word-vogel" not in Client().get("/zoeken/", {"q": CANARY}).content.decode()


def test_who_may_enter_finds_what_lies_there(
    page: PlainPage, section: SectionPage, ben: Any, cleo: Any
) -> None:
    factories.restrict(section)
    member = Client()
    member.force_login(ben)
    assert f"result for {CANARY}" in traces(member)
    PageViewRestriction.objects.all().delete()
    restriction = factories.restrict(section, PageViewRestriction.GROUPS)
    restriction.groups.set([Group.objects.get(name="Community moderators")])
    moderator = Client()
    moderator.force_login(cleo)
    assert f"result for {CANARY}" in traces(moderator)
    assert traces(member) == []
    assert traces() == []


def test_words_of_closed_pages_correct_nobody(page: PlainPage, section: SectionPage, ben: Any) -> None:
    factories.restrict(section)
    member = Client()
    member.force_login(ben)
    assert CANARY not in member.get("/zoeken/", {"q": TYPO}).content.decode()


def test_a_shelf_that_nobody_knew_when_asked_is_closed(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else publishes in a closed part of the house, on a shelf of its own, while a visitor's request runs."""
    published(section, slug="open", title="Het open vogeltje", introduction="Een vogeltje in huis.")
    known, open_to_all = answering.places(), answering.open_places(request_of())
    monkeypatch.setattr(answering, "places", lambda: known)
    monkeypatch.setattr(answering, "open_places", lambda request: open_to_all)
    factories.make_theme("geheim", "Geheim", "Secret")
    closed = factories.make_page(SectionPage, section, title="Besloten", slug="besloten")
    factories.restrict(closed)
    published(closed, slug="dicht", title=f"Het {CANARY}", theme_keys=["geheim"])
    counted = answer("vogeltje huis", request_of(), "nl", {})
    assert counted.total == 1
    assert answer(CANARY, request_of(), "nl", {}).total == 0
    assert answer(CANARY, request_of(), "nl", {}).hits == []


def test_who_may_read_a_closed_page_finds_it_by_its_own_word(section: SectionPage, ben: Any) -> None:
    """A word that everybody can read is one letter away from it."""
    published(section, slug="open", title="Het zebravinkjes", introduction="Niets")
    closed = published(section, slug="dicht", title="Het zebravonkjes")
    factories.restrict(closed)
    assert found("zebravonkjes") == ["/afdeling/open/"]
    member = Client()
    member.force_login(ben)
    page = member.get("/zoeken/", {"q": "zebravonkjes"}).content.decode()
    assert "/afdeling/dicht/" in page
    assert "komt hier niet voor" not in page
