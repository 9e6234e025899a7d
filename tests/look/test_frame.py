"""The frame round every page, also when the house behind it is on fire."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.test.signals import template_rendered
from django.utils import translation
from html5lib import HTMLParser

from core.specimens import FURNITURE, GROUPS
from core.styleguide import Drawn

PASSED_ON = re.compile(r'\{% include "components/[^%]+%\}')
FRAME = {
    "origin": "https://example.org",
    "home_url": "/",
    "main_menu": [
        {
            "title": "Kennis",
            "url": "/kennis/",
            "current": True,
            "children": [{"title": "Factsheet", "url": "/f/", "current": False}],
        },
        {"title": "Kwaliteit", "url": "/kwaliteit/", "current": False, "children": []},
    ],
    "footer": [{"title": "Over ons", "links": [{"title": "Contact", "url": "/contact/"}]}],
    "legal": [{"title": "Privacy", "url": "/privacy/"}],
    "tab_bar": [{"title": "Thuis", "url": "/", "icon": "home", "current": False}],
    "language_switch": {"code": "en", "label": "English", "url": "/en/", "translated": False},
    "login_url": "/inloggen/",
    "account": None,
    "presence": None,
    "search_url": None,
    "notice": None,
}


def page(path: str = "/kennis/stuk/", **context: object) -> str:
    request = RequestFactory().get(path)
    template = get_template("base.html")
    return template.template.render(_context(request, {"frame": FRAME, **context}))


def _context(request, values):
    from django.template import Context

    return Context({"request": request, "language": translation.get_language(), **values})


@pytest.mark.django_db
def test_a_page_is_valid_html() -> None:
    parser = HTMLParser(strict=True)
    parser.parse(page(crumbs=[], messages=[]))


@pytest.mark.django_db
def test_the_menu_says_where_you_are() -> None:
    assert '<a href="/kennis/" aria-current="true">Kennis</a>' in page()
    assert '<a href="/kennis/" aria-current="page">Kennis</a>' in page("/kennis/")
    assert '<a href="/kwaliteit/">Kwaliteit</a>' in page()


@pytest.mark.django_db
def test_what_is_not_built_is_not_shown() -> None:
    html = page()
    assert "presence" not in html
    assert "Zoeken" not in html


@pytest.mark.django_db
def test_help_is_on_every_page() -> None:
    for html in (page(), render_to_string("404.html"), render_to_string("500.html")):
        assert 'href="tel:112"' in html
        assert 'href="tel:08002000"' in html


@pytest.mark.django_db
def test_a_page_names_its_address_and_its_translations() -> None:
    alternates = [
        SimpleNamespace(code="nl", url="/a/", title="A"),
        SimpleNamespace(code="en", url="/en/a/", title="A"),
    ]
    html = page(page=SimpleNamespace(title="A", path_url="/a/"), alternates=alternates)
    assert '<link rel="canonical" href="https://example.org/a/">' in html
    assert '<link rel="alternate" hreflang="en" href="https://example.org/en/a/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/a/">' in html


@pytest.mark.django_db
def test_a_page_in_one_language_names_no_alternates() -> None:
    html = page(alternates=[SimpleNamespace(code="nl", url="/a/", title="A")])
    assert "hreflang" not in html.split("</head>")[0]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_error_pages_need_no_context_and_no_database(name: str, language: str) -> None:
    with translation.override(language):
        html = get_template(f"{name}.html").template.render(_context(None, {}))
    HTMLParser(strict=True).parse(html)
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(("language", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("name", ["400", "500"])
def test_pages_without_a_context_speak_both_languages(name: str, language: str, other: str) -> None:
    with translation.override(language):
        assert f'lang="{other}">' in render_to_string(f"{name}.html").split("<main")[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "specimen", [each for _, group in GROUPS for each in group], ids=lambda each: str(each.title)
)
def test_every_component_is_valid_by_day_and_in_the_evening(specimen) -> None:
    drawn = Drawn(specimen.title, specimen.draw(RequestFactory().get("/")))
    html = f"<!doctype html><html lang=nl><title>x</title><body>{drawn.day}{drawn.evening}</body></html>"
    tree = HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        for name in (element.get("aria-labelledby") or "").split():
            assert name in ids


@pytest.mark.django_db
def test_the_style_guide_shows_every_component_and_every_block(root: Path) -> None:
    """Drawn by itself or in another; a block that only passes on to a component is seen as that component."""
    drawn: set[str] = set()

    def note(template: Any, **kwargs: Any) -> None:
        drawn.add(str(template.name))

    template_rendered.connect(note)
    try:
        for _title, specimens in GROUPS:
            for specimen in specimens:
                specimen.draw(RequestFactory().get("/"))
    finally:
        template_rendered.disconnect(note)
    folder = root / "templates"
    components = {path.stem for path in (folder / "components").glob("*.html")}
    shown = {name for name in components if f"components/{name}.html" in drawn}
    blocks = {
        path.stem
        for path in (folder / "blocks").glob("*.html")
        if not PASSED_ON.fullmatch(path.read_text().strip())
    }
    assert components - shown == FURNITURE
    assert {name for name in blocks if f"blocks/{name}.html" not in drawn} == set()


@pytest.mark.django_db
def test_the_style_guide_is_for_staff(client, ada, ben) -> None:
    assert client.get("/stijlgids/").status_code == 302
    client.force_login(ben)
    assert client.get("/stijlgids/").status_code == 403
    client.force_login(ada)
    assert client.get("/stijlgids/").status_code == 200


@pytest.mark.django_db
def test_a_shared_page_brings_its_title_and_the_street() -> None:
    html = page(page=SimpleNamespace(title='Wat "is" het?', path_url="/a/"))
    assert '<meta property="og:title" content="Wat &quot;is&quot; het?">' in html
    assert '<meta property="og:image" content="https://example.org/static/images/share.png">' in html


@pytest.mark.django_db
def test_a_page_that_is_no_page_is_not_dressed_for_sharing() -> None:
    assert "og:" not in page()
