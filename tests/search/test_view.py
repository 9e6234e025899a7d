"""The page of results: what it shows, what it costs, and that it leaves no trace of who asks."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.models import PlainPage
from search.answering import answer
from search.models import Synonym
from tests.factories import Site
from tests.search.asking import HOSTILE, found, indexed, request_of

pytestmark = pytest.mark.django_db


def test_title_before_text_and_fresh_news_before_old(pages: Site) -> None:
    order = found("pleegzorg", taal="nl")
    assert order[0] == "/pleegzorg/"
    assert order.index("/nieuws/bericht-2024/") < order.index("/nieuws/bericht-2011/")
    assert order[-1] == "/geld/"


def test_the_language_of_the_reader_comes_first(pages: Site) -> None:
    assert found("pleegzorg")[-1] == "/en/foster-care/"
    # in the text of the English page, in the titles of the Dutch ones
    english, dutch = found("pleegzorg", "/en/search/"), found("pleegzorg")
    assert english.index("/en/foster-care/") < dutch.index("/en/foster-care/")


def test_facets_narrow_down_count_and_keep_the_question(pages: Site, visitor: Client) -> None:
    assert found("pleegzorg", thema="geld") == ["/geld/"]
    assert found("pleegzorg", voor="ouders") == ["/geld/"]
    assert found("pleegzorg", jaar="2011") == ["/nieuws/bericht-2011/"]
    assert found("pleegzorg", taal="en") == ["/en/foster-care/"]
    assert set(found("pleegzorg", soort="nieuws")) == {"/nieuws/bericht-2024/", "/nieuws/bericht-2011/"}
    text = visitor.get("/zoeken/", {"q": "pleegzorg", "soort": "nieuws"}).content.decode()
    assert '/zoeken/?q=pleegzorg&amp;soort=nieuws&amp;jaar=2024"' in text
    assert "2 resultaten voor" in text
    assert 'Alles <span class="tabular-nums">6</span>' in text


def test_an_english_address_names_its_choices_in_english(pages: Site, visitor: Client) -> None:
    assert found("pleegzorg", "/en/search/", language="en") == ["/en/foster-care/"]
    text = visitor.get("/en/search/", {"q": "pleegzorg", "kind": "nieuws"}).content.decode()
    assert "/en/search/?q=pleegzorg&amp;kind=nieuws&amp;year=2024" in text
    assert '<input type="hidden" name="kind" value="nieuws">' in text
    assert "soort=" not in text


def test_each_count_is_what_choosing_it_gives(pages: Site, visitor: Client) -> None:
    first = answer("pleegzorg", request_of(), "nl", {})
    assert first.total == 6
    for facet in first.facets:
        for choice in facet.choices:
            narrowed = answer("pleegzorg", request_of(), "nl", {facet.name: choice.key})
            assert narrowed.total == choice.count, (facet.name, choice.key)
            assert len(narrowed.hits) == choice.count


@pytest.mark.parametrize(
    "choice",
    [("soort", "x"), ("thema", "'"), ("jaar", "²"), ("taal", "fr"), ("page", "9" * 5_000), ("page", "-1")],
)
def test_choices_that_do_not_exist_are_not_taken(pages: Site, choice: tuple[str, str]) -> None:
    assert found("pleegzorg", **dict([choice])) == found("pleegzorg")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(pages: Site, visitor: Client, text: str) -> None:
    for path in ("/zoeken/", "/en/search/", "/zoeken/voorstellen/"):
        response = visitor.get(path, {"q": text, "soort": text, "jaar": text, "page": text[:500]})
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert b"<img src=x" not in response.content


def test_marks_are_ours_and_the_rest_is_escaped(site: Site, visitor: Client) -> None:
    indexed(
        PlainPage,
        site.nl,
        title="<b>Zorg</b> & <mark>meer</mark>",
        slug="zorg",
        introduction="<script>zorg</script>",
    )
    text = visitor.get("/zoeken/", {"q": "zorg"}).content.decode()
    assert "&lt;b&gt;<mark>Zorg</mark>&lt;/b&gt; &amp; &lt;mark&gt;meer&lt;/mark&gt;" in text
    assert "&lt;script&gt;" in text
    assert "<script>zorg" not in text


def test_no_cookie_and_no_row(pages: Site, visitor: Client) -> None:
    for path in (
        "/zoeken/",
        "/zoeken/?q=pleegzorg",
        "/zoeken/?q=niets",
        "/en/search/?q=foster",
        "/zoeken/voorstellen/?q=pl",
    ):
        with CaptureQueriesContext(connection) as queries:
            response = visitor.get(path)
        assert not response.cookies
        written = [
            query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}
        ]
        assert not written


def test_search_engines_are_asked_to_leave_it(pages: Site, visitor: Client) -> None:
    assert (
        '<meta name="robots" content="noindex">'
        in visitor.get("/zoeken/", {"q": "pleegzorg"}).content.decode()
    )


def test_who_finds_nothing_is_helped(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "kwantummechanica snarentheorie"}).content.decode()
    assert "Geen resultaten voor" in text
    assert '/zoeken/?q=kwantummechanica"' in text


def test_a_typing_error_is_mended_and_said(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "pleegzrog"}).content.decode()
    assert "Gezocht op ‘pleegzorg’, want ‘pleegzrog’ komt hier niet voor." in text
    assert found("pleegzrog")[0] == "/pleegzorg/"


def test_synonyms_lead_to_the_same_pages_as_soon_as_they_are_saved(pages: Site) -> None:
    assert found("centen") == []
    group = Synonym.objects.create(language="nl", words="centen, geld")
    assert "/geld/" in found("centen")
    group.delete()
    assert found("centen") == []


def test_when_no_page_has_all_words_those_with_some_are_shown(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "pleegzorg kwantummechanica"}).content.decode()
    assert "Niets bevat al je woorden" in text
    assert "/pleegzorg/" in text


def test_a_phrase_has_to_be_there_word_for_word(pages: Site) -> None:
    assert found('"pleegzorg kost"') == ["/geld/"]
    assert found('"kost pleegzorg"') == []


def test_a_phrase_of_stop_words_is_looked_for_in_titles_and_with_another_word_everywhere(site: Site) -> None:
    indexed(PlainPage, site.nl, title="Huis van de buurt", slug="buurt")
    indexed(PlainPage, site.nl, title="Lezen", slug="lezen", introduction="Het huis van de buurman.")
    assert found('"van de"') == ["/buurt/"]
    assert found('"de van"') == []
    assert found('"huis van de"') == ["/buurt/", "/lezen/"]
    assert found('huis "van de"') == ["/buurt/", "/lezen/"]


def test_suggestions_are_words_first_and_then_titles(pages: Site, visitor: Client) -> None:
    given = json.loads(visitor.get("/zoeken/voorstellen/", {"q": "pl"}).content)["suggestions"]
    assert given[0] == {"title": "pleegzorg", "url": "/zoeken/?q=pleegzorg", "kind": ""}
    assert given[1] == {"title": "Pleegzorg", "url": "/pleegzorg/", "kind": "Pagina"}
    assert len(given) <= 8


def test_while_typing_only_what_changes_is_sent(pages: Site, visitor: Client) -> None:
    whole = visitor.get("/zoeken/", {"q": "pleegzorg"})
    part = visitor.get("/zoeken/", {"q": "pleegzorg"}, headers={"HX-Request": "true"})
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(part.headers["Vary"].split(", "))
    assert part.headers["Vary"] == whole.headers["Vary"]
    text = part.content.decode()
    assert "<header" not in text
    assert '<p id="results" hx-swap-oob="innerHTML">' in text
    assert "6 resultaten voor" in text
    assert "<title>Zoeken: pleegzorg | Gezinshuizen samen sterk</title>" in " ".join(text.split())
    results = text.partition("<title>")[2].partition("</title>")[2].partition('<p id="results"')[0].split()
    assert " ".join(results) in " ".join(whole.content.decode().split())


def test_a_page_out_of_the_browsers_history_is_whole(pages: Site, visitor: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<header" in visitor.get("/zoeken/", {"q": "pleegzorg"}, headers=headers).content.decode()


def test_an_unfinished_word_finds_what_it_may_become(pages: Site, visitor: Client) -> None:
    assert found("pleegz") == found("pleegzorg")
    text = visitor.get("/zoeken/", {"q": "weekend plee"}).content.decode()
    assert "Gezocht op woorden die met ‘plee’ beginnen." in text
    assert "want ‘plee’ komt hier niet voor" not in text
    assert found("weekend plee") == ["/weekend/"]


def test_only_the_last_word_may_be_unfinished(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "pleegz weekend"}).content.decode()
    assert "beginnen" not in text


def test_the_answer_stands_under_a_roof_of_its_own(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "pleegzorg weekend"}).content.decode()
    assert "Antwoord uit de kennisbank" in text


def test_the_header_and_the_lost_page_lead_here(pages: Site, visitor: Client) -> None:
    assert 'href="/zoeken/"' in visitor.get("/pleegzorg/").content.decode()
    assert 'href="/en/search/"' in visitor.get("/en/foster-care/").content.decode()
    assert 'href="/zoeken/"' in visitor.get("/weg/").content.decode()


def test_words_are_marked_however_their_accents_and_hyphens_are_written(site: Site, visitor: Client) -> None:
    indexed(PlainPage, site.nl, title="De cre\u0300me", slug="room", introduction="Een gezins\u00adhuis.")
    assert "De <mark>crème</mark>" in visitor.get("/zoeken/", {"q": "creme"}).content.decode()
    assert "Een <mark>gezinshuis</mark>." in visitor.get("/zoeken/", {"q": "gezinshuis"}).content.decode()


def test_a_choice_without_results_is_named_and_can_be_let_go(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "weekend", "soort": "nieuws"}).content.decode()
    assert "Geen resultaten voor ‘weekend’ binnen je keuzes; zonder je keuzes 1." in text
    assert '<a class="chip" href="/zoeken/?q=weekend">Alles' in text


def test_without_a_question_no_choice_is_kept(pages: Site, visitor: Client) -> None:
    kept = '<input type="hidden" name="soort" value="nieuws">'
    assert kept in visitor.get("/zoeken/", {"q": "pleegzorg", "soort": "nieuws"}).content.decode()
    for headers in ({}, {"HX-Request": "true"}):
        text = visitor.get("/zoeken/", {"q": "", "soort": "nieuws"}, headers=headers).content.decode()
        assert kept not in text
        assert 'id="kept"' in text


def test_the_question_goes_along_to_the_other_language(pages: Site, visitor: Client) -> None:
    text = visitor.get("/zoeken/", {"q": "foster care & more"}).content.decode()
    assert 'href="/en/search/?q=foster+care+%26+more"' in text
