"""The e-zine: an issue with its cover and stories, and the stories, invented and labelled as such."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from knowledge.models import EzineIssuePage, EzineStoryPage, SectionPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import MOST_QUERIES, queries_for, text_of


def body(*blocks: tuple[str, Any]) -> str:
    """The raw value of a body with these blocks."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


@pytest.fixture
def section(site: Site) -> SectionPage:
    return factories.make_page(SectionPage, site.nl, title="Verhalen", slug="verhalen")


@pytest.fixture
def issue(section: SectionPage) -> EzineIssuePage:
    return factories.make_page(
        EzineIssuePage, section, title="Plan je pad: leren in huis", slug="pad", number=4
    )


def story(issue: EzineIssuePage, title: str, **fields: Any) -> EzineStoryPage:
    return factories.make_page(EzineStoryPage, issue, title=title, **fields)


def test_the_cover_shows_the_title_large_and_the_rest_of_it_below(
    issue: EzineIssuePage, visitor: Client
) -> None:
    text = text_of(visitor, issue.path_url)
    assert '<h1 id="cover-title">Plan je pad</h1>' in text
    assert ">Leren in huis</h2>" in text
    assert "E-zine nummer 4" in text


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Plan je pad", '"cover"'),
        ("Een huis vol licht in de avond", '"cover cover--medium"'),
        ("Alles wat je altijd al over vervanging in een gezinshuis wilde weten", '"cover cover--long"'),
    ],
)
def test_the_longer_the_title_the_smaller_it_is_set(
    section: SectionPage, visitor: Client, title: str, size: str
) -> None:
    page = factories.make_page(EzineIssuePage, section, title=title)
    assert f"<section class={size}" in text_of(visitor, page.path_url)


def test_the_cover_names_three_stories_and_counts_the_others(issue: EzineIssuePage, visitor: Client) -> None:
    for number in range(1, 6):
        story(issue, f"Verhaal van {number}")
    text = text_of(visitor, issue.path_url)
    lines = text[text.index('class="cover__lines"') :].split("</nav>")[0]
    assert [number for number in range(1, 6) if f"Verhaal van {number}" in lines] == [1, 2, 3]
    assert "en nog 2 verhalen" in lines
    assert text.count('class="story-card"') == 4


def test_an_issue_with_one_story_or_none_stands_by_itself(issue: EzineIssuePage, visitor: Client) -> None:
    assert 'id="stories"' not in text_of(visitor, issue.path_url)
    story(issue, "Het enige verhaal")
    text = text_of(visitor, issue.path_url)
    assert "story-lead" in text
    assert "story-cards" not in text
    assert "1 verhaal<" in text


def test_a_made_up_portrait_says_so_on_its_card_and_on_its_page(
    issue: EzineIssuePage, visitor: Client
) -> None:
    label = "Illustratief portret: bedacht, niet gebaseerd op een bestaand persoon"
    text = body(("text", "<p>Op vrijdagmiddag gaat de bel.</p>"))
    fields = {"illustrative": True, "illustrative_label": label, "portrayed_role": "een vervanger"}
    made_up = story(issue, "Bedacht", body=text, **fields)
    without_label = story(issue, "Ook bedacht", illustrative=True)
    true = story(issue, "Echt gebeurd")
    assert text_of(visitor, issue.path_url).count("Illustratief portret</span>") == 2
    assert label in text_of(visitor, made_up.path_url)
    assert "Een vervanger</li>" in text_of(visitor, made_up.path_url)
    assert "Illustratief portret, bedacht door de redactie" in text_of(visitor, without_label.path_url)
    assert "llustratief" not in text_of(visitor, true.path_url)


def test_what_comes_after_the_foreword_stands_behind_the_stories(
    section: SectionPage, visitor: Client
) -> None:
    page = factories.make_page(
        EzineIssuePage,
        section,
        title="Nummer",
        body=body(
            ("heading", "Voorwoord"),
            ("text", "<p>Welkom.</p>"),
            ("heading", "Leerwijzer"),
            ("text", "<p>Slot.</p>"),
        ),
    )
    story(page, "Het verhaal")
    text = text_of(visitor, page.path_url)
    places = [text.index(words) for words in ("Welkom.", 'id="stories"', "Leerwijzer</h2>", "Slot.")]
    assert places == sorted(places)


def test_a_quote_in_a_story_gets_the_night_to_itself(issue: EzineIssuePage, visitor: Client) -> None:
    page = story(
        issue,
        "Verhaal",
        body=body(
            ("text", "<p>Eerst dit.</p>"),
            ("quote", {"text": "‘Ik ga maandag weg.’", "attribution": "Vervanger"}),
            ("text", "<p>Dan dat.</p>"),
        ),
    )
    text = text_of(visitor, page.path_url)
    places = [
        text.index(words)
        for words in ("story-text", "Eerst dit.", "band--night", "Ik ga maandag", "Dan dat.")
    ]
    assert places == sorted(places)
    assert text.count("story-text") == 1


def test_tips_end_the_story(issue: EzineIssuePage, visitor: Client) -> None:
    page = story(issue, "Verhaal", tips="Kom ook op woensdag.\n\n Maak een schrift. ")
    text = text_of(visitor, page.path_url)
    assert '<ol class="tip-list mt6"><li>Kom ook op woensdag.</li><li>Maak een schrift.</li></ol>' in text
    assert "tip-list" not in text_of(visitor, story(issue, "Zonder tips").path_url)


def test_a_story_leads_to_the_one_before_and_after_it_and_to_the_others(
    issue: EzineIssuePage, visitor: Client
) -> None:
    first, second, third = (story(issue, f"Verhaal {name}") for name in ("een", "twee", "drie"))
    text = text_of(visitor, second.path_url)
    assert f'href="{first.path_url}" rel="prev"' in text
    assert f'href="{third.path_url}" rel="next"' in text
    assert "Verhaal 2 van 3" in text
    others = text[text.index('id="others"') :]
    assert "Verhaal een</a>" in others
    assert "Verhaal twee</a>" not in others
    assert "Naar de voorkant" in text_of(visitor, first.path_url)
    assert "Terug naar de voorkant" in text_of(visitor, third.path_url)


def test_a_story_alone_leads_back_to_the_cover_once(issue: EzineIssuePage, visitor: Client) -> None:
    text = text_of(visitor, story(issue, "Alleen").path_url)
    assert text.count("Naar de voorkant") == 1
    assert "Terug naar de voorkant" not in text
    assert 'id="others"' not in text


def test_the_english_issue_shows_dutch_stories_as_dutch(
    site: Site, section: SectionPage, issue: EzineIssuePage, visitor: Client
) -> None:
    english = factories.translate(section, site.en, title="Stories", slug="stories")
    page = factories.translate(issue, english, title="Plan your path", slug="path")
    story(issue, "Alleen Nederlands")
    text = text_of(visitor, page.path_url)
    assert 'lang="nl" dir="ltr">Alleen Nederlands</a>' in text


def test_a_story_that_is_translated_alone_keeps_its_place_in_the_issue(
    site: Site, issue: EzineIssuePage, visitor: Client
) -> None:
    stories = [story(issue, title, portrayed_role="een vervanger") for title in ("Eén", "Twee", "Drie")]
    english = factories.translate(issue, site.en, title="Plan your path", slug="path")
    alone = factories.translate(stories[1], english, title="Two", slug="two", portrayed_role="a stand-in")
    text = text_of(visitor, alone.path_url)
    assert "Story 2 of 3" in text
    assert f'href="{stories[0].path_url}" rel="prev"' in text
    assert text.count('<span lang="nl" dir="ltr">Een vervanger</span>') == 2
    cover = text_of(visitor, english.path_url)
    assert cover.index(">Eén</a>") < cover.index(">Two</a>") < cover.index(">Drie</a>")
    two = cover[cover.rindex("Story", 0, cover.rindex(">Two</a>")) :]
    assert two.startswith("Story 2 of 3")


def test_an_issue_and_its_stories_cost_the_same_for_one_story_and_forty(
    issue: EzineIssuePage, visitor: Client
) -> None:
    first = story(issue, "Het eerste")
    few = queries_for(visitor, issue.path_url), queries_for(visitor, first.path_url)
    for number in range(40):
        story(issue, f"Verhaal {number}")
    assert (queries_for(visitor, issue.path_url), queries_for(visitor, first.path_url)) == few
    assert max(few) <= MOST_QUERIES
