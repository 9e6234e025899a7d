"""The signpost: choosing works without script, every arm has an address of its own, and arms lead to what can be seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from html5lib import HTMLParser

from core.models import BasePage
from knowledge.models import ContactPage, FaqPage, PlainPage, SignpostAudiencePage, SignpostPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of


def need(words: str, *pages: BasePage, note: str = "") -> dict[str, Any]:
    targets = [{"type": "item", "value": page.pk, "id": f"page-{page.pk}"} for page in pages]
    return {"type": "need", "value": {"need": words, "pages": targets, "note": note}}


def make_crossing(site: Site) -> SignpostPage:
    return factories.make_page(SignpostPage, site.nl, title="Welke kant moet je op?", slug="wegwijzer")


def make_arm(
    crossing: SignpostPage, title: str, *needs: dict[str, Any], **fields: Any
) -> SignpostAudiencePage:
    return factories.make_page(SignpostAudiencePage, crossing, title=title, needs=list(needs), **fields)


@pytest.fixture
def about(site: Site) -> PlainPage:
    return factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")


def test_every_choice_stands_right_before_its_way(site: Site, visitor: Client, about: PlainPage) -> None:
    crossing = make_crossing(site)
    for title in ("Ik ben ouder", "Ik ben jong", "Ik verwijs"):
        make_arm(crossing, title, need("Ik zoek iets", about))
    shown = text_of(visitor, "/wegwijzer/")
    HTMLParser(strict=True).parse(shown)
    pairs = re.findall(
        r'<label class="chip"><input type="radio" name="who"[^>]*>([^<]+)</label>\s*<section class="way"',
        shown,
    )
    assert pairs == ["Ik ben ouder", "Ik ben jong", "Ik verwijs"], (
        "the style sheet shows the way after a checked choice"
    )
    assert (
        shown.count(" checked") - shown.count('id="theme-auto" value="auto" autocomplete="off" checked') == 1
    )


def test_every_way_has_an_address_of_its_own(site: Site, visitor: Client, about: PlainPage) -> None:
    crossing = make_crossing(site)
    make_arm(crossing, "Ik ben ouder", need("Ik zoek iets", about), slug="ouders")
    make_arm(crossing, "Ik verwijs", need("Ik zoek iets anders", about), slug="verwijzers")
    assert 'href="/wegwijzer/ouders/"' in text_of(visitor, "/wegwijzer/")
    shown = text_of(visitor, "/wegwijzer/ouders/")
    HTMLParser(strict=True).parse(shown)
    assert '<p class="sign-arm">Ik zoek iets</p>' in shown
    assert "Ik zoek iets anders" not in shown
    assert '<a class="chip" href="/wegwijzer/ouders/" aria-current="page">Ik ben ouder</a>' in shown
    assert '<a class="chip" href="/wegwijzer/verwijzers/">Ik verwijs</a>' in shown


def test_an_arm_names_only_pages_that_can_be_seen(site: Site, visitor: Client, about: PlainPage) -> None:
    closed = factories.make_page(PlainPage, site.nl, title="Besloten", slug="besloten")
    factories.restrict(closed)
    make_arm(
        make_crossing(site),
        "Ik ben ouder",
        need("Half open", about, closed),
        need("Dicht", closed),
        slug="ouders",
    )
    for url in ("/wegwijzer/", "/wegwijzer/ouders/"):
        shown = text_of(visitor, url)
        assert "Half open" in shown
        assert "/besloten/" not in shown
        assert "Dicht" not in shown, "a need that nothing helps with is not raised"


def test_help_lines_in_a_note_can_be_tapped(site: Site, visitor: Client, about: PlainPage) -> None:
    note = "Direct gevaar? Bel 112. Of 0800 2000 <b>."
    make_arm(make_crossing(site), "Ik ben jong", need("Het gaat niet goed", about, note=note))
    shown = text_of(visitor, "/wegwijzer/")
    assert 'Bel <a href="tel:112">112</a>. Of <a href="tel:08002000">0800 2000</a> &lt;b&gt;.' in shown


def test_a_question_that_is_not_there_has_somewhere_to_go(
    site: Site, visitor: Client, about: PlainPage
) -> None:
    make_arm(make_crossing(site), "Ik ben ouder", need("Ik zoek iets", about))
    alone = text_of(visitor, "/wegwijzer/")
    assert '<form class="search-form" action="/zoeken/">' in alone
    assert "stuur ons een bericht" not in alone
    factories.make_page(FaqPage, site.nl, title="Vragen", slug="vragen")
    factories.make_page(ContactPage, site.nl, title="Contact", slug="contact")
    shown = text_of(visitor, "/wegwijzer/")
    assert '<a href="/vragen/">' in shown
    assert '<a href="/contact/">' in shown


def test_an_english_signpost_leads_to_english_pages_and_marks_dutch_ones(site: Site, visitor: Client) -> None:
    both = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    factories.translate(both, site.en, title="About us", slug="about-us")
    dutch = factories.make_page(PlainPage, site.nl, title="Huisregels", slug="huisregels")
    crossing = make_crossing(site)
    arm = make_arm(crossing, "Ik ben ouder", need("Ik zoek iets", both, dutch), slug="ouders")
    make_arm(crossing, "Ik verwijs", need("Welke vorm past?", both), slug="verwijzers")
    signpost = factories.translate(crossing, site.en, title="Which way?", slug="signpost")
    needs = [need("I need something", both, dutch)]
    factories.translate(arm, signpost, title="I am a parent", slug="parents", needs=needs)
    shown = text_of(visitor, "/en/signpost/")
    assert "I need something" in shown
    assert 'href="/en/about-us/"' in shown
    assert 'href="/huisregels/" lang="nl"' in shown
    assert '<form class="search-form" action="/en/search/">' in shown
    assert '<p class="sign-arm" lang="nl" dir="ltr">Welke vorm past?</p>' in shown, (
        "not translated yet, and says so"
    )
    assert 'href="/over-ons/"' not in shown
    others = text_of(visitor, "/en/signpost/parents/")
    assert '<a class="chip" href="/wegwijzer/verwijzers/" lang="nl" dir="ltr">Ik verwijs</a>' in others


def test_a_signpost_without_arms_says_where_to_ask(site: Site, visitor: Client) -> None:
    make_crossing(site)
    shown = text_of(visitor, "/wegwijzer/")
    assert "Wie ben je?" not in shown
    assert "Welke kant moet je op?" in shown


def test_the_signpost_costs_the_same_with_one_arm_and_with_ten(
    site: Site, visitor: Client, about: PlainPage
) -> None:
    crossing = make_crossing(site)
    make_arm(crossing, "Ik ben ouder", need("Ik zoek iets", about), slug="ouders")
    one = queries_for(visitor, "/wegwijzer/")
    alone = queries_for(visitor, "/wegwijzer/ouders/")
    for number in range(9):
        make_arm(crossing, f"Ik ben nummer {number}", *[need("Ik zoek iets", about)] * 4)
    assert queries_for(visitor, "/wegwijzer/") == one <= MOST_QUERIES
    assert queries_for(visitor, "/wegwijzer/ouders/") == alone <= MOST_QUERIES
