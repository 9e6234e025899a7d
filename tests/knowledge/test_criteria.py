"""The quality criteria: one house of four blocks, and a criterion's page where everything about it comes together."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from html5lib import HTMLParser

from core import epoch, roots
from core.models import CriteriaEdition
from knowledge.dollhouse import PLAN
from knowledge.kinds import KINDS
from knowledge.listings.criteria import prefer_language
from knowledge.models import (
    BuildingBlockPage,
    CriteriaIndexPage,
    CriterionPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    SectionPage,
)
from tests import factories
from tests.factories import Site
from tests.knowledge.many import HOSTILE, MOST_QUERIES, many_tagged, queries_for, text_of

INDEX = "/kwaliteit/criteria/"
BLOCK = f"{INDEX}leefklimaat/"
CRITERION = f"{BLOCK}niet-te-vol/"


@pytest.fixture
def index(site: Site) -> CriteriaIndexPage:
    section = factories.make_page(SectionPage, site.nl, title="Kwaliteit", slug="kwaliteit")
    return factories.make_page(CriteriaIndexPage, section, title="De criteria", slug="criteria")


@pytest.fixture
def block(index: CriteriaIndexPage) -> BuildingBlockPage:
    return factories.make_page(BuildingBlockPage, index, title="Leefklimaat", slug="leefklimaat", number=2)


def add_criterion(block: BuildingBlockPage, code: str, title: str, **fields: Any) -> CriterionPage:
    word = factories.make_criterion(code, title, block.number)
    own = {
        "statement": f"{title}, voluit.",
        "self_check": f"Hoe staat het met {title}?",
        "tip": "Schrijf het op.",
        "criterion_codes": [code],
    }
    return factories.make_page(CriterionPage, block, title=title, criterion=word, **(own | fields))


@pytest.fixture
def criterion(block: BuildingBlockPage) -> CriterionPage:
    add_criterion(block, "b2-4", "Ruimte")
    criterion = add_criterion(block, "b2-5", "Niet te vol", slug="niet-te-vol")
    add_criterion(block, "b2-6", "Respect")
    return criterion


# --- the house --------------------------------------------------------------------------------------------


def test_the_index_shows_every_block_with_its_criteria(
    index: CriteriaIndexPage, criterion: CriterionPage, visitor: Client
) -> None:
    for number, title in ((1, "Bekwaamheid"), (3, "Positie"), (4, "Organisatie")):
        factories.make_page(BuildingBlockPage, index, title=title, number=number)
    shown = text_of(visitor, INDEX)
    HTMLParser(strict=True).parse(shown)
    parts = re.findall(r'<section class="building-block" id="(\w+)" data-block="(\d)"', shown)
    assert sorted(parts) == [("door", "3"), ("foundation", "1"), ("roof", "4"), ("window", "2")]
    for part, _number in parts:
        assert f'href="#{part}"' in shown, "the house of quality leads there"
    assert re.findall(r'<h3><span>([\d.]+)</span><a class="title" href="[^"]+">([^<]+)</a>', shown) == [
        ("2.4", "Ruimte"),
        ("2.5", "Niet te vol"),
        ("2.6", "Respect"),
    ]
    assert "Hoe staat het met Ruimte?" in shown
    assert "Schrijf het op." in shown


def test_the_official_text_is_named_and_goes_before_ours(
    index: CriteriaIndexPage, criterion: CriterionPage, visitor: Client
) -> None:
    CriteriaEdition.objects.update(where_found_nl="In de bibliotheek", publisher_nl="De sector <b>")
    for url in (INDEX, BLOCK, CRITERION):
        shown = text_of(visitor, url)
        assert "De officiële tekst gaat voor." in shown
        assert "<cite>Kwaliteitscriteria Gezinshuizen</cite> (2019)" in shown
        assert "De sector &lt;b&gt;" in shown
        assert "In de bibliotheek" in shown


def test_the_index_goes_by_its_own_edition_and_the_rest_by_the_newest(
    index: CriteriaIndexPage, criterion: CriterionPage, visitor: Client
) -> None:
    index.edition = CriteriaEdition.objects.get(year=2019)
    index.save()
    CriteriaEdition.objects.create(title="Nieuwe criteria", year=2027, publisher_nl="De sector")
    assert "(2019)" in text_of(visitor, INDEX)
    assert "(2027)" in text_of(visitor, CRITERION)


def test_what_only_dutch_words_say_of_the_edition_is_declared_dutch_in_english(
    site: Site, index: CriteriaIndexPage, criterion: CriterionPage, visitor: Client
) -> None:
    factories.translate(index, site.en, title="Criteria", slug="criteria")
    CriteriaEdition.objects.update(where_found_nl="In de bibliotheek")
    epoch.bump()
    title = '<cite lang="nl" dir="ltr">Kwaliteitscriteria Gezinshuizen</cite>'
    untranslated = text_of(visitor, "/en/criteria/")
    assert untranslated.count(title) == 2
    assert untranslated.count('<span lang="nl" dir="ltr">De sector</span>') == 2
    assert untranslated.count('<span lang="nl" dir="ltr">In de bibliotheek</span>') == 2
    CriteriaEdition.objects.update(publisher_en="The sector", where_found_en="In the library")
    epoch.bump()
    translated = text_of(visitor, "/en/criteria/")
    assert translated.count(title) == 2
    assert translated.count("<span>The sector</span>") == 2
    assert translated.count("<span>In the library</span>") == 2
    assert "<span>De sector</span>" in text_of(visitor, INDEX)


def test_without_an_edition_nothing_is_claimed(index: CriteriaIndexPage, visitor: Client) -> None:
    shown = text_of(visitor, INDEX)
    HTMLParser(strict=True).parse(shown)
    assert "official" not in shown
    assert "De officiële tekst" not in shown


def test_a_block_shows_where_in_the_house_it_is(
    index: CriteriaIndexPage, criterion: CriterionPage, visitor: Client
) -> None:
    following = factories.make_page(BuildingBlockPage, index, title="Positie", number=3)
    shown = text_of(visitor, BLOCK)
    HTMLParser(strict=True).parse(shown)
    assert 'data-part="window"' in shown
    assert f'<a href="{INDEX}#window">' in shown
    assert "Bouwsteen 2 van 2" in shown
    assert f'href="{following.path_url}" rel="next"' in shown
    assert 'rel="prev"' not in shown


# --- a criterion ------------------------------------------------------------------------------------------


def test_a_criterion_has_a_statement_a_question_and_a_tip(criterion: CriterionPage, visitor: Client) -> None:
    shown = text_of(visitor, CRITERION)
    HTMLParser(strict=True).parse(shown)
    assert '<p class="lead">Niet te vol, voluit.</p>' in shown
    assert "Hoe staat het met Niet te vol?" in shown
    assert "Leefklimaat · criterium 2 van 3" in shown
    assert '<li aria-current="page">Criterium 2.5</li>' in shown


def test_a_criterion_leads_to_its_neighbours(criterion: CriterionPage, visitor: Client) -> None:
    shown = text_of(visitor, CRITERION)
    assert re.findall(r'rel="(?:prev|next)"><span class="meta">([^<]+)</span><b>([^<]+)</b>', shown) == [
        ("Vorige: 2.4", "Ruimte"),
        ("Volgende: 2.6", "Respect"),
    ]


def test_a_question_and_a_tip_may_be_missing(block: BuildingBlockPage, visitor: Client) -> None:
    add_criterion(block, "b2-1", "Veilig", slug="veilig", self_check="", tip="")
    shown = text_of(visitor, f"{BLOCK}veilig/")
    HTMLParser(strict=True).parse(shown)
    assert "De vraag aan jezelf" not in shown
    assert "Een tip voor morgen" not in shown
    assert "Een vraag aan jezelf en een tip" not in text_of(visitor, BLOCK)


# --- the dollhouse ----------------------------------------------------------------------------------------


def rooms_in(html: str) -> dict[str, list[str]]:
    """The rooms with the titles that lie in them."""
    rooms = re.findall(r'<section class="room.*?</section>', html, re.DOTALL)
    return {
        re.search(r"</svg>([^<]+)</h3>", room)[1]: re.findall(r'<a class="title"[^>]*>([^<]+)</a>', room)  # type: ignore[index]
        for room in rooms
    }


def test_everything_about_it_comes_together_by_kind(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    tagged = {"criterion_codes": ["b2-5"]}
    news = factories.make_page(NewsIndexPage, site.nl, slug="nieuws")
    factories.make_page(NewsPage, news, title="Nieuws", date="2011-01-01", date_precision="year", **tagged)
    factories.make_page(PlainPage, site.nl, title="Iets anders", **tagged)
    factories.make_page(PlainPage, site.nl, title="Niet gekoppeld")
    shown = text_of(visitor, CRITERION)
    HTMLParser(strict=True).parse(shown)
    assert rooms_in(shown) == {"Op de deurmat": ["Nieuws"], "In de gang": ["Iets anders"]}
    assert '<time datetime="2011">2011</time>' in shown, "no more exact than it is known"


def test_a_house_where_nothing_lies_yet_says_so(criterion: CriterionPage, visitor: Client) -> None:
    shown = text_of(visitor, CRITERION)
    assert rooms_in(shown) == {}
    assert "Hier brandt nog geen licht" in shown
    assert f'<a class="arrow-link" href="{BLOCK}">' in shown


def test_what_is_closed_to_visitors_lies_in_no_room(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    factories.restrict(factories.make_page(PlainPage, site.nl, title="Besloten", criterion_codes=["b2-5"]))
    assert "Besloten" not in text_of(visitor, CRITERION)


def test_a_page_is_shown_once_in_the_readers_language(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Hier", criterion_codes=["b2-5"])
    factories.translate(page, site.en, title="Here", criterion_codes=["b2-5"])
    only_english = factories.make_page(PlainPage, site.en, title="Only here", criterion_codes=["b2-5"])
    shown = text_of(visitor, CRITERION)
    assert rooms_in(shown) == {"In de gang": ["Hier", "Only here"]}
    assert f'href="{only_english.path_url}" lang="en" dir="ltr"' in shown


def test_all_of_very_much_is_there_once_in_the_readers_language(
    site: Site, criterion: CriterionPage, visitor: Client
) -> None:
    english = factories.translate(
        criterion, site.en, slug="not-too-full", criterion=criterion.criterion, statement="-"
    )
    keys = [uuid4() for _number in range(150)]
    one = factories.make_page(PlainPage, site.nl, criterion_codes=["b2-5"])
    few = queries_for(visitor, CRITERION)
    one.delete()
    many_tagged(site.en, criterion.criterion, keys[:100], "Page")
    many_tagged(site.nl, criterion.criterion, keys, "Stuk")
    shown = [text_of(visitor, CRITERION, page=number) for number in (1, 2, 3)]
    HTMLParser(strict=True).parse(shown[1])
    titles = [title for page in shown for title in rooms_in(page)["In de gang"]]
    assert sorted(titles) == sorted(f"Stuk {number}" for number in range(1, 151))
    assert "150 stukken · pagina 1 van 3" in shown[0]
    assert "?page=2#section-belongs" in shown[0]
    assert re.search(rf'rel="canonical" href="[^"]*{CRITERION}\?page=2"', shown[1])
    translated = [text_of(visitor, english.path_url, page=number) for number in (1, 2, 3)]
    titles = [title for page in translated for title in next(iter(rooms_in(page).values()))]
    assert Counter(title.split()[0] for title in titles) == {"Page": 100, "Stuk": 50}
    assert queries_for(visitor, CRITERION) == few <= MOST_QUERIES
    assert queries_for(visitor, f"{CRITERION}?page=3") <= MOST_QUERIES


@pytest.mark.parametrize("number", HOSTILE)
def test_a_page_of_the_house_that_does_not_exist_is_the_first(
    site: Site, criterion: CriterionPage, visitor: Client, number: str
) -> None:
    many_tagged(site.nl, criterion.criterion, [uuid4() for _number in range(61)], "Stuk")
    assert "pagina 1 van 2" in text_of(visitor, CRITERION, page=number)


def test_a_reader_of_a_third_language_is_given_the_dutch_page_before_another(site: Site) -> None:
    key, dutch, english = uuid4(), roots.locales()["nl"], roots.locales()["en"]
    rows = [(1, key, english, "page"), (2, key, dutch, "page")]
    assert [row[0] for row in prefer_language(rows, 0)] == [2]
    assert [row[0] for row in prefer_language(rows[::-1], english)] == [1]


def test_every_kind_has_at_most_one_room_and_is_a_kind_of_ours() -> None:
    kinds = [kind for _key, _name, _icon, kinds in PLAN for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= set(KINDS)


# --- what it costs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [INDEX, BLOCK, CRITERION])
def test_more_of_everything_costs_no_more_queries(
    site: Site, block: BuildingBlockPage, criterion: CriterionPage, visitor: Client, url: str
) -> None:
    factories.make_page(PlainPage, site.nl, criterion_codes=["b2-5"])
    few = queries_for(visitor, url)
    for number in range(7, 17):
        add_criterion(block, f"b2-{number}", f"Criterium {number}")
    factories.make_pages(PlainPage, site.nl, 20, criterion_codes=["b2-5"])
    assert queries_for(visitor, url) == few <= MOST_QUERIES
