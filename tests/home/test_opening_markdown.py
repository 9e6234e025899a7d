"""Texts in Markdown become the blocks that an editor would have made of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.opening.markdown import Text
from home.opening.nodes import oddities

KNOWN = {"slug:boek": "boek", "page:contact": "contact"}


def blocks(source: str, title: str = "") -> list[dict[str, Any]]:
    return Text(source, KNOWN.get, title).blocks()


def only(source: str) -> Any:
    (block,) = blocks(source)
    return block["value"]


def test_headings_begin_sections_and_paragraphs_run_on() -> None:
    assert blocks("Eerst.\n\n## Kop\n\nEen.\n\n### Klein\n\n- a\n- b") == [
        {"type": "text", "value": "<p>Eerst.</p>"},
        {"type": "heading", "value": "Kop"},
        {"type": "text", "value": "<p>Een.</p><h3>Klein</h3><ul><li>a</li><li>b</li></ul>"},
    ]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**vet** en *schuin*", "<p><b>vet</b> en <i>schuin</i></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("twee\nregels", "<p>twee regels</p>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("- a\n  - b", "<ul><li>a<br/><ul><li>b</li></ul></li></ul>"),
        ("[boek](slug:boek)", '<p><a linktype="page" id="key:boek">boek</a></p>'),
        ("[ons](page:contact)", '<p><a linktype="page" id="key:contact">ons</a></p>'),
        ("[later](page:forum)", "<p>later</p>"),
        ("**[Vraag](page:forum)** maar", "<p><b>Vraag</b> maar</p>"),
        ("[112](tel:112)", '<p><a href="tel:112">112</a></p>'),
    ],
)
def test_running_text_is_rich_text(source: str, html: str) -> None:
    assert only(source) == html


def test_a_table_takes_its_caption_from_the_heading_above_or_the_page() -> None:
    table = "| Wie | Wat |\n| --- | --- |\n| **Ada** | schrijft |"
    (first,) = blocks(table, title="De pagina")
    assert first["value"]["caption"] == "De pagina"
    _heading, second = blocks(f"## Rollen\n\n{table}")
    assert second["value"] == {
        "caption": "Rollen",
        "row_headings": True,
        "table": {
            "columns": [{"type": "text", "heading": "Wie"}, {"type": "text", "heading": "Wat"}],
            "rows": [{"values": ["<p><b>Ada</b></p>", "<p>schrijft</p>"]}],
            "caption": "",
        },
    }


def test_a_quotation_is_a_notice_with_its_bold_sentence_as_title() -> None:
    assert only("> **Let op.** De tekst.\n>\n> Nog een.") == {
        "tone": "info",
        "title": "Let op",
        "text": "<p>De tekst.</p><p>Nog een.</p>",
    }
    assert only("> **Dit** is geen titel.")["title"] == ""
    assert only("> **Gevaar?** Bel **112**.") == {
        "tone": "error",
        "title": "Gevaar?",
        "text": "<p>Bel <b>112</b>.</p>",
    }


def test_a_quotation_of_somebody_is_a_quote() -> None:
    (block,) = blocks("> ‘Ik ben van de fietsen.’\n>\n> De partner")
    assert block == {
        "type": "quote",
        "value": {"text": "‘Ik ben van de fietsen.’", "attribution": "De partner"},
    }


def test_a_list_of_titles_is_a_list_of_steps() -> None:
    source = "\n".join(f"{number}. **Stap {number}.** dan dit" for number in range(1, 5))
    (block,) = blocks(source)
    assert block["type"] == "steps"
    assert block["value"][0]["value"] == {"title": "Stap 1", "text": "<p>Dan dit</p>"}
    assert blocks(source.replace("**Stap 3.** dan", "Dan"))[0]["type"] == "text"
    assert blocks(source.replace("**Stap 3.** dan", "**Stap 3** dan"))[0]["type"] == "text"


def test_a_comment_says_what_comes_next() -> None:
    assert only("<!-- checklist -->\n\n- Een?\n- Twee?") == [
        {"type": "item", "value": "Een?"},
        {"type": "item", "value": "Twee?"},
    ]
    contrast = only("<!-- contrast -->\n\n| Wel | Niet |\n| --- | --- |\n| a | b |")
    assert contrast["does"] == [{"type": "item", "value": "a"}]
    assert contrast["does_not_title"] == "Niet"
    assert only("<!-- disclosure -->\n\n**Kan dat?** Ja.") == {"title": "Kan dat?", "text": "<p>Ja.</p>"}
    assert blocks("## Valkuilen\n\n<!-- aside -->\n\n- a") == [
        {"type": "aside", "value": {"title": "Valkuilen", "text": "<ul><li>a</li></ul>"}}
    ]


def test_what_the_builder_has_at_hand_stands_where_the_text_names_it() -> None:
    text = Text("Voor.\n\n<!-- moments -->\n\nNa.", KNOWN.get)
    text.at_hand["moments"] = ["x"]
    assert [block["type"] for block in text.blocks()] == ["text", "moments", "text"]


def test_a_placeholder_waits_for_a_detail_of_the_site() -> None:
    assert blocks("[INVULLEN controller: naam en adres]") == [{"type": "site_detail", "value": "controller"}]
    assert only("[TO BE COMPLETED accessibility: status]") == "accessibility"


def test_parts_can_be_taken_out() -> None:
    text = Text("## A\n\n1. x\n\n## B\n\nTekst.", KNOWN.get)
    text.take("ordered_list", "A")
    assert [block["type"] for block in text.blocks()] == ["heading", "text"]
    assert text.take_section("B") is not None
    assert text.blocks() == []


@given(st.text(alphabet="ab #>*-|[]()<!1.`\n", max_size=80))
def test_a_text_without_oddities_always_becomes_blocks(source: str) -> None:
    if not list(oddities(source)):
        blocks(source)
