"""Searching with the keyboard: suggestions appear, arrows choose, Escape puts them away, Enter goes there."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.looking import CORNERS, Ear, violations

pytestmark = pytest.mark.django_db
SHOWN = [
    "/zoeken/",
    "/zoeken/?q=kwaliteit",
    "/zoeken/?q=plaatsign",
    "/zoeken/?q=kwantum+snaren",
    "/zoeken/?q=nood&soort=nieuws",
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
    word = options.first.inner_text()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(word)
    expect(page).to_have_title(f"Zoeken: {word} | Gezinshuizen samen sterk")
    field.fill("pleegz")
    title = page.get_by_role("option").filter(has=page.locator("small")).first
    expect(title).to_be_visible()
    address = title.get_attribute("data-url") or ""
    title.click()
    page.wait_for_url(f"**{address}")
    assert not page.context.cookies()
    assert not ear.take()
    page.close()


def test_results_follow_what_is_typed(server: str, browser: Browser) -> None:
    page = browser.new_page()
    ear = Ear(page)
    page.goto(f"{server}/zoeken/")
    page.evaluate("window.sameDocument = true")
    field = page.get_by_role("combobox")
    field.press_sequentially("pleegz")
    expect(page.get_by_role("status")).to_contain_text("Gezocht op woorden die met ‘pleegz’ beginnen.")
    expect(page.locator("#found mark").first).to_be_visible()
    expect(page).to_have_title("Zoeken: pleegz | Gezinshuizen samen sterk")
    expect(page).to_have_url(f"{server}/zoeken/?q=pleegz")
    expect(field).to_be_focused()
    field.press_sequentially("xxxx")
    expect(page.get_by_role("status")).to_contain_text("Geen resultaten voor ‘pleegzxxxx’.")
    field.fill("")
    expect(page.get_by_role("heading", name="Of ga langs de voordeur")).to_be_visible()
    assert page.evaluate("window.sameDocument") is True
    field.press_sequentially("tarief")
    expect(page.locator("#found mark").first).to_be_visible()
    page.locator("#found .result .stretched-link").first.click()
    page.wait_for_load_state()
    page.go_back()
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_value("tarief")
    assert not page.context.cookies()
    assert not ear.take()
    page.close()


def test_a_choice_stays_while_somebody_types_on(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server}/zoeken/?q=zorg&taal=nl")
    field = page.get_by_role("combobox")
    field.press("End")
    field.press_sequentially("plan")
    expect(page).to_have_url(f"{server}/zoeken/?q=zorgplan&taal=nl")
    page.close()


def test_enter_where_one_is_already_adds_no_step_back(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server}/zoeken/")
    field = page.get_by_role("combobox")
    field.fill("tarief gezinshuis")
    expect(page).to_have_url(f"{server}/zoeken/?q=tarief%20gezinshuis")
    expect(page.locator("#found:not(.htmx-request) mark").first).to_be_visible()
    steps = page.evaluate("history.length")
    field.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    assert page.evaluate("history.length") == steps
    link = page.get_by_role("banner").get_by_role("link", name="English")
    assert (link.get_attribute("href") or "").endswith("/en/search/?q=tarief+gezinshuis")
    page.close()


def test_an_emptied_field_lets_go_of_the_choices(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server}/zoeken/?q=pleegzorg&soort=nieuws")
    field = page.get_by_role("combobox")
    field.fill("")
    expect(page.get_by_role("heading", name="Of ga langs de voordeur")).to_be_visible()
    field.fill("crisis")
    expect(page).to_have_url(f"{server}/zoeken/?q=crisis")
    expect(page.locator("#found .result").first).to_be_visible()
    page.close()


def test_on_a_phone_the_button_says_what_it_does(phone: Page, server: str) -> None:
    phone.goto(f"{server}/zoeken/")
    expect(phone.get_by_role("search").get_by_role("button", name="Zoek nu")).to_be_visible()


def test_the_choices_stay_open_while_somebody_types(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server}/zoeken/?q=zorg")
    page.locator("#facets summary").click()
    page.get_by_role("combobox").fill("pleegzorg")
    expect(page).to_have_title("Zoeken: pleegzorg | Gezinshuizen samen sterk")
    expect(page.locator("#facets")).to_have_attribute("open", "")
    page.close()


def test_nothing_is_asked_for_one_letter_nor_beside_the_page_that_is_on_its_way(
    server: str, browser: Browser
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.resource_type} {request.url}"))
    page.goto(f"{server}/zoeken/")
    field = page.get_by_role("combobox")
    field.fill("k")
    page.wait_for_timeout(600)
    assert not [each for each in asked if "q=" in each]
    # the answer takes longer than the pause after a key
    page.route(re.compile(r"q=pleegzorg"), lambda route: (time.sleep(0.6), route.continue_()))
    # faster than any pause
    field.evaluate("""field => {
        field.value = 'pleegzorg';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.form.requestSubmit();
    }""")
    page.wait_for_url("**/zoeken/?q=pleegzorg")
    assert [each.split()[0] for each in asked if "q=" in each] == ["document"]
    page.close()


def test_a_late_answer_does_not_take_the_place_of_a_newer_one(server: str, browser: Browser) -> None:
    page = browser.new_page()
    held: list[Route] = []
    page.route(re.compile(r"/zoeken/\?q=pleegzorg$"), lambda route: held.append(route))
    page.goto(f"{server}/zoeken/")
    field = page.get_by_role("combobox")
    with page.expect_request(re.compile(r"/zoeken/\?q=pleegzorg$")):
        field.press_sequentially("pleegzorg")
    field.fill("tarief")
    expect(page).to_have_title("Zoeken: tarief | Gezinshuizen samen sterk")
    for route in held:
        route.fulfill(body="<p>Te laat</p>")
    page.wait_for_timeout(300)
    expect(page.locator("#found")).not_to_contain_text("Te laat")
    page.close()


@pytest.mark.parametrize("failing", ["500", "no connection"])
def test_results_that_do_not_come_say_so_and_lose_nothing(
    server: str, browser: Browser, failing: str
) -> None:
    page = browser.new_page()
    page.goto(f"{server}/zoeken/?q=pleegzorg")
    before = page.locator("#found").inner_text()
    page.route(
        re.compile(r"/zoeken/\?q="),
        lambda route: route.fulfill(status=500) if failing == "500" else route.abort(),
    )
    field = page.get_by_role("combobox")
    field.press("End")
    field.press_sequentially("en")
    expect(page.get_by_role("status")).to_contain_text("Druk op Enter om het nog eens te proberen.")
    assert page.locator("#found").inner_text() == before
    expect(field).to_have_value("pleegzorgen")
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


@pytest.mark.parametrize(("scheme", "size"), CORNERS)
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
    page.get_by_role("combobox").fill("foster")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.get_by_role("combobox").press("ArrowDown")
    assert not violations(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not ear.take()
    context.close()
