"""What guides do at the table: keep a worksheet on this device only, lay bricks, light the steps of a role."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db

TARIFF = "/kwaliteit/handreiking-tarief-uitleg/"
PLACEMENT = "/kennisbank/plaatsing-in-een-gezinshuis/"


def choose(page: Page, control: str) -> None:
    page.locator(f"label:has(#{control})").click()


def fill_of_brick(page: Page, number: int) -> str:
    return page.locator(f"[data-brick='{number}']").evaluate(
        "brick => getComputedStyle(brick).backgroundColor"
    )


def test_a_worksheet_stays_on_the_device_and_goes_nowhere(page: Page, server: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(server + TARIFF)
    expect(page.get_by_text("blijft op dit apparaat")).to_be_visible()
    page.get_by_label("Bod, Inkomen").fill("Twee ouders samen")
    choose(page, "b1-agreed")
    choose(page, "b4-open")
    expect(page.get_by_role("link", name="Inkomen van de gezinshuisouder(s) Eens")).to_be_visible()
    expect(page.locator("[data-count='none']")).to_have_text("(9)")
    page.reload()
    expect(page.get_by_label("Bod, Inkomen")).to_have_value("Twee ouders samen")
    expect(page.locator("#b4-open")).to_be_checked()
    assert set(sent) == {"GET"}
    assert page.context.cookies() == []


def test_clearing_the_worksheet_asks_first(page: Page, server: str) -> None:
    page.goto(server + TARIFF)
    choose(page, "b2-agreed")
    page.get_by_role("button", name="Maak alles leeg").click()
    page.get_by_role("button", name="Bewaar het werkblad").click()
    expect(page.locator("#b2-agreed")).to_be_checked()
    page.get_by_role("button", name="Maak alles leeg").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#b2-none")).to_be_checked()
    expect(page.get_by_text("Het werkblad is weer leeg.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('gss-worksheet'))") == []


def test_another_tab_shows_the_same_worksheet(page: Page, server: str) -> None:
    page.goto(server + TARIFF)
    other = page.context.new_page()
    other.goto(server + TARIFF)
    choose(other, "b3-agreed")
    expect(page.locator("#b3-agreed")).to_be_checked()
    expect(page.locator("[data-count='agreed']")).to_have_text("(1)")


def test_enter_in_a_choice_leaves_the_reader_where_they_are(page: Page, server: str) -> None:
    page.goto(server + TARIFF)
    page.locator("#b1-none").focus()
    page.keyboard.press("Enter")
    assert page.url == server + TARIFF


def test_the_wall_is_laid_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + TARIFF)
    expect(page.get_by_text("Wat je invult verdwijnt als je weggaat")).to_be_visible()
    loose = fill_of_brick(page, 11)
    choose(page, "b11-agreed")
    assert fill_of_brick(page, 11) != loose
    assert fill_of_brick(page, 10) == loose
    context.close()


def test_the_light_goes_on_at_the_steps_of_a_role(page: Page, server: str) -> None:
    page.goto(server + PLACEMENT)
    turns = page.get_by_text("Hier ben jij aan zet")
    assert [turn.is_visible() for turn in turns.all()].count(True) == 0
    choose(page, "role-coordinator")
    lit = [number for number in range(1, 10) if page.locator(f"#step-{number} .step-you").is_visible()]
    assert lit == [3, 4, 5, 9]
