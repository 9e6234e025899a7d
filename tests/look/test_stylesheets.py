"""The style sheets: small enough, complete, and named like what they dress."""

import gzip
import re
from pathlib import Path

import pytest

from config import stylesheets
from config.env import ROOT

STATIC = ROOT / "site" / "static"
TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
PAGE_SHEETS = sorted((STATIC / "css" / "pages").glob("*.css"))
BUDGET = 15 * 1024

# Components that are dressed by the sheet of another, or by none.
SHARED = {
    "account_link": "account-link",
    "addresses": None,
    "brand": "../layout/site-header",
    "building_block_icon": "quality-house",
    "button": "button",
    "building_stage": "course-task",
    "care_icon": "care-line",
    "connection": "empty",
    "dutch_only": "notice",
    "htmx": None,
    "language_switch": "../layout/site-header",
    "menu": "popover",
    "no_connection": "empty",
    "page_head": "../layout/page-head",
    "presence": "house-glyph",
    "related": "list",
    "row": "list",
    "search_field": "search-field",
    "section_head": "../layout/section-head",
    "site_footer": "../layout/site-footer",
    "site_header": "../layout/site-header",
    "skip_links": "../layout/skip",
    "tab_bar": "../layout/tab-bar",
}


def read(name: str) -> str:
    return (STATIC / name).read_text()


def weight(name: str) -> int:
    return len(gzip.compress(stylesheets.minify(stylesheets.flatten(name, read)).encode(), 9))


@pytest.mark.parametrize("sheet", PAGE_SHEETS, ids=lambda sheet: sheet.stem)
def test_any_page_needs_at_most_15_kb_of_gzipped_css(sheet: Path) -> None:
    always = ("css/site.css", "css/print.css")
    assert sum(weight(name) for name in (*always, f"css/pages/{sheet.name}")) <= BUDGET


def test_every_part_is_used_by_an_entry_sheet() -> None:
    entries = {
        "css/site.css",
        "css/print.css",
        "css/editors.css",
        *(f"css/pages/{sheet.name}" for sheet in PAGE_SHEETS),
    }
    used = {part for entry in entries for part in stylesheets.imported(entry, read(entry))}
    sheets = {str(path.relative_to(STATIC)) for path in (STATIC / "css").rglob("*.css")}
    assert sheets - entries == used


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.stem)
def test_every_component_has_a_sheet_of_its_own_name_or_shares_one(component: Path) -> None:
    sheet = SHARED.get(component.stem, component.stem.replace("_", "-"))
    assert sheet is None or (STATIC / "css" / "components" / f"{sheet}.css").exists()


def test_only_utilities_print_and_reset_may_shout() -> None:
    loud = {"utilities.css", "print.css", "reset.css", "motion.css"}
    for path in (STATIC / "css").rglob("*.css"):
        assert path.name in loud or "!important" not in path.read_text(), path.name


def test_every_custom_property_in_use_is_set_somewhere() -> None:
    sheets = "".join(path.read_text() for path in (STATIC / "css").rglob("*.css"))
    drawings = "".join(path.read_text() for path in (STATIC / "images").rglob("*.svg"))
    named = {
        name for name in re.findall(r"var\((--[\w-]+)\)", sheets + drawings) if not name.startswith("--w-")
    }
    given = set(re.findall(r"(--[\w-]+)\s*:", sheets))
    assert named <= given


def test_browsers_without_light_dark_get_the_colours_of_the_day() -> None:
    both = dict(re.findall(r"(--[\w-]+): light-dark\((.+)\);", read("css/tokens.css")))
    day, evening = read("css/plain-colours.css").split("@media screen")
    plain = dict(re.findall(r"(--[\w-]+): (.+);", day))
    assert both.keys() == plain.keys()
    assert [name for name, colour in plain.items() if not both[name].startswith(f"{colour}, ")] == []
    always_dark = re.findall(r"(--[\w-]+): (.+);", evening)
    assert always_dark
    assert [name for name, colour in always_dark if not both[name].endswith(f", {colour}")] == []


def test_no_template_carries_inline_style_or_script() -> None:
    for path in TEMPLATES.rglob("*.html"):
        source = path.read_text()
        if "emails" not in path.parts:
            assert not re.search(r"\sstyle=", source), path
            assert not re.search(r"<style\b|<script(?![^>]*\bsrc=)", source), path
            assert not re.search(r"\son[a-z]+=[\"']", source), path


# --- flattening -----------------------------------------------------------------------------------------


def flat(sheets: dict[str, str], name: str = "css/site.css") -> str:
    return stylesheets.flatten(name, sheets.__getitem__)


def test_imports_are_put_in_place_in_their_layer() -> None:
    result = flat(
        {
            "css/site.css": '@layer a, b;\n@import url("a.css") layer(a);\n@import url("b.css") layer(b) screen;\n',
            "css/a.css": "p { color: red }",
            "css/b.css": "i { color: blue }",
        }
    )
    assert " ".join(result.split()) == (
        "@layer a, b; @layer a { p { color: red } } @media screen { @layer b { i { color: blue } } }".replace(
            "; @layer a", ";@layer a"
        )
    )


def test_neighbours_in_one_layer_share_a_block() -> None:
    result = flat(
        {
            "css/site.css": "@import url(a.css) layer(a); @import url(b.css) layer(a);",
            "css/a.css": "p{}",
            "css/b.css": "i{}",
        }
    )
    assert result.count("@layer a") == 1


def test_addresses_stay_right_when_a_sheet_moves() -> None:
    result = flat(
        {
            "css/site.css": '@import url("base/fonts.css");',
            "css/base/fonts.css": 'a{b:url("../../fonts/x.woff2") url(data:image/png;base64,xx) url(#id)}',
        }
    )
    assert 'url("../fonts/x.woff2")' in result
    assert "url(data:image/png;base64,xx) url(#id)" in result


def test_a_sheet_that_imports_itself_is_refused() -> None:
    with pytest.raises(
        stylesheets.ImportLoopError, match=r"css/a\.css imports css/b\.css imports css/a\.css"
    ):
        flat({"css/a.css": "@import url(b.css);", "css/b.css": "@import url(a.css);"}, "css/a.css")


# --- minifying ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("@layer a { .prose :is(ul, ol) { margin: 0 auto; } }", "@layer a{.prose :is(ul,ol){margin:0 auto}}"),
        (".a > :first-child, .b:hover { color: red }", ".a>:first-child,.b:hover{color:red}"),
        (
            "a { width: calc(100% - 2 * (1px + var(--b, 3px))) }",
            "a{width:calc(100% - 2 * (1px + var(--b,3px)))}",
        ),
        ("@media (min-width: 60rem) and (x: y) { a { b: c } }", "@media (min-width:60rem) and (x:y){a{b:c}}"),
        ("""a::before { content: "  ; } /* no */ " ; }""", """a::before{content:"  ; } /* no */ "}"""),
        ("/* it's */ a { b: url( x;y.svg ) c } /* end */", "a{b:url( x;y.svg ) c}"),
        ("a { b: c /* d */ e }", "a{b:c e}"),
    ],
)
def test_minifying_keeps_the_meaning(source: str, short: str) -> None:
    assert stylesheets.minify(source) == short
