"""What readers see whose eyes, paper or browser ask for more: high contrast, large letters, a low window, print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import paths_in
from tests.browser.looking import overflow

pytestmark = pytest.mark.django_db

CHAPTER = "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-2-wie-is-waarvoor/"
BOOK = "/kwaliteit/e-book-toezicht-en-kwaliteit/"
TARIFF = "/kwaliteit/handreiking-tarief-uitleg/"
FACTSHEET = "/kennisbank/factsheet-gezinshuizen/"
# What has the focus, how many bars at the edges of the window lie over a part of it, and whether the focus is gone.
# What is higher than the room between the bars cannot but reach under them.
PLACE_OF_FOCUS = """() => {
  const bars = [...document.querySelectorAll('.site-header, .reading-bar, .tab-bar')]
    .filter(bar => ['sticky', 'fixed'].includes(getComputedStyle(bar).position) && bar.checkVisibility());
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const room = bars.reduce((room, bar) => room - bar.offsetHeight, innerHeight);
  const above = focused.matches('.skip') || bars.some(bar => bar.contains(focused));
  const excused = above || box.height > room - 40;
  const over = excused ? [] : bars.map(bar => bar.getBoundingClientRect())
    .filter(bar => bar.top < box.bottom - 1 && bar.bottom > box.top + 1);
  return [focused.outerHTML.slice(0, 100), over.length, focused === document.body];
}"""
# What a browser paints there when it chooses the colours itself.
PAINTED = """(element, pseudo) => {
  const style = getComputedStyle(element, pseudo);
  return [style.backgroundColor, style.color, style.borderTopStyle, style.borderTopWidth, style.outlineStyle].join();
}"""
SIZES = """() => Object.fromEntries(['.chapter > .lead', '.chapter > .prose', '.chapter .table'].map(
  part => [part, parseFloat(getComputedStyle(document.querySelector(part)).fontSize)]))"""


def walk_back(page: Page) -> list[str]:
    """What something lay over while the reader went from the end of the page to its beginning with Shift and Tab."""
    page.evaluate("document.querySelector('.site-footer').scrollIntoView({block: 'end'})")
    page.locator(".site-footer a").last.focus()
    covered: list[str] = []
    for step in range(300):
        name, over, gone = page.evaluate(PLACE_OF_FOCUS)
        if gone:
            assert step > 30
            return covered
        if over:
            covered.append(name)
        page.keyboard.press("Shift+Tab")
    pytest.fail("the beginning of the page was not reached")


@pytest.mark.parametrize("window", [(1280, 800), (390, 700), (640, 320), (320, 256)])
def test_nothing_lies_over_what_has_the_focus(page: Page, server: str, window: tuple[int, int]) -> None:
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.goto(server + CHAPTER)
    assert walk_back(page) == []


def test_a_heading_that_is_jumped_to_stands_below_the_reading_bar(page: Page, server: str) -> None:
    page.goto(server + CHAPTER)
    heading = page.locator(".chapter h2[id]").last
    page.evaluate("id => { location.hash = id }", heading.get_attribute("id"))
    expect(heading).to_be_in_viewport()
    bar = page.locator(".reading-bar").bounding_box()
    place = heading.bounding_box()
    assert bar is not None
    assert place is not None
    assert place["y"] >= bar["y"] + bar["height"]


@pytest.fixture(params=["light", "dark"])
def contrast(browser: Browser, request: Any) -> Iterator[Page]:
    """A desk where the browser chooses the colours."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        forced_colors="active",
        color_scheme=request.param,
    )
    yield context.new_page()
    context.close()


def painted(page: Page, selector: str, pseudo: str = "") -> str:
    return str(page.locator(selector).first.evaluate(PAINTED, pseudo))


@pytest.mark.parametrize(
    ("path", "chosen", "other", "pseudo"),
    [
        ("/veelgestelde-vragen/", ".chip[aria-current]", ".chip:not([aria-current])", ""),
        ("/wegwijzer/", ".chip:has(:checked)", ".chip:not(:has(:checked))", ""),
        ("/wegwijzer/ouders/", ".chip[aria-current]", ".chip:not([aria-current])", ""),
        (CHAPTER, ".step-nav [aria-current]", ".step-nav a:not([aria-current])", "::before"),
        (
            "/kennisbank/zorgvormen-overzicht/zorgvorm-ambulante-hulp/",
            ".care-line [aria-current] span",
            ".care-line a:not([aria-current]) span",
            "",
        ),
        ("/tijdlijn/", ".timeline-key [data-kind=supplied]", ".timeline-key [data-kind=lookup]", "::before"),
    ],
)
def test_what_is_chosen_differs_in_high_contrast(
    contrast: Page, server: str, path: str, chosen: str, other: str, pseudo: str
) -> None:
    contrast.goto(server + path)
    assert painted(contrast, chosen, pseudo) != painted(contrast, other, pseudo)


@pytest.mark.parametrize(
    ("path", "part", "pseudo"),
    [
        ("/tijdlijn/", ".timeline__items > [data-kind=supplied]", "::before"),
        (FACTSHEET, ".main-nav [aria-current]", "::after"),
        (CHAPTER, ".progress", ""),
    ],
)
def test_what_a_background_draws_shows_in_high_contrast(
    contrast: Page, server: str, path: str, part: str, pseudo: str
) -> None:
    contrast.goto(server + path)
    fill = "(element, pseudo) => getComputedStyle(element, pseudo).backgroundColor"
    drawn = contrast.locator(part).first.evaluate(fill, pseudo)
    assert drawn not in {contrast.locator("body").evaluate(fill, ""), "rgba(0, 0, 0, 0)"}


def test_the_bricks_of_the_wall_differ_in_high_contrast(contrast: Page, server: str) -> None:
    contrast.goto(server + TARIFF)
    contrast.locator("label:has(#b1-agreed)").click()
    contrast.locator("label:has(#b2-open)").click()
    bricks = [painted(contrast, f"[data-brick='{number}']") for number in (1, 2, 3)]
    assert len(set(bricks)) == 3
    assert painted(contrast, "label:has(#b1-agreed)") != painted(contrast, "label:has(#b1-open)")


def test_a_read_window_of_the_book_differs_in_high_contrast(contrast: Page, server: str) -> None:
    contrast.goto(server + CHAPTER)
    contrast.locator("[data-end]").scroll_into_view_if_needed()
    expect(contrast.locator(".toast")).to_be_visible()
    contrast.goto(server + BOOK)
    assert painted(contrast, ".book-windows [data-read] b") != painted(
        contrast, ".book-windows a:not([data-read]) b"
    )


def run_off(page: Page, addresses: list[str]) -> dict[str, int]:
    """How many pixels which of these pages are wider than a narrow window, and one with letters twice as large."""
    wide: dict[str, int] = {}
    for address in addresses:
        page.goto(address)
        for width, letters in ((320, "100%"), (640, "200%")):
            page.set_viewport_size({"width": width, "height": 640})
            page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
            if (pixels := overflow(page)) > 0:
                wide[f"{address} at {letters}"] = pixels
    return wide


def test_large_letters_run_off_no_page(page: Page, server: str, examples: dict[str, list[str]]) -> None:
    assert not run_off(page, [server + path for path in paths_in(examples, "nl")])


@pytest.mark.slow
def test_large_letters_run_off_none_of_all_pages(
    page: Page, server: str, addresses: dict[str, list[str]]
) -> None:
    assert not run_off(page, [server + path for paths in addresses.values() for path in paths])


def test_what_is_narrow_on_a_phone_holds_its_words(phone: Page, server: str) -> None:
    cut = (
        "parts => parts.filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)"
    )
    phone.goto(f"{server}/tijdlijn/")
    assert phone.locator(".timeline .plate").evaluate_all(cut) == []
    phone.goto(server + CHAPTER)
    terms = phone.locator(".table .term").filter(has_text=re.compile(r"^\S+$"))
    assert terms.count() > 3
    lines = "terms => terms.map(term => term.getBoundingClientRect().height / parseFloat(getComputedStyle(term).lineHeight))"
    assert max(terms.evaluate_all(lines)) < 1.5, "a word of a table stands on one line"
    assert terms.first.evaluate("term => getComputedStyle(term).textAlign") == "start"


def test_the_house_of_quality_stands_before_its_parts_on_a_phone(phone: Page, server: str) -> None:
    phone.goto(f"{server}/kwaliteit/kwaliteitscriteria-gezinshuizen/")
    house = phone.locator(".quality-house").bounding_box()
    part = phone.locator(".building-block").first.bounding_box()
    assert house is not None
    assert part is not None
    assert house["y"] + house["height"] < part["y"]


def test_larger_letters_grow_alike_in_a_chapter(page: Page, server: str) -> None:
    page.goto(server + CHAPTER)
    before = page.evaluate(SIZES)
    page.get_by_role("button", name="Lezen").click()
    page.get_by_text("Grootst").click()
    after = page.evaluate(SIZES)
    assert {round(after[part] / before[part], 2) for part in before} == {1.4}
    nested = "text => { const inner = text.appendChild(text.cloneNode()); return getComputedStyle(inner).fontSize }"
    assert page.locator(".chapter > .prose").first.evaluate(nested) == f"{after['.chapter > .prose']:g}px"


def test_the_signpost_is_printed_with_every_way(page: Page, server: str) -> None:
    page.goto(f"{server}/wegwijzer/")
    ways = page.locator(".way > h2")
    assert ways.count() > 3
    assert [way.is_visible() for way in ways.all()].count(True) == 1
    page.emulate_media(media="print")
    assert all(way.is_visible() for way in ways.all())


def test_what_backgrounds_draw_is_printed(page: Page, server: str) -> None:
    page.goto(f"{server}/tijdlijn/")
    page.emulate_media(media="print")
    for drawn in (".timeline__items > li", ".timeline-key li"):
        assert (
            page.locator(drawn).first.evaluate("item => getComputedStyle(item, '::before').printColorAdjust")
            == "exact"
        )


def test_a_browser_without_popovers_shows_what_they_hold_in_the_page(page: Page, server: str) -> None:
    def without_popover(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r" popover(?=[ >])", "", answer.text()))

    def older(route: Route) -> None:
        answer = route.fetch()
        words = answer.text().replace(":popover-open", ":popover-shut").replace("light-dark(", "light-dusk(")
        route.fulfill(response=answer, body=words)

    page.route(f"{server}{FACTSHEET}", without_popover)
    page.route("**/static/css/**", older)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server + FACTSHEET)

    note = page.locator(".term-note").first
    expect(note).to_be_visible()
    assert note.evaluate("note => getComputedStyle(note).position") == "static"
    menu = page.locator("#menu").bounding_box()
    title = page.locator("h1").bounding_box()
    assert menu is not None
    assert title is not None
    assert menu["y"] + menu["height"] <= title["y"]
    colours = page.locator(".plate, .button--petrol, .site-footer").evaluate_all(
        "parts => parts.map(part => getComputedStyle(part).backgroundColor)"
    )
    assert colours
    assert "rgba(0, 0, 0, 0)" not in colours
    assert overflow(page) <= 0
