"""Guides: the curtain falls where names begin, the wall has every brick, and a house stands on its evidence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from html5lib import HTMLParser

from core.models import Source
from knowledge.blocks.guides import EvidenceBlock
from knowledge.models import GuidePage, SectionPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8
LONG = "Eenwoorddatnietwilafbreken" * 6


@pytest.fixture
def section(site: Site) -> SectionPage:
    return factories.make_page(SectionPage, site.nl, title="Kennis")


def make_guide(section: SectionPage, **fields: Any) -> GuidePage:
    return factories.make_page(GuidePage, section, introduction="In stappen.", **fields)


def step(title: str, **value: Any) -> tuple[str, dict[str, Any]]:
    return "step", {"title": title, "text": f"<p>Wat er bij {title} gebeurt.</p>"} | value


def task(**value: Any) -> tuple[str, dict[str, Any]]:
    return "task", {"title": "Leren in netwerken", "audience_keys": [], "evidence": [], "unknown": []} | value


def evidence(supports: str, source: Source | None = None) -> dict[str, Any]:
    return {"supports": supports, "when": "2011", "text": "<p>Twee kringen.</p>", "source": source}


def page_of(visitor: Client, guide: GuidePage) -> str:
    answer = visitor.get(guide.path_url)
    assert answer.status_code == 200
    return answer.content.decode()


def queries_of(visitor: Client, guide: GuidePage) -> int:
    visitor.get(guide.path_url)  # what is remembered of the site is there now
    with CaptureQueriesContext(
        connection,
    ) as queries:
        visitor.get(guide.path_url)
    return len(queries)


# --- step by step -------------------------------------------------------------------------------------------


def test_the_curtain_opens_at_the_first_step_with_names(section: SectionPage, visitor: Client) -> None:
    steps = [step("Vraag"), step("Profiel"), step("Gegevens", names_known=True), step("Kennismaken")]
    html = page_of(visitor, make_guide(section, shape="steps", items=steps))
    closed, opened = html.index("Gordijn dicht"), html.index("Gordijn open")
    assert closed < html.index('id="step-1"') < html.index('id="step-2"') < opened < html.index('id="step-3"')
    assert "In stap 1 tot en met 2 kent het gezinshuis" in html
    assert "Vanaf stap 3 zijn er namen" in html
    assert '<ol class="guide-steps" start="3">' in html


def test_there_is_no_curtain_when_no_step_speaks_of_names(section: SectionPage, visitor: Client) -> None:
    html = page_of(
        visitor, make_guide(section, shape="steps", items=[step("Kies iemand"), step("Droom eerst")])
    )
    assert "curtain" not in html
    assert 'id="step-2"' in html


def test_every_step_says_who_acts_and_a_reader_can_choose_a_role(
    section: SectionPage, visitor: Client
) -> None:
    steps = [
        step("Vraag", actor="verwijzer", roles=["referrer"]),
        step("Bekijken", actor="gezinshuis", roles=["home"]),
    ]
    html = page_of(visitor, make_guide(section, shape="steps", items=steps))
    assert 'data-actor="referrer"' in html
    assert "Verwijzer</span>" in html
    assert 'id="role-home"' in html
    assert "role-coordinator" not in html


def test_a_single_role_is_no_choice(section: SectionPage, visitor: Client) -> None:
    html = page_of(visitor, make_guide(section, shape="steps", items=[step("Vraag", roles=["referrer"])]))
    assert "guide-role" not in html


def test_the_steps_stand_first_in_the_contents(section: SectionPage, visitor: Client) -> None:
    guide = make_guide(section, shape="steps", items=[step("Vraag")], body=[("heading", "Spoed?")])
    html = page_of(visitor, guide)
    assert html.index('href="#guide-steps"') < html.index('href="#h-spoed"')
    assert html.index('id="guide-steps"') < html.index('id="h-spoed"')


def test_a_checklist_is_there_to_tick_and_print(section: SectionPage, visitor: Client) -> None:
    guide = make_guide(
        section, shape="steps", items=[step("Vraag")], body=[("checklist", ["Wie woont er al?"])]
    )
    html = page_of(visitor, guide)
    assert re.search(r'<input type="checkbox"[^>]*><span>Wie woont er al\?</span>', html)
    assert "wordt nergens bewaard" in html


# --- the tariff ---------------------------------------------------------------------------------------------


def tariff_blocks(count: int) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            "tariff_block",
            {"number": n, "name": f"Steen {n}", "description": "Wat het is.", "question": "Genoeg?"},
        )
        for n in range(1, count + 1)
    ]


def test_every_tariff_block_is_a_brick_and_a_part_of_the_worksheet(
    section: SectionPage, visitor: Client
) -> None:
    html = page_of(visitor, make_guide(section, shape="tariff", items=tariff_blocks(11)))
    assert "Werkblad: 11 stenen, één muur" in html
    assert html.count("data-brick=") == 11
    assert html.count("data-place=") == 11
    assert html.count('value="agreed"') == 11


def test_what_is_filled_in_can_never_be_sent(section: SectionPage, visitor: Client) -> None:
    html = page_of(visitor, make_guide(section, shape="tariff", items=tariff_blocks(2)))
    worksheet = html[html.index("<tariff-worksheet") : html.index("</tariff-worksheet>")]
    assert not re.search(r"<form[^>]*\saction=", worksheet)
    assert worksheet.count('method="dialog"') == 2
    assert not re.search(r"<textarea[^>]*\sname=", worksheet)


def test_the_worksheet_is_the_same_one_in_both_languages(
    site: Site, section: SectionPage, visitor: Client
) -> None:
    dutch = make_guide(section, shape="tariff", items=tariff_blocks(1))
    english_section = factories.translate(section, site.en)
    english = factories.translate(dutch, english_section, shape="tariff", items=tariff_blocks(1))
    key = f'data-key="{dutch.translation_key}"'
    assert key in page_of(visitor, dutch)
    assert key in page_of(visitor, english)


def test_an_aside_stands_beside_the_text_of_the_tariff(section: SectionPage, visitor: Client) -> None:
    body = [
        ("text", "<p>Praat eerst over het kind.</p>"),
        ("aside", {"title": "Valkuilen", "text": "<p>Dubbel.</p>"}),
    ]
    html = page_of(visitor, make_guide(section, shape="tariff", body=body, own_elaboration=True))
    assert html.count("Valkuilen</h") == 1
    tree = HTMLParser(namespaceHTMLElements=False).parse(html)
    (layout,) = [node for node in tree.iter("div") if "sidebar-layout--wide" in node.get("class", "")]
    assert len(layout) == 2, "one column for all of the text, one for what stands beside it"
    assert re.search(r'<aside class="panel" aria-label="Valkuilen">\s*<h2 class="as-h3">Valkuilen</h2>', html)
    assert "tariff-worksheet" not in html


@pytest.mark.parametrize(("above", "level"), [([], 2), ([("heading", "Kop")], 3)])
def test_an_aside_in_the_text_has_a_heading_of_the_level_that_comes_next(
    section: SectionPage, visitor: Client, above: list[Any], level: int
) -> None:
    body = [*above, ("aside", {"title": "Valkuilen", "text": "<p>Dubbel.</p>"})]
    html = page_of(visitor, make_guide(section, body=body))
    assert f'<h{level} class="as-h3">Valkuilen</h{level}>' in html


# --- the course ---------------------------------------------------------------------------------------------


def test_a_part_of_the_house_stands_only_on_evidence(section: SectionPage, visitor: Client) -> None:
    source = factories.make_source()
    items = [
        task(evidence=[evidence("foundation", source), evidence("roof", source)], unknown=["Helpt het?"])
    ]
    html = page_of(visitor, make_guide(section, shape="course", items=items))
    house = html[html.index('class="building-stage"') :]
    house = house[: house.index("</svg>")]
    assert 'class="foundation"' in house
    assert 'class="roof"' in house
    assert 'class="walls"' not in house
    assert house.count('class="todo"') == 2
    assert "Helpt het?" in html
    assert "Nederlands Jeugdinstituut</span>, 2021" in html


def test_the_furthest_proven_part_is_where_a_task_stands(section: SectionPage) -> None:
    guide = make_guide(
        section, shape="course", items=[task(evidence=[evidence("foundation"), evidence("walls")])]
    )
    stages = guide.items_of("task")[0].stages
    assert [(stage.key, stage.proven, stage.furthest) for stage in stages] == [
        ("foundation", True, False),
        ("walls", True, True),
        ("roof", False, False),
        ("light", False, False),
    ]


def test_a_task_without_evidence_is_a_house_of_dashes(section: SectionPage, visitor: Client) -> None:
    html = page_of(visitor, make_guide(section, shape="course", items=[task()]))
    assert 'aria-current="step"' not in html
    assert html.count('class="todo"') == 4
    assert "nog geen bron" in html


def test_a_task_says_for_whom_it_is(section: SectionPage, visitor: Client) -> None:
    factories.make_audience("gemeenten")
    factories.make_audience("raadsleden")
    factories.make_audience("ouders")
    items = [task(audience_keys=["raadsleden", "gemeenten", "bestaat-niet-meer"])]
    html = page_of(visitor, make_guide(section, shape="course", items=items))
    assert "Opgave 1 · voor gemeenten en raadsleden" in html


def test_evidence_without_a_source_or_a_link_is_refused() -> None:
    block = EvidenceBlock()
    plain = block.to_python(
        {"supports": "walls", "when": "nu", "text": "<p>Iemand zei het.</p>", "source": None}
    )
    with pytest.raises(ValidationError):
        block.clean(plain)
    linked = block.to_python({"supports": "walls", "text": '<p><a href="https://example.org">Hier</a></p>'})
    assert block.clean(linked)["supports"] == "walls"


# --- plain guides -------------------------------------------------------------------------------------------


def test_a_guide_for_young_people_always_says_whom_to_call(section: SectionPage, visitor: Client) -> None:
    html = page_of(visitor, make_guide(section, guide_kind="voor-jongeren"))
    for number in ("tel:112", "tel:0885551000", "tel:08000432"):
        assert number in html
    assert "call-somebody" not in page_of(visitor, make_guide(section, guide_kind="voor-ouders"))


def test_domains_and_moments_are_shown_in_their_order(section: SectionPage, visitor: Client) -> None:
    body = [
        ("domains", [{"title": "Wonen", "question": "Waar?"}, {"title": "Geld", "question": "Waarvan?"}]),
        ("moments", [{"age": "16", "what": "Eerste gesprek"}, {"age": "18 tot 21", "what": "Bijstellen"}]),
    ]
    html = page_of(visitor, make_guide(section, body=body))
    places = [html.index(words) for words in ("Wonen", "Geld", "Eerste gesprek", "18 tot 21")]
    assert places == sorted(places)


def test_the_time_to_read_counts_the_steps(section: SectionPage) -> None:
    words = "woord " * 900
    guide = make_guide(section, shape="steps", items=[step("Lang", text=f"<p>{words}</p>")])
    assert guide.reading_minutes == 5


# --- odd content and cost -----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["steps", "tariff", "course", "plain"])
def test_a_guide_without_items_is_still_a_page(section: SectionPage, visitor: Client, shape: str) -> None:
    html = page_of(visitor, make_guide(section, shape=shape, title=LONG))
    assert LONG in html


def test_the_number_of_queries_does_not_grow_with_the_items(section: SectionPage, visitor: Client) -> None:
    source = factories.make_source()
    shapes = {
        "steps": lambda count: [step(f"Stap {n}", names_known=n > 2, roles=["home"]) for n in range(count)],
        "tariff": tariff_blocks,
        "course": lambda count: [task(evidence=[evidence("walls", source)] * 3) for _number in range(count)],
    }
    for shape, items in shapes.items():
        few, many = (
            make_guide(section, shape=shape, items=items(1)),
            make_guide(section, shape=shape, items=items(40)),
        )
        assert queries_of(visitor, few) == queries_of(visitor, many) <= MOST_QUERIES, shape


# --- what is still to be found out --------------------------------------------------------------------------

DOUBT = "Klopt het telefoonnummer nog?"
CALL = {"text": '<p>Bel <a href="tel:0850000000">085-000 00 00</a>.</p>'}


@pytest.mark.parametrize("shape", list(GuidePage.TEMPLATES))
def test_readers_see_what_is_still_to_be_found_out(section: SectionPage, visitor: Client, shape: str) -> None:
    told = page_of(visitor, make_guide(section, title="Gids", shape=shape, to_verify=f"{DOUBT}\n\n"))
    assert "Wat we nog nakijken" in told
    assert told.count(DOUBT) == 1
    assert "Wat we nog nakijken" not in page_of(visitor, make_guide(section, title="Zeker", shape=shape))


def test_a_number_in_doubt_says_so_where_it_can_be_called(section: SectionPage, visitor: Client) -> None:
    items = [step("Aanmelden", **CALL), step("Kijken")]
    doubted = make_guide(section, title="Gids", shape="steps", items=items, to_verify=DOUBT)
    assert page_of(visitor, doubted).count('<a href="#doubts">Dit nummer kijken we nog na</a>') == 1
    other = make_guide(section, title="Anders", shape="steps", items=items, to_verify="Klopt het jaartal?")
    assert "Dit nummer kijken we nog na" not in page_of(visitor, other)
