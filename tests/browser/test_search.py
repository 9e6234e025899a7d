"""Searching with the keyboard: suggestions appear, arrows choose, Escape puts them away, Enter goes there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import ALL_CORNERS, Ear, violations

pytestmark = pytest.mark.django_db
SHOWN = [
    "/zoeken/",
    "/zoeken/?q=kwaliteit",
    "/zoeken/?q=plaatsign",
    "/zoeken/?q=kwantum+snaren",
    "/en/search/?q=placement",
]


def test_suggestions_by_keyboard(server: str, browser: Browser) -> None:
    page = browser.new_page()
    ear = Ear(page)
    page.goto(f"{server}/zoeken/")
    field = page.get_by_role("combobox")
    field.press_sequentially("kwalit")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("kwalit")
    field.press("Enter")
    page.wait_for_url("**/zoeken/?q=kwalit")
    field = page.get_by_role("combobox")
    field.press("End")
    field.press_sequentially("e")
    expect(field).to_have_attribute("aria-expanded", "true")
    address = options.first.get_attribute("data-url") or ""
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"**{address}")
    assert not page.context.cookies()
    assert not ear.take()
    page.close()


def test_the_form_works_without_script(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zoeken/")
    page.locator("#q").fill("pleegzorg")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/zoeken/?q=pleegzorg")
    assert page.locator("mark").count() > 3
    context.close()


@pytest.mark.parametrize(("scheme", "size"), ALL_CORNERS)
def test_every_state_of_the_page_can_be_read_by_everybody(
    server: str, browser: Browser, scheme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": size[0], "height": size[1]})  # type: ignore[arg-type]
    page = context.new_page()
    ear = Ear(page)
    for address in SHOWN:
        page.goto(server + address)
        assert not violations(page), address
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address
    assert not ear.take()
    context.close()
