"""The frame round every page: one current item, links that lead somewhere, and the way to the other language."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory
from html5lib import HTMLParser

from home.frame import Link, menu_at, tabs
from home.models import SiteDetails
from knowledge.models import FactsheetPage, PlainPage, SectionPage
from tests import factories
from tests.factories import Site
from tests.home.houses import entry, navigate
from tests.knowledge.many import queries_for


def frame(visitor: Client, url: str = "/") -> Any:
    """The frame as the page at this address shows it."""
    response = visitor.get(url)
    assert response.status_code == 200
    return response.context["frame"]


def switch(visitor: Client, url: str) -> Any:
    return frame(visitor, url)["language_switch"]


def current(menu: tuple[Link, ...], here: str, home_url: str = "/") -> list[str]:
    return [item["title"] for item in menu_at(menu, here, home_url) if item["current"]]


# --- where am I ------------------------------------------------------------------------------------------

HOME = Link("Voorpagina", "/")
KNOWLEDGE = Link(
    "Kennis", "/kennis/", children=(Link("Tijdlijn", "/tijdlijn/"), Link("Factsheet", "/kennis/factsheet/"))
)
QUALITY = Link("Kwaliteit", "/kennis/kwaliteit/")


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("/", ["Voorpagina"]),
        ("/kennis/", ["Kennis"]),
        ("/kennis/factsheet/", ["Kennis"]),
        ("/kennis/kwaliteit/", ["Kwaliteit"]),
        ("/kennis/kwaliteit/dak/", ["Kwaliteit"]),
        ("/tijdlijn/", ["Kennis"]),
        ("/kennisbank/", []),
        ("/contact/", []),
    ],
)
def test_one_menu_item_is_current_the_deepest(here: str, expected: list[str]) -> None:
    assert current((HOME, KNOWLEDGE, QUALITY), here) == expected


def test_two_items_for_the_same_page_are_not_both_current() -> None:
    assert len(current((KNOWLEDGE, Link("Weten", "/kennis/")), "/kennis/")) == 1


def test_an_empty_menu_has_nothing_current() -> None:
    assert menu_at((), "/", "/") == []


def test_the_bar_under_the_thumb_holds_home_and_three_items_with_an_icon() -> None:
    menu = menu_at(
        tuple(Link(f"Deel {number}", f"/{number}/", icon="home") for number in range(6)), "/2/", "/"
    )
    bar = tabs(menu, "/2/", "/")
    assert [tab["title"] for tab in bar] == ["Thuis", "Deel 0", "Deel 1", "Deel 2"]
    assert [tab["current"] for tab in bar] == [False, False, False, True]
    assert len(tabs(menu_at((KNOWLEDGE,), "/", "/"), "/", "/")) == 1, "what has no icon stays out"


# --- what it shows ---------------------------------------------------------------------------------------


def test_a_menu_item_has_the_words_of_the_readers_language(site: Site, visitor: Client) -> None:
    knowledge = factories.make_page(SectionPage, site.nl, title="Kennisbank", slug="kennis")
    factories.translate(knowledge, site.en, title="Knowledge base", slug="knowledge")
    navigate(menu=[entry(knowledge, "Kennis", "", icon="knowledge")])
    assert [(item["title"], item["url"]) for item in frame(visitor)["main_menu"]] == [("Kennis", "/kennis/")]
    english = frame(visitor, "/en/")["main_menu"]
    assert [(item["title"], item["url"]) for item in english] == [("Knowledge base", "/en/knowledge/")]


def test_an_english_menu_leads_to_the_note_for_a_page_in_dutch_only(site: Site, visitor: Client) -> None:
    news = factories.make_page(PlainPage, site.nl, title="Nieuws", slug="nieuws")
    navigate(menu=[entry(news, "", "")])
    (item,) = frame(visitor, "/en/")["main_menu"]
    assert item["url"] == "/en/dutch-only/nieuws/"
    assert item["spoken"] == "nl", "its words are Dutch, and say so"


def test_links_to_pages_that_not_everybody_may_see_are_left_out(site: Site, visitor: Client) -> None:
    closed = factories.make_page(PlainPage, site.nl, title="Besloten")
    draft = factories.make_page(PlainPage, site.nl, title="Concept")
    shown = factories.make_page(PlainPage, site.nl, title="Open")
    factories.restrict(closed)
    PlainPage.objects.get(pk=draft.pk).unpublish()
    navigate(
        menu=[
            entry(page, icon="home", children=[entry(closed), entry(shown)])
            for page in (closed, draft, shown)
        ],
        footer=[
            {"title_nl": "Leeg", "title_en": "Empty", "links": [{"page": closed.pk}]},
            {
                "title_nl": "Over ons",
                "title_en": "About us",
                "links": [{"page": draft.pk}, {"page": shown.pk}],
            },
        ],
        legal=[entry(closed), entry(shown)],
    )
    here = frame(visitor)
    assert [item["title"] for item in here["main_menu"]] == ["Open"]
    assert [child["title"] for child in here["main_menu"][0]["children"]] == ["Open"]
    assert [(column.title, [link.title for link in column.links]) for column in here["footer"]] == [
        ("Over ons", ["Open"])
    ]
    assert [link.title for link in here["legal"]] == ["Open"]


def test_the_frame_is_valid_html_and_costs_nothing_once_it_is_known(site: Site, visitor: Client) -> None:
    pages = factories.make_pages(PlainPage, site.nl, 4)
    about = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    bare = queries_for(visitor, "/over-ons/")
    navigate(
        menu=[entry(page, icon="home", children=[entry(about)]) for page in pages],
        footer=[{"title_nl": "Lezen", "title_en": "Reading", "links": [{"page": page.pk} for page in pages]}],
    )
    assert queries_for(visitor, "/over-ons/") == bare
    HTMLParser(strict=True).parse(visitor.get("/over-ons/").content.decode())


def test_a_page_names_itself_with_the_address_of_the_site(site: Site, visitor: Client) -> None:
    factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    assert (
        '<link rel="canonical" href="http://testserver/over-ons/">'
        in visitor.get("/over-ons/").content.decode()
    )


# --- who am I --------------------------------------------------------------------------------------------


def test_a_visitor_is_shown_the_door_and_a_member_the_way_out(site: Site, visitor: Client, ben: Any) -> None:
    assert frame(visitor)["login_url"] == "/inloggen/"
    assert frame(visitor)["account"] is None
    visitor.force_login(ben)
    here = frame(visitor)
    assert here["login_url"] is None
    assert (here["account"]["name"], here["account"]["initials"]) == ("Ben", "B")
    assert here["account"]["url"] == "/uitloggen/"


def test_an_editor_is_shown_the_way_to_work(site: Site, visitor: Client, ada: Any) -> None:
    visitor.force_login(ada)
    assert frame(visitor)["account"]["url"] == "/beheer/"


def test_who_can_mend_it_is_told_which_details_are_missing(
    site: Site, visitor: Client, ada: Any, ben: Any
) -> None:
    ada.user_permissions.add(Permission.objects.get(codename="change_sitedetails"))
    visitor.force_login(ben)
    assert frame(visitor)["notice"] is None
    visitor.force_login(ada)
    notice = frame(visitor)["notice"]
    assert "adres" in notice["text"]
    SiteDetails.objects.create(**dict.fromkeys(SiteDetails.REQUIRED, "x@example.org"))
    assert frame(visitor)["notice"] is None
    assert visitor.get(notice["url"]).status_code == 302, "to the settings of this site"


def test_who_may_edit_a_page_is_one_tap_away_from_it(site: Site, visitor: Client, ada: Any, ben: Any) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    address = f"/beheer/pages/{page.pk}/edit/"
    assert address not in visitor.get("/over-ons/").content.decode()
    visitor.force_login(ben)
    assert address not in visitor.get("/over-ons/").content.decode()
    visitor.force_login(ada)
    assert address in visitor.get("/over-ons/").content.decode()
    assert visitor.get(address).status_code == 200
    assert "/edit/" not in visitor.get("/zoeken/").content.decode(), "no page, nothing to edit"


# --- the other language ----------------------------------------------------------------------------------


def test_the_switch_leads_to_the_same_page_in_the_other_language(site: Site, visitor: Client) -> None:
    dutch = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    factories.translate(dutch, site.en, title="About us", slug="about-us")
    there = switch(visitor, "/over-ons/")
    assert (there["url"], there["label"], there["translated"]) == ("/en/about-us/", "English", True)
    back = switch(visitor, "/en/about-us/")
    assert (back["url"], back["label"], back["translated"]) == ("/over-ons/", "Nederlands", True)
    assert switch(visitor, "/")["url"] == "/en/"
    assert switch(visitor, "/en/")["url"] == "/"


def test_the_switch_of_an_untranslated_page_leads_to_the_note(site: Site, visitor: Client) -> None:
    factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    there = switch(visitor, "/over-ons/")
    assert (there["url"], there["translated"]) == ("/en/dutch-only/over-ons/", False)
    assert switch(visitor, there["url"])["url"] == "/over-ons/", "and back again"


def test_a_page_that_is_english_only_leads_to_the_dutch_home_page(site: Site, visitor: Client) -> None:
    factories.make_page(PlainPage, site.en, title="Only here", slug="only-here")
    assert switch(visitor, "/en/only-here/") | {"code": ""} == {
        "code": "",
        "label": "Nederlands",
        "url": "/",
        "translated": False,
    }


def test_the_switch_of_a_view_leads_to_the_same_view(site: Site, visitor: Client) -> None:
    assert switch(visitor, "/inloggen/")["url"].startswith("/en/")
    assert switch(visitor, "/inloggen/")["translated"]


def test_a_missing_page_leads_to_the_other_home_page(site: Site, visitor: Client) -> None:
    response = visitor.get("/bestaat-niet/")
    assert response.status_code == 404
    assert b'href="/en/" hreflang="en"' in response.content
    assert b"/en/dutch-only/" not in response.content


# --- the note --------------------------------------------------------------------------------------------


def test_the_note_is_in_english_and_quotes_the_page_in_dutch(site: Site, visitor: Client) -> None:
    factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons", introduction="Wie wij zijn.")
    response = visitor.get("/en/dutch-only/over-ons/")
    shown = response.content.decode()
    HTMLParser(strict=True).parse(shown)
    assert '<html lang="en"' in shown
    assert '<meta name="robots" content="noindex">' in shown
    assert 'rel="canonical"' not in shown
    quoted = shown[shown.index('<div class="panel') :]
    assert quoted.split(">")[0].endswith('lang="nl"')
    assert "Over ons" in quoted
    assert "Wie wij zijn." in quoted
    assert 'href="/over-ons/" hreflang="nl"' in shown
    assert 'href="/en/"' in shown
    assert not response.cookies


def test_the_note_names_the_nearest_page_in_english(site: Site, visitor: Client) -> None:
    section = factories.make_page(SectionPage, site.nl, title="Kennis", slug="kennis")
    factories.translate(section, site.en, title="Knowledge", slug="knowledge")
    factories.make_page(FactsheetPage, section, title="Factsheet", slug="factsheet")
    shown = visitor.get("/en/dutch-only/kennis/factsheet/").content.decode()
    assert '<a href="/en/knowledge/">Knowledge</a>' in shown


def test_the_note_gives_way_to_a_translation(site: Site, visitor: Client) -> None:
    dutch = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    factories.translate(dutch, site.en, title="About us", slug="about-us")
    response = visitor.get("/en/dutch-only/over-ons/")
    assert (response.status_code, response.url) == (302, "/en/about-us/")


@pytest.mark.parametrize("path", ["bestaat-niet", "en", "besloten", "..", "a/b/c", "²"])
def test_the_note_is_only_for_pages_that_are_there(site: Site, visitor: Client, path: str) -> None:
    factories.restrict(factories.make_page(PlainPage, site.nl, title="Besloten", slug="besloten"))
    response = visitor.get(f"/en/dutch-only/{path}/")
    assert response.status_code == 404


def test_the_note_reads_and_nothing_else(site: Site) -> None:
    from home.views import not_translated

    factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons")
    assert not_translated(RequestFactory().post("/en/dutch-only/over-ons/"), "over-ons").status_code == 405


def test_the_phones_menu_leads_to_what_the_footer_has_and_closes(site: Site, visitor: Client) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Contact", slug="contact")
    navigate(footer=[{"title_nl": "Lezen", "title_en": "Reading", "links": [{"page": page.pk}]}])
    html = visitor.get("/").content.decode()
    menu = html.partition('id="menu" class="popover')[2].partition("<main")[0]
    assert '<a href="/contact/">Contact</a>' in menu
    assert 'popovertarget="menu" popovertargetaction="hide"' in menu
