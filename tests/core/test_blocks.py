"""Every block of a page's text: what it becomes for readers, with the keyboard, without script, and when it is empty."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import get_template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from html5lib import HTMLParser
from PIL import Image
from wagtail.blocks import StructBlockValidationError

from core.blocks.body import BodyBlock, ButtonBlock
from core.blocks.video import VideoBlock, player_address
from core.models import BasePage
from knowledge.models import (
    CirclePage,
    EbookPage,
    FactsheetPage,
    GuidePage,
    NewsPage,
    PlainPage,
)
from media.models import Picture
from tests import factories
from tests.factories import Site

BODY = BodyBlock()
WRITTEN_OUT = {"heading", "table", "text"}
# Willow leaves the closing of what it wrote renditions to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")


@pytest.fixture
def shown(site: Site, visitor: Client) -> Any:
    """The body of a page made of these blocks, as readers get it; always valid HTML."""

    def show(*blocks: dict[str, Any]) -> str:
        page = factories.make_page(PlainPage, site.nl, body=list(blocks))
        html = visitor.get(page.path_url).content.decode()
        HTMLParser(strict=True).parse(html)
        found = re.search(
            r'<div class="prose body">(.*?)</div>\s*<div class="reading-foot">', html, re.DOTALL
        )
        return found[1] if found else ""

    return show


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def picture(title: str = "Een kapstok") -> Picture:
    content = BytesIO()
    Image.new("RGB", (48, 27), "teal").save(content, "PNG")
    file = SimpleUploadedFile("kapstok.png", content.getvalue(), "image/png")
    return Picture.objects.create(title=title, file=file, alt_text="Vijf jassen aan een kapstok")


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_has_its_own_face_and_says_what_it_is(name: str) -> None:
    child = BODY.child_blocks[name]
    if name not in WRITTEN_OUT:
        get_template(child.meta.template)
    assert str(child.label)
    assert str(child.meta.description), "editors read it when they choose a block"


def test_a_page_without_text_has_no_empty_frame(shown: Any) -> None:
    assert shown() == ""


def test_a_heading_can_be_linked_to(shown: Any) -> None:
    html = shown(block("heading", "Wie & wat?"), block("text", "<p>Tekst</p>"))
    assert '<h2 id="h-wie-wat">Wie &amp; wat?</h2>' in html


def test_text_stands_by_itself(shown: Any) -> None:
    assert "<p>Eén boodschap.</p>" in shown(block("text", "<p>Eén boodschap.</p>"))


@pytest.mark.parametrize("tone", ["info", "good", "caution", "error"])
def test_a_notice_says_its_tone_with_shape_and_icon(shown: Any, tone: str) -> None:
    html = shown(block("notice", {"tone": tone, "title": "Let op <b>", "text": "<p>Bel 112.</p>"}))
    assert f"notice--{tone}" in html
    assert 'class="icon"' in html
    assert "Let op &lt;b&gt;" in html
    assert '<p>Bel <a href="tel:112">112</a>.</p>' in html


def test_a_quote_names_who_said_it_or_nobody(shown: Any) -> None:
    html = shown(
        block("quote", {"text": "Een huis leert langzaam.", "attribution": "Ada"}),
        block("quote", {"text": "Zonder naam.", "attribution": ""}),
    )
    assert html.count("<blockquote>") == 2
    assert html.count("<figcaption>") == 1


def test_steps_are_a_numbered_list(shown: Any) -> None:
    steps = block("steps", [{"title": "Kijk", "text": "<p>Goed.</p>"}, {"title": "Praat", "text": ""}])
    html = shown(block("heading", "Zo gaat het"), steps)
    assert html.count("<li>") == 2
    assert re.search(r'<ol class="steps">.*<h3 class="as-h3">Kijk</h3><p>Goed.</p>', html, re.DOTALL)
    assert '<h2 class="as-h3">Kijk</h2>' in shown(steps), "no level is skipped where no heading stands above"


def table(*, caption: str = "", row_headings: bool = True) -> dict[str, Any]:
    columns = [{"type": "text", "heading": heading} for heading in ("", "Pleeggezin", "Gezinshuis")]
    rows = [{"values": ["<p>Ouders</p>", "<p>met een baan</p>", "<p>met een <b>vak</b></p>"]}]
    inner = {"columns": columns, "rows": rows, "caption": ""}
    return block("table", {"caption": caption, "row_headings": row_headings, "table": inner})


def test_a_table_has_headings_for_rows_and_columns_and_can_be_reached(shown: Any) -> None:
    html = shown(table(caption="Het verschil"))
    assert '<th scope="col">Pleeggezin</th>' in html
    assert '<th scope="row"><p>Ouders</p></th>' in html
    assert "<td><p>met een <b>vak</b></p></td>" in html
    assert "<caption>Het verschil</caption>" in html
    assert 'tabindex="0" aria-label="Het verschil"' in html
    assert '<th scope="col"></th>' not in html, "an empty corner is no heading"


def test_a_caption_in_the_field_of_the_table_itself_is_not_lost(shown: Any) -> None:
    own = table()
    own["value"]["table"]["caption"] = "Wie doet wat"
    html = shown(own)
    assert "<caption>Wie doet wat</caption>" in html
    assert 'aria-label="Wie doet wat"' in html


def test_a_table_may_do_without_row_headings_and_caption(shown: Any) -> None:
    html = shown(table(row_headings=False))
    assert 'scope="row"' not in html
    assert "<caption" not in html
    assert 'aria-label="Tabel"' in html


def test_a_caption_that_repeats_its_heading_is_not_shown_twice(shown: Any) -> None:
    html = shown(block("heading", "Het verschil"), table(caption="Het verschil"))
    assert '<caption class="visually-hidden">Het verschil</caption>' in html


def test_a_caption_that_repeats_the_title_of_the_page_is_not_shown_twice(site: Site, visitor: Client) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Het verschil", body=[table(caption="Het verschil")])
    assert '<caption class="visually-hidden">' in visitor.get(page.path_url).content.decode()


def test_a_disclosure_opens_without_script(shown: Any) -> None:
    html = shown(block("disclosure", {"title": "Hoelang?", "text": "<p>Dat verschilt.</p>"}))
    assert re.search(r"<details class=\"disclosure\">\s*<summary>Hoelang\?", html)
    assert "<p>Dat verschilt.</p>" in html


def test_key_figures_name_their_source_and_year(shown: Any) -> None:
    figure = {"value": "979", "label": "gezinshuizen", "year": "eind 2020", "source": "NJi"}
    html = shown(block("key_figures", [figure, figure | {"year": "", "source": ""}]))
    assert html.count('class="key-figure"') == 2
    assert html.count("NJi, eind 2020") == 1


def test_a_figure_comes_in_modern_formats_with_words_for_who_cannot_see_it(shown: Any) -> None:
    value = {
        "image": {"image": picture().pk, "decorative": False, "alt_text": "Vijf jassen"},
        "caption": "De gang",
    }
    html = shown(block("figure", value))
    assert "image/avif" in html
    assert "image/webp" in html
    assert 'alt="Vijf jassen"' in html
    assert 'loading="lazy"' in html
    assert re.search(r'width="\d+" height="\d+"', html)
    assert "De gang</figcaption>" in html


def test_many_figures_cost_as_many_queries_as_one(site: Site, visitor: Client) -> None:
    def queries_with(count: int) -> int:
        values = [
            {"image": {"image": picture().pk, "decorative": True, "alt_text": ""}, "caption": ""}
            for _number in range(count)
        ]
        page = factories.make_page(PlainPage, site.nl, body=[block("figure", value) for value in values])
        visitor.get(page.path_url)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(page.path_url)
        return len(queries)

    assert queries_with(1) == queries_with(4) <= 8


def test_a_video_asks_nothing_of_anybody_before_it_is_started(shown: Any) -> None:
    value = {
        "url": "https://youtu.be/abcdefghijk",
        "title": "Een dag in huis",
        "description": "Zonder kinderen in beeld.",
        "transcript": "<p>Goedemorgen.</p>",
    }
    html = shown(block("video", value))
    assert "<iframe" not in html
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&amp;rel=0"' in html
    assert 'href="https://youtu.be/abcdefghijk"' in html, "without script it is a link"
    assert "<p>Goedemorgen.</p>" in html


@pytest.mark.parametrize(
    ("address", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0",
        ),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1"),
        ("https://evil.example/youtube.com/watch?v=abcdefghijk", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_known_players_are_loaded(address: str, player: str) -> None:
    assert player_address(address) == player


def test_an_unknown_video_is_refused_with_words_that_help() -> None:
    value = VideoBlock().to_python({"url": "https://evil.example/film", "title": "Film"})
    with pytest.raises(StructBlockValidationError) as refused:
        VideoBlock().clean(value)
    assert "YouTube of Vimeo" in str(refused.value.block_errors["url"].messages)


# --- buttons ----------------------------------------------------------------------------------------------


def test_a_button_leads_to_a_page_without_asking_for_each(site: Site, shown: Any) -> None:
    target = factories.make_page(PlainPage, site.nl, slug="verder")
    html = shown(block("button", {"label": "Ga verder", "page": target.pk, "url": ""}))
    assert re.search(r'<a class="button" href="/verder/">Ga verder</a>', html)


def test_a_button_that_leaves_the_site_says_so(shown: Any) -> None:
    html = shown(block("button", {"label": "NJi", "page": None, "url": "https://www.nji.nl/"}))
    assert 'href="https://www.nji.nl/" rel="noopener external"' in html
    assert "andere website" in html


def test_a_button_to_a_page_that_is_gone_is_not_there(site: Site, shown: Any) -> None:
    target = factories.make_page(PlainPage, site.nl)
    target.unpublish()
    gone = block("button", {"label": "Nergens heen", "page": 4711, "url": ""})
    asleep = block("button", {"label": "Nergens heen", "page": target.pk, "url": ""})
    assert "Nergens heen" not in shown(gone, asleep, block("text", "<p>x</p>"))


@pytest.mark.parametrize("both", [True, False])
def test_a_button_leads_to_one_place(site: Site, both: bool) -> None:
    page = factories.make_page(PlainPage, site.nl) if both else None
    value = ButtonBlock().to_python(
        {"label": "Ga", "page": page.pk if page else None, "url": "https://nji.nl/" if both else ""}
    )
    with pytest.raises(StructBlockValidationError):
        ButtonBlock().clean(value)


# --- what kind of text it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["own_elaboration", "illustrative"])
@pytest.mark.parametrize("model", [PlainPage, GuidePage, FactsheetPage, NewsPage, EbookPage, CirclePage])
def test_a_text_of_our_own_says_so_before_it_begins(
    site: Site, visitor: Client, model: type[BasePage], field: str
) -> None:
    page = factories.make_page(model, site.nl, body=[block("text", "<p>Het begin.</p>")], **{field: True})
    html = visitor.get(page.path_url).content.decode()
    words = {"own_elaboration": "Eigen uitwerking van de redactie", "illustrative": "Dit verhaal is bedacht."}
    assert html.count(words[field]) == 1
    if model is not EbookPage:  # there it stands beside the text
        assert html.index(words[field]) < html.index("Het begin.")
