"""Writing to us in a real browser: with and without script, with a mistake, and a video that waits to be asked."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.looking import Ear, overflow, violations

VIDEO = """
<div class="wrap"><video-window class="video-window" data-player="https://www.youtube-nocookie.com/embed/x?autoplay=1" data-title="Gezinshuisouders vertellen">
  <div class="video-window__text"><a class="button" href="https://www.youtube.com/watch?v=x" data-play>Open het gordijn</a></div>
</video-window></div>
"""


def fill_in(page: Page, message: str, email: str) -> None:
    """What a visitor types, at the pace of one."""
    page.get_by_label("Iets klopt niet op de site").check()
    page.get_by_label("Je bericht").fill(message)
    page.get_by_label("E-mailadres").fill(email)
    page.wait_for_timeout(3_500)
    page.get_by_role("button", name="Verstuur").click()


def test_a_visitor_without_script_is_thanked_and_gets_no_cookie(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/contact/")
    fill_in(page, "Het jaartal bij het tarief klopt niet.", "ada@example.org")

    expect(page).to_have_url(re.compile(r"/contact/\?sent=.+#sent$"))
    expect(page.locator("#sent")).to_contain_text("Dank je wel.")
    assert context.cookies() == []
    context.close()


def test_a_mistake_is_where_the_reader_is_and_leads_to_its_field(page: Page, server: str) -> None:
    ear = Ear(page)
    page.goto(f"{server}/contact/")
    fill_in(page, "Het jaartal klopt niet.", "ada bij example")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Je bericht")).to_have_value("Het jaartal klopt niet.")
    expect(page.get_by_label("Iets klopt niet op de site")).to_be_checked()
    assert violations(page) == []
    assert [line for line in ear.take() if "422" not in line] == []
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("E-mailadres")).to_be_focused()


def test_the_thanks_is_where_the_reader_is(phone: Page, server: str) -> None:
    phone.goto(f"{server}/word-gezinshuisouder/")
    phone.get_by_role("link", name="Ik denk erover na").click()
    phone.get_by_label("E-mailadres").fill("ben@example.org")
    phone.get_by_label("Provincie").select_option("utrecht")
    phone.wait_for_timeout(3_500)
    phone.get_by_role("button", name="Nodig mij uit").click()

    expect(phone.locator("#sent")).to_be_in_viewport()
    expect(phone.locator("#sent")).to_be_focused()
    assert overflow(phone) <= 0
    assert violations(phone) == []


def test_the_decoy_is_no_stop_on_the_way_through_the_form(page: Page, server: str) -> None:
    page.goto(f"{server}/contact/")
    page.get_by_label("E-mailadres").focus()
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Verstuur")).to_be_focused()


def test_a_video_asks_nobody_anything_before_the_reader_does(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if not request.url.startswith(server) else None
    )

    def with_video(route: Route) -> None:
        answer: Any = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{VIDEO}</main>"))

    page.route(f"{server}/contact/", with_video)
    page.goto(f"{server}/contact/", wait_until="networkidle")
    assert asked == []

    with page.expect_request("https://www.youtube-nocookie.com/**") as request:
        page.get_by_role("link", name="Open het gordijn").click()
    expect(page.locator("video-window iframe")).to_be_focused()
    assert request.value.url == "https://www.youtube-nocookie.com/embed/x?autoplay=1"
