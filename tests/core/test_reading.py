"""What stands around a page's text: the way to it, its sections, what to read next, and what bears it out."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from core import epoch
from core.models import BasePage, PageRelation
from core.reading import anchored, reading_context, split_at_heading
from core.surroundings import MOST_RELATED, surroundings_of
from knowledge.models import ContactPage, EbookChapterPage, EbookPage, PlainPage, SectionPage
from tests import factories
from tests.factories import Site


@pytest.fixture
def section(site: Site) -> SectionPage:
    return factories.make_page(SectionPage, site.nl, title="Kennis", slug="kennis")


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/")


def fresh(page: BasePage) -> Any:
    return type(page).objects.get(pk=page.pk)


def related_titles(page: BasePage, request: HttpRequest) -> list[str]:
    return [card.title for card in surroundings_of(fresh(page), request).related]


def choose(page: BasePage, *others: BasePage) -> None:
    for order, other in enumerate(others):
        PageRelation.objects.create(page_id=page.pk, related_id=other.pk, sort_order=order)
    epoch.bump()


# --- the way to it ----------------------------------------------------------------------------------------


def test_crumbs_lead_from_the_front_page_down(section: SectionPage, request_: HttpRequest) -> None:
    page = factories.make_page(PlainPage, section)
    around = surroundings_of(page, request_)
    assert [card.url for card in around.crumbs] == ["/", "/kennis/"]
    assert around.own is not None
    assert around.own.pk == page.pk


def test_the_same_page_is_named_in_every_language_dutch_first(
    site: Site, section: SectionPage, request_: HttpRequest
) -> None:
    page = factories.make_page(PlainPage, section, slug="hulp")
    english = factories.translate(page, site.en, slug="help")
    for each in (page, english):
        alternates = surroundings_of(each, request_).alternates
        assert [(entry.code, entry.url) for entry in alternates] == [
            ("nl", "/kennis/hulp/"),
            ("en", "/en/help/"),
        ]


def test_a_page_that_is_not_live_can_still_be_shown_in_a_preview(
    section: SectionPage, request_: HttpRequest
) -> None:
    other = factories.make_page(PlainPage, section, title="Lees mij ook")
    page = factories.make_page(PlainPage, section, title="Concept", body=[("text", "<p>Nog niet af.</p>")])
    page.unpublish()
    request_.is_preview = True
    draft = fresh(page)
    draft.related_links = [PageRelation(related=other)]
    context = reading_context(draft, request_)
    assert context["reading_minutes"] == 1
    assert [card.title for card in context["related"]] == ["Lees mij ook"]


# --- its sections -----------------------------------------------------------------------------------------


def with_body(section: SectionPage, *blocks: tuple[str, Any]) -> PlainPage:
    return factories.make_page(PlainPage, section, body=list(blocks))


def test_every_heading_gets_an_anchor_of_its_own(section: SectionPage) -> None:
    headings = ["Wie doet wat?", "Wie doet wat?", "Wie doet wat!", "Content", "…", "Éérst dit"]
    page = with_body(section, *[("heading", heading) for heading in headings])
    sections, _blocks = anchored(page)
    assert [entry.anchor for entry in sections] == [
        "h-wie-doet-wat",
        "h-wie-doet-wat-2",
        "h-wie-doet-wat-3",
        "h-content",
        "h-deel",
        "h-eerst-dit",
    ]
    assert [entry.title for entry in sections] == headings


def test_every_block_knows_the_heading_it_stands_under(section: SectionPage) -> None:
    page = with_body(section, ("text", "<p>a</p>"), ("heading", "Kop"), ("text", "<p>b</p>"))
    _sections, blocks = anchored(page)
    assert [entry["heading"] for entry in blocks] == [page.title, "Kop", "Kop"]
    assert [entry["level"] for entry in blocks] == [2, 3, 3]


@pytest.mark.parametrize(
    ("kinds", "opening"), [("", 0), ("t", 1), ("h", 0), ("tth", 2), ("hth", 0), ("tt", 2)]
)
def test_the_opening_is_what_stands_before_the_first_heading(
    section: SectionPage, kinds: str, opening: int
) -> None:
    names = {"t": ("text", "<p>x</p>"), "h": ("heading", "Kop")}
    _sections, blocks = anchored(with_body(section, *[names[kind] for kind in kinds]))
    before, after = split_at_heading(blocks)
    assert len(before) == opening
    assert before + after == blocks


def test_a_text_can_be_cut_at_a_later_heading(section: SectionPage) -> None:
    kinds = [("heading", "Een"), ("text", "<p>x</p>"), ("heading", "Twee"), ("heading", "Drie")]
    _sections, blocks = anchored(with_body(section, *kinds))
    assert [len(split_at_heading(blocks, number)[0]) for number in (1, 2, 3, 4)] == [0, 2, 3, 4]


# --- what to read next ------------------------------------------------------------------------------------


def test_what_the_editor_chose_comes_first_in_her_order(section: SectionPage, request_: HttpRequest) -> None:
    factories.make_theme("toezicht")
    page = factories.make_page(PlainPage, section, title="Deze", theme_keys=["toezicht"])
    kin = factories.make_page(PlainPage, section, title="Verwant", theme_keys=["toezicht"])
    late = factories.make_page(PlainPage, section, title="Gekozen, later gemaakt")
    choose(page, late, factories.make_page(PlainPage, section, title="Ook gekozen"))
    assert related_titles(page, request_) == ["Gekozen, later gemaakt", "Ook gekozen", "Verwant"]
    assert related_titles(kin, request_) == ["Deze"]


def test_who_shares_more_comes_before_who_shares_less(section: SectionPage, request_: HttpRequest) -> None:
    for key in ("toezicht", "wonen"):
        factories.make_theme(key)
    factories.make_criterion("b1-1")
    page = factories.make_page(PlainPage, section, theme_keys=["toezicht", "wonen"], criterion_codes=["b1-1"])
    factories.make_page(PlainPage, section, title="Eén thema", theme_keys=["wonen"])
    factories.make_page(PlainPage, section, title="Twee thema’s", theme_keys=["wonen", "toezicht"])
    factories.make_page(PlainPage, section, title="Criterium", criterion_codes=["b1-1"])
    factories.make_page(PlainPage, section, title="Niets")
    assert related_titles(page, request_) == ["Twee thema’s", "Criterium", "Eén thema"]


def test_there_are_never_more_than_a_handful(section: SectionPage, request_: HttpRequest) -> None:
    factories.make_theme("toezicht")
    page = factories.make_page(PlainPage, section, theme_keys=["toezicht"])
    factories.make_pages(PlainPage, section, MOST_RELATED + 3, theme_keys=["toezicht"])
    assert len(related_titles(page, request_)) == MOST_RELATED


def test_the_page_itself_its_parents_and_children_are_not_read_next(
    site: Site, request_: HttpRequest
) -> None:
    factories.make_theme("toezicht")
    book = factories.make_page(EbookPage, site.nl, title="Boek", theme_keys=["toezicht"])
    chapters = factories.make_pages(EbookChapterPage, book, 3, theme_keys=["toezicht"])
    elsewhere = factories.make_page(PlainPage, site.nl, title="Elders", theme_keys=["toezicht"])
    assert related_titles(book, request_) == ["Elders"], "its chapters have a list of their own"
    assert related_titles(chapters[0], request_) == ["Elders"], "it leads to its neighbours itself"
    assert "Boek" in related_titles(elsewhere, request_)


def test_nobody_is_led_to_what_is_closed_to_them(
    section: SectionPage, request_: HttpRequest, ben: Any
) -> None:
    page = factories.make_page(PlainPage, section)
    secret = factories.make_page(PlainPage, section, title="Voor leden")
    choose(page, secret)
    factories.restrict(secret)
    visitors, members = RequestFactory().get("/"), RequestFactory().get("/")
    visitors.user, members.user = _nobody(), ben
    assert related_titles(page, members) == ["Voor leden"]
    assert related_titles(page, visitors) == []
    assert related_titles(page, members) == ["Voor leden"], "what is kept for one is not shown to the other"


def _nobody() -> Any:
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def test_what_is_published_later_is_related_at_once(section: SectionPage, request_: HttpRequest) -> None:
    factories.make_theme("toezicht")
    page = factories.make_page(PlainPage, section, theme_keys=["toezicht"])
    assert related_titles(page, request_) == []
    new = factories.make_page(PlainPage, section, title="Nieuw", theme_keys=["toezicht"])
    assert related_titles(page, request_) == ["Nieuw"]
    new.unpublish()
    assert related_titles(page, request_) == []


# --- what bears it out ------------------------------------------------------------------------------------


def test_sources_and_facts_are_shown_with_where_they_come_from(section: SectionPage, visitor: Client) -> None:
    source = factories.make_source(url="https://www.nji.nl/cijfers")
    factories.make_page(
        PlainPage,
        section,
        slug="feiten",
        sources=[("source", source)],
        facts=[("fact", {"fact": "Er zijn 979 huizen", "source": source})],
    )
    shown = visitor.get("/kennis/feiten/").content.decode()
    assert (
        '<a href="https://www.nji.nl/cijfers" rel="noopener external"><cite>Cijfers over gezinshuizen</cite></a>, 2021'
        in shown
    )
    assert "Er zijn 979 huizen" in shown
    assert "(Nederlands Jeugdinstituut, 2021)" in shown


def test_a_source_that_is_gone_leaves_no_hole(section: SectionPage, request_: HttpRequest) -> None:
    source = factories.make_source()
    page = factories.make_page(
        PlainPage,
        section,
        sources=[("source", source)],
        facts=[("fact", {"fact": "Een feit", "source": source})],
    )
    source.delete()
    context = reading_context(fresh(page), request_)
    assert context["source_list"] == []
    assert context["fact_list"] == [{"fact": "Een feit", "source": None}]


# --- whom to tell when something is wrong -----------------------------------------------------------------


def test_every_page_says_whom_to_tell_in_the_readers_language(
    site: Site, section: SectionPage, visitor: Client
) -> None:
    page = factories.make_page(PlainPage, section, slug="lang")
    about = factories.translate(page, site.en, slug="about")
    assert "Klopt er iets niet?" not in visitor.get(page.path_url).content.decode(), "nobody to tell yet"
    contact = factories.make_page(ContactPage, site.nl, slug="contact")
    link = f'<a href="/contact/?over={page.path_url}">Laat het ons weten</a>'
    assert link in visitor.get(page.path_url).content.decode()
    factories.translate(contact, site.en, slug="contact-us")
    assert (
        f'<a href="/en/contact-us/?over={about.path_url}">Let us know</a>'
        in visitor.get(about.path_url).content.decode()
    )
    factories.restrict(contact)
    assert "Klopt er iets niet?" not in visitor.get(page.path_url).content.decode()


# --- what it costs ----------------------------------------------------------------------------------------


def queries_for(visitor: Client, url: str) -> int:
    visitor.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(url).status_code == 200
    return len(queries)


def test_a_reading_page_takes_two_queries_whatever_is_stored(section: SectionPage, visitor: Client) -> None:
    factories.make_theme("toezicht")
    first = factories.make_page(PlainPage, section, slug="vol", theme_keys=["toezicht"])
    link = f'<p><a linktype="page" id="{first.pk}">x</a></p>'
    factories.make_page(PlainPage, section, slug="lang", theme_keys=["toezicht"], body=[("text", link)] * 30)
    before = queries_for(visitor, "/kennis/lang/")
    factories.make_pages(PlainPage, section, 30, theme_keys=["toezicht"])
    assert queries_for(visitor, "/kennis/lang/") == before == 2, "the epoch and the page"
