"""Editors' text for readers: links that lead somewhere, and terms explained once, where it does no harm."""

from __future__ import annotations

import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from html5lib import HTMLParser

from core import pagestate, richtext
from core.richtext import Explained, Glossary
from knowledge.models import PlainPage, SectionPage
from tests import factories
from tests.factories import Site

TERMS = {
    "jeugdwet": Explained("jeugdwet", "Wet die jeugdhulp bij gemeenten legt.", "/woordenlijst/#jeugdwet"),
    "matching": Explained("matching", "Zoeken wie bij wie past.", "/woordenlijst/#matching"),
    "steungezin": Explained("steungezin", "Gezin dat helpt.", ""),
    "steungezinnen": Explained("steungezin", "Gezin dat helpt.", ""),
    "pas toe of leg uit": Explained("pas-toe", "Je volgt het, of legt uit waarom niet.", ""),
    "pas": Explained("pas", "Een kaart.", ""),
    "r&d": Explained("r-en-d", "Onderzoek.", ""),
    "amp": Explained("amp", "Ampère.", ""),
    "ots": Explained("ots", "Een maatregel.", ""),
}


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(richtext, "_glossary", lambda language: Glossary(TERMS))


@pytest.fixture
def no_glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(richtext, "_glossary", None)


def explained_in(html: str) -> list[str]:
    """The keys of the terms that are explained, in the order of the text."""
    return re.findall(r'popovertarget="term-([^"]*)"', html)


def visible_words(html: str) -> str:
    """The text without the notes: what a reader sees before opening anything, and what is printed."""
    return re.sub(
        r"<[^>]+>",
        "",
        re.sub(r'<span class="term-note".*?</a></span>|<span class="term-note".*?</span></span>', "", html),
    )


# --- links ------------------------------------------------------------------------------------------------


@pytest.fixture
def tree(site: Site) -> dict[str, PlainPage]:
    section = factories.make_page(SectionPage, site.nl, slug="kennis")
    dutch = factories.make_page(PlainPage, section, slug="hulp")
    english = factories.translate(dutch, site.en, slug="help")
    only_dutch = factories.make_page(PlainPage, section, slug="alleen-hier")
    return {"dutch": dutch, "english": english, "only_dutch": only_dutch}


def link_to(page: PlainPage) -> str:
    return f'<p>Lees <a linktype="page" id="{page.pk}">dit</a>.</p>'


def test_a_link_leads_to_the_page(tree: dict[str, PlainPage], no_glossary: None) -> None:
    assert richtext.render(link_to(tree["dutch"])) == '<p>Lees <a href="/kennis/hulp/">dit</a>.</p>'


def test_a_link_leads_to_the_translation_where_there_is_one(
    tree: dict[str, PlainPage], no_glossary: None
) -> None:
    with translation.override("en"):
        pagestate.begin()
        assert 'href="/en/help/"' in richtext.render(link_to(tree["dutch"]))
        assert 'href="/kennis/alleen-hier/"' in richtext.render(link_to(tree["only_dutch"]))


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30, "²", "x", ""])
def test_a_link_to_nowhere_stays_as_words(site: Site, no_glossary: None, number: str) -> None:
    assert richtext.render(f'<p><a linktype="page" id="{number}">Weg</a></p>') == "<p><a>Weg</a></p>"


def test_a_link_to_a_page_that_is_not_live_stays_as_words(
    tree: dict[str, PlainPage], no_glossary: None
) -> None:
    tree["dutch"].unpublish()
    assert "href" not in richtext.render(link_to(tree["dutch"]))


def test_all_links_of_a_page_cost_one_query(tree: dict[str, PlainPage], no_glossary: None) -> None:
    tree["dutch"].body = [("text", link_to(tree["only_dutch"])), ("text", link_to(tree["english"]))] * 20
    with CaptureQueriesContext(connection) as queries:
        richtext.remember_addresses(richtext.linked_ids(tree["dutch"].body))
        for block in tree["dutch"].body:
            richtext.render(block.value.source)
    about_cards = [query for query in queries if "core_pagecard" in query["sql"]]
    assert len(about_cards) == 1


def test_a_dead_link_is_looked_up_once(site: Site, no_glossary: None) -> None:
    richtext.render('<a linktype="page" id="4711">weg</a>')
    with CaptureQueriesContext(connection) as queries:
        richtext.render('<a linktype="page" id="4711">weg</a>')
    assert not [query for query in queries if "core_pagecard" in query["sql"]]


def test_pages_are_found_in_links_and_where_an_editor_chose_them(site: Site) -> None:
    page = PlainPage(
        title="Vol",
        slug="vol",
        body=[
            {
                "type": "text",
                "value": '<p><a linktype="page" id="11">a</a> <a id="12" linktype="page">b</a></p>',
            },
            {"type": "button", "value": {"label": "Ga", "page": 13, "url": ""}},
            {"type": "disclosure", "value": {"title": 'id="99"', "text": '<a linktype="page" id="14">c</a>'}},
        ],
    )
    assert richtext.linked_ids(page.body) == {11, 12, 13, 14}


# --- terms ------------------------------------------------------------------------------------------------


def test_a_term_is_explained_at_its_first_appearance_only(glossary: None) -> None:
    html = richtext.render("<p>De Jeugdwet. Nog eens: de Jeugdwet.</p>")
    assert explained_in(html) == ["jeugdwet"]
    assert html.index("term-jeugdwet") < html.index("Nog eens")
    assert explained_in(richtext.render("<p>In een volgend blok: Jeugdwet.</p>")) == []


def test_the_next_page_explains_it_again(glossary: None) -> None:
    richtext.render("<p>Jeugdwet</p>")
    pagestate.begin()
    assert explained_in(richtext.render("<p>Jeugdwet</p>")) == ["jeugdwet"]


def test_a_note_is_valid_inside_a_paragraph_and_names_the_glossary(glossary: None) -> None:
    html = richtext.render("<p>Let op de <b>matching</b> van nu.</p>")
    HTMLParser(strict=True).parseFragment(html)
    assert '<button type="button" class="term" popovertarget="term-matching">matching</button>' in html
    assert 'id="term-matching" popover' in html
    assert '<a href="/woordenlijst/#matching">Naar de woordenlijst</a>' in html


@pytest.mark.parametrize(
    "source",
    [
        "<p>JEUGDWET, Jeugdwet en jeugdwet</p>",
        "<p>(Jeugdwet)</p>",
        "<p>‘Jeugdwet’</p>",
        "<p>de Jeugdwet’</p>",
        "<ul><li>Jeugdwet</li></ul>",
        "<p>a &lt; b; Jeugdwet</p>",
        "<p><a href='/x/'>elders</a> Jeugdwet</p>",
        "<p>5 > 4 en Jeugdwet</p>",
        '<p title="a > b">Jeugdwet</p>',
        "Jeugdwet",
        "<p>İstanbul en de Jeugdwet</p>",
    ],
)
def test_a_term_is_found(glossary: None, source: str) -> None:
    assert explained_in(richtext.render(source)) == ["jeugdwet"]


@pytest.mark.parametrize(
    "source",
    [
        "<h3>De Jeugdwet</h3>",
        "<H4>De Jeugdwet</H4>",
        '<p><a href="/x/">de Jeugdwet</a></p>',
        '<p><A HREF="/x/">de <b>Jeugdwet</b></A></p>',
        "<button>Jeugdwet</button>",
        "<code>Jeugdwet</code>",
        "<details><summary>Jeugdwet</summary></details>",
        '<p><img alt="Jeugdwet" src="/x.png"></p>',
        "<p><img alt='de \"Jeugdwet\"' src='/x.png'></p>",
        "<p>Jeugdwetten</p>",
        "<p>oud-Jeugdwet</p>",
        "<p>Jeugdwet-artikel</p>",
        "<p>Jeugdwet’s</p>",
        "<p><a>de Jeugdwet",
        "<p>&jeugdwet;</p>",
    ],
)
def test_a_term_is_left_alone(glossary: None, source: str) -> None:
    assert richtext.render(source) == source


def test_an_entity_is_not_a_word(glossary: None) -> None:
    assert explained_in(richtext.render("<p>Jansen &amp; zoon; 3 amp</p>")) == ["amp"]
    assert "Jansen &amp; zoon" in richtext.render("<p>Jansen &amp; zoon; 3 amp</p>")


def test_a_term_of_several_words_goes_before_a_shorter_one(glossary: None) -> None:
    assert explained_in(richtext.render("<p>Hier geldt pas toe of leg uit.</p>")) == ["pas-toe"]


def test_a_term_may_hold_what_html_writes_otherwise(glossary: None) -> None:
    html = richtext.render("<p>Veel R&amp;D hier</p>")
    assert explained_in(html) == ["r-en-d"]
    assert ">R&amp;D</button>" in html


def test_two_forms_of_one_term_share_one_note(glossary: None) -> None:
    html = richtext.render("<p>Steungezinnen helpen. Elk steungezin anders.</p>")
    assert explained_in(html) == ["steungezin"]
    HTMLParser(strict=True).parseFragment(html)


def test_no_page_explains_more_than_its_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"woord{letter}" for letter in "abcdefghijklmnop"]
    many = Glossary({word: Explained(word, "Uitleg.", "") for word in words})
    monkeypatch.setattr(richtext, "_glossary", lambda language: many)
    first = richtext.render(f"<p>{' '.join(words[:6])}</p>")
    second = richtext.render(f"<p>{' '.join(words[6:])}</p>")
    assert explained_in(first + second) == words[: richtext.MOST_EXPLAINED]


def test_an_explanation_cannot_break_out_of_its_note(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = Explained('x" onclick="alert(1)', "</span><script>alert(1)</script>", 'javascript:alert("1")')
    monkeypatch.setattr(
        richtext, "_glossary", lambda language: Glossary({"<b>kwaad</b>": hostile, "kwaad": hostile})
    )
    html = richtext.render("<p>Hier staat kwaad.</p>")
    assert "<script" not in html
    assert "onclick=" not in re.sub(r"&quot;.*?&quot;|\"[^\"]*\"", "", html)
    HTMLParser(strict=True).parseFragment(html)


def test_what_the_reader_sees_is_what_the_editor_wrote(glossary: None) -> None:
    source = "<p>De Jeugdwet en matching &amp; meer; pas toe of leg uit.</p>"
    html = richtext.render(source)
    assert len(explained_in(html)) == 3
    assert visible_words(html) == re.sub(r"<[^>]+>", "", source)


def test_without_a_glossary_nothing_changes(no_glossary: None) -> None:
    assert richtext.render("<p>Jeugdwet</p>") == "<p>Jeugdwet</p>"


def test_lowering_keeps_every_letter_in_its_place() -> None:
    for text in ("Jeugdwet", "İİ Jeugdwet", "ẞ STRASSE", ""):
        assert len(richtext.lowered(text)) == len(text)
    assert richtext.lowered("İİ Jeugdwet").endswith("jeugdwet")


@pytest.mark.parametrize("part", ['<a "', '<b "', "<b '", "<", "&", "&a", "<a></b>", "jeugdwet-"])
def test_time_grows_with_the_text_and_no_faster(glossary: None, part: str) -> None:
    def seconds(length: int) -> float:
        started = time.thread_time()
        richtext.explain(part * length + " Jeugdwet", "nl")
        return time.thread_time() - started

    assert seconds(8_000) < 0.5 + 40 * seconds(800)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>Bel 112.</p>", '<p>Bel <a href="tel:112">112</a>.</p>'),
        ("<p>Bel <b>112</b></p>", '<p>Bel <b><a href="tel:112">112</a></b></p>'),
        ("<p>Call 112 or 113.</p>", '<p>Call <a href="tel:112">112</a> or <a href="tel:113">113</a>.</p>'),
        ("<p>Veilig Thuis: 0800 2000</p>", '<p>Veilig Thuis: <a href="tel:08002000">0800 2000</a></p>'),
        ("<p>Er waren 112 kinderen in 113 huizen.</p>", "<p>Er waren 112 kinderen in 113 huizen.</p>"),
        ("<p><b>112</b> kinderen, 100 of 113 huizen.</p>", "<p><b>112</b> kinderen, 100 of 113 huizen.</p>"),
        ("<h3>Bel 112</h3>", "<h3>Bel 112</h3>"),
        ('<p><a href="tel:112">Bel 112</a></p>', '<p><a href="tel:112">Bel 112</a></p>'),
        ('<p title="Bel 112">x</p>', '<p title="Bel 112">x</p>'),
    ],
)
def test_the_numbers_of_help_lines_can_be_tapped(source: str, shown: str) -> None:
    assert richtext.with_help_lines(source) == shown
