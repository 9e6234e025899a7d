"""Every page is useful without script: what is asked can be answered, and nothing is offered that only script can do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db

# A button that neither sends a form nor opens something by itself does nothing here.
DEAD = "button[type=button]:not([popovertarget]):visible, [data-action]:visible, [data-open]:visible"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone without script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_the_ways_through_the_house_need_no_script(plain: Page, server: str) -> None:
    plain.goto(server)
    plain.locator("a.door").first.click()
    expect(plain.locator("h1")).to_be_visible()

    plain.goto(f"{server}/wegwijzer/")
    plain.locator("label", has_text="Ik werk bij een gemeente").click()
    assert [way.is_visible() for way in plain.locator(".way > .signpost").all()].count(True) == 1
    plain.get_by_label("Zoek op de hele site").fill("toezicht")
    plain.get_by_role("button", name="Zoek", exact=True).click()
    plain.wait_for_url("**/zoeken/?q=toezicht")
    assert plain.locator("mark").count() > 3


@pytest.mark.parametrize(
    ("path", "word", "answer"),
    [
        ("/veelgestelde-vragen/", "klacht", "**/zoeken/?q=klacht"),
        ("/woordenlijst/", "voogdij", "**/zoeken/?q=voogdij"),
        ("/en/faq/", "complaint", "**/en/search/?q=complaint"),
    ],
)
def test_a_list_that_cannot_be_filtered_asks_the_whole_site(
    plain: Page, server: str, path: str, word: str, answer: str
) -> None:
    plain.goto(server + path)
    plain.locator("input[type=search]").fill(word)
    plain.locator("list-filter button").click()
    plain.wait_for_url(answer)


def test_nothing_is_offered_that_only_script_can_do(
    plain: Page, server: str, examples: dict[str, list[str]]
) -> None:
    pages = [path for name, paths in examples.items() if name.endswith(" nl") for path in paths]
    assert "/kwaliteit/koersdocument-sterke-gezinshuizen/" in pages
    dead: dict[str, list[str]] = {}
    for path in [*pages, "/zoeken/", "/zoeken/?q=pleegzorg", "/inloggen/"]:
        plain.goto(server + path, wait_until="domcontentloaded")
        assert len(plain.locator("main").inner_text()) > 150, path
        if found := [button.inner_text() for button in plain.locator(DEAD).all()]:
            dead[path] = found
    assert not dead
