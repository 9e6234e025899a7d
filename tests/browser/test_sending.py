"""Forms that are sent: once, however often somebody presses, and not without a connection."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.looking import violations

WORDS = "Het jaartal bij het tarief klopt niet."


class Desk:
    """Takes what is posted to the contact page without passing it on, at its leisure."""

    def __init__(self, page: Page, server: str, leisure: float = 0) -> None:
        self.page = page
        self.leisure = leisure
        self.letters = 0
        page.route(f"{server}/contact/", self.take)
        page.goto(f"{server}/contact/")
        page.get_by_label("Je bericht").fill(WORDS)

    def take(self, route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        self.letters += 1
        time.sleep(self.leisure)
        route.fulfill(
            status=200,
            content_type="text/html",
            body="<!doctype html><title>Dank je wel</title><h1>Dank je wel</h1>",
        )

    @property
    def button(self) -> Any:
        return self.page.locator("main form[method=post] button").first


def test_a_letter_is_sent_once_and_the_button_says_so(page: Page, server: str) -> None:
    desk = Desk(page, server, leisure=0.6)
    said = desk.button.evaluate("button => { button.click(); button.click(); return button.textContent }")
    assert said == "Bezig met versturen…"
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    page.wait_for_timeout(300)
    assert desk.letters == 1


def test_who_goes_back_can_send_again(page: Page, server: str) -> None:
    desk = Desk(page, server)
    desk.button.click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    page.go_back()
    expect(desk.button).to_have_text("Verstuur")
    expect(desk.button).not_to_have_attribute("aria-busy", "true")
    desk.button.click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert desk.letters == 2


def test_a_page_that_the_browser_kept_is_at_rest(page: Page, server: str) -> None:
    desk = Desk(page, server)
    page.route("**/-/live", lambda route: None)
    desk.button.click()
    expect(desk.button).to_have_attribute("aria-busy", "true")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(desk.button).to_have_text("Verstuur")


def test_nothing_stands_in_the_way_for_long(page: Page, server: str) -> None:
    desk = Desk(page, server)
    posted: list[str] = []

    def take_and_stay(route: Route) -> None:
        posted.append(route.request.method)
        route.fulfill(status=204)

    page.route(f"{server}/contact/", take_and_stay)
    desk.button.click()
    expect(desk.button).to_have_attribute("aria-busy", "true")
    # eight seconds of the page's own clock, of which a busy machine may make more
    expect(desk.button).to_have_text("Verstuur", timeout=20_000)
    with page.expect_request(lambda request: request.method == "POST"):
        desk.button.click()
    page.wait_for_timeout(300)
    assert posted == ["POST", "POST"]


def test_without_a_connection_what_was_typed_stays(phone: Page, server: str) -> None:
    desk = Desk(phone, server)
    phone.context.set_offline(True)
    panel = phone.get_by_role("alert").filter(has_text="Even geen verbinding")
    expect(panel).to_be_visible()
    desk.button.click()
    expect(panel).to_have_count(1)
    expect(panel).to_be_in_viewport()
    assert violations(phone) == []
    expect(phone.get_by_label("Je bericht")).to_have_value(WORDS)
    assert desk.letters == 0

    phone.context.set_offline(False)
    expect(panel).to_be_hidden()
    expect(phone.get_by_text("Je hebt weer verbinding.")).to_be_visible()
    desk.button.click()
    expect(phone.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert desk.letters == 1


def test_a_house_that_cannot_be_reached_is_no_loss_either(page: Page, server: str) -> None:
    desk = Desk(page, server)
    page.route("**/-/live", lambda route: route.abort())
    desk.button.click()
    expect(page.get_by_text("Even geen verbinding")).to_be_visible()
    expect(desk.button).to_have_text("Verstuur")
    expect(page.get_by_label("Je bericht")).to_have_value(WORDS)
    assert desk.letters == 0

    page.unroute("**/-/live")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    assert desk.letters == 1
