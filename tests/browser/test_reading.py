"""What reading does at the table: windows light up on this device only, letters grow, terms open with the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import violations

pytestmark = pytest.mark.django_db

BOOK = "/kwaliteit/e-book-toezicht-en-kwaliteit/"
ENGLISH_BOOK = "/en/quality/e-book-supervision-and-quality/"
FACTSHEET = "/kennisbank/factsheet-gezinshuizen/"


def read_to_the_end(page: Page) -> None:
    page.locator("[data-end]").scroll_into_view_if_needed()
    expect(page.locator(".toast")).to_contain_text("Er gaat een raam aan")


@pytest.mark.parametrize("first", ["the focus", "the toast"])
def test_a_toast_makes_way_for_what_has_the_focus(page: Page, server: str, first: str) -> None:
    page.goto(server + BOOK + "ebook-3-gemeente/")
    page.keyboard.press("Tab")
    at_the_end = """() => {
      const link = document.querySelector('.reading-foot a');
      scrollTo({ top: link.getBoundingClientRect().top + scrollY - innerHeight + 120, behavior: 'instant' });
      link.focus({ preventScroll: true });
    }"""
    if first == "the focus":
        # once more for as long as what still loads moves the page
        page.wait_for_function(f"() => {{ ({at_the_end})(); return document.querySelector('.toast') }}")
    else:
        read_to_the_end(page)
        page.evaluate(at_the_end)
    page.wait_for_function(
        """() => {
          const [toast, focused] = [document.querySelector('.toast'), document.activeElement];
          if (!toast || !focused.matches(':focus-visible')) return false;
          const [one, other] = [toast.getBoundingClientRect(), focused.getBoundingClientRect()];
          return one.top >= 0 && (one.bottom <= other.top || one.top >= other.bottom);
        }"""
    )


def test_a_read_chapter_lights_its_window_on_this_device_only(page: Page, server: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(server + BOOK)
    expect(page.locator("[data-progress]")).to_be_hidden()
    page.get_by_role("link", name="Begin bij hoofdstuk 1").click()
    read_to_the_end(page)
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{server}{BOOK}ebook-2-wie-is-waarvoor/")
    expect(page.locator(".step-nav [data-read]")).to_have_count(1)

    page.goto(server + BOOK)
    expect(page.locator("#book-progress")).to_have_text("1 van de 8 ramen brandt. Je bent bij hoofdstuk 2.")
    expect(page.locator(".book-windows [data-read]")).to_have_count(1)
    expect(page.get_by_role("link", name="Lees verder in hoofdstuk 2")).to_be_visible()
    assert set(sent) == {"GET"}
    assert page.context.cookies() == []


def test_beginning_again_forgets_it(page: Page, server: str) -> None:
    page.goto(f"{server}{BOOK}ebook-1-waarom/")
    read_to_the_end(page)
    page.goto(server + BOOK)
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator(".book-windows [data-read]")).to_have_count(0)
    expect(page.get_by_role("link", name="Begin bij hoofdstuk 1")).to_be_focused()
    page.reload()
    expect(page.locator("[data-progress]")).to_be_hidden()


def test_the_english_book_says_that_its_chapters_are_dutch(page: Page, server: str) -> None:
    page.goto(f"{server}{BOOK}ebook-1-waarom/")
    read_to_the_end(page)
    page.goto(f"{server}/en/")
    page.goto(server + ENGLISH_BOOK)
    button = page.get_by_role("link", name="Read on in chapter 2")
    expect(button).to_have_attribute("hreflang", "nl")
    expect(page.locator("[data-if-untranslated]")).to_be_visible()
    expect(page.get_by_role("link", name="Chapter 3 (in Dutch only)", exact=True)).to_be_visible()


def test_arrow_keys_are_left_to_what_needs_them(page: Page, server: str) -> None:
    page.goto(f"{server}{BOOK}ebook-2-wie-is-waarvoor/")
    page.locator(".scroll-area").first.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Lezen").click()
    page.get_by_role("radio", name="Gewoon").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Groter")).to_be_checked()
    expect(page).to_have_url(f"{server}{BOOK}ebook-2-wie-is-waarvoor/")


def test_larger_letters_stay_for_the_next_chapter(page: Page, server: str) -> None:
    page.goto(f"{server}{BOOK}ebook-1-waarom/")
    before = page.locator(".chapter .prose").first.evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize)"
    )
    page.get_by_role("button", name="Lezen").click()
    page.get_by_text("Grootst").click()
    page.goto(f"{server}{BOOK}ebook-3-gemeente/")
    after = page.locator(".chapter .prose").first.evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize)"
    )
    assert after > before * 1.3


def test_a_book_can_be_read_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + BOOK)
    expect(page.locator("[data-action]:visible, [data-forget]:visible")).to_have_count(0)
    page.get_by_role("link", name="Begin bij hoofdstuk 1").click()
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).to_have_text("Wie is waarvoor verantwoordelijk?")
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_term_opens_and_closes_with_the_keyboard(browser: Browser, server: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(server + FACTSHEET)
    term = page.locator("button.term").first
    note = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(note).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    context.close()


def test_a_term_is_printed_as_plain_words(page: Page, server: str) -> None:
    page.goto(server + FACTSHEET)
    page.emulate_media(media="print")
    term = page.locator("button.term").first
    expect(term).to_be_visible()
    assert term.evaluate("term => getComputedStyle(term).textDecorationLine") == "none"
    expect(page.locator(".term-note").first).to_be_hidden()


def test_another_tab_shows_the_same_choice_of_day_or_evening(page: Page, server: str) -> None:
    page.goto(server + FACTSHEET)
    other = page.context.new_page()
    other.goto(server + FACTSHEET)
    other.get_by_role("button", name="Dag- of avondweergave").click()
    other.get_by_label("Avond").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "evening")
    expect(page.locator("#theme-evening")).to_be_checked()
    expect(page.locator("meta[name='theme-color']").first).to_have_attribute("content", "#081c27")
    other.get_by_label("Zoals mijn apparaat").check()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "evening")
    expect(page.locator("#theme-auto")).to_be_checked()


def test_another_tab_shows_the_same_size_of_letters(page: Page, server: str) -> None:
    page.goto(f"{server}{BOOK}ebook-1-waarom/")
    other = page.context.new_page()
    other.goto(f"{server}{BOOK}ebook-1-waarom/")
    other.get_by_role("button", name="Lezen").click()
    other.get_by_text("Groter").click()
    expect(page.locator("[name='text-size'][value='2']")).to_be_checked()


def test_a_page_out_of_the_memory_of_the_browser_learns_what_was_chosen_since(
    page: Page, server: str
) -> None:
    page.goto(f"{server}{BOOK}ebook-1-waarom/")
    page.evaluate("localStorage.setItem('gss-theme', 'evening'); localStorage.setItem('gss-text-size', '3')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("html")).to_have_attribute("data-theme", "evening")
    expect(page.locator("#theme-evening")).to_be_checked()
    expect(page.locator("[name='text-size'][value='3']")).to_be_checked()


def test_an_address_that_may_not_be_copied_stays_until_it_is_put_away(page: Page, server: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(server + FACTSHEET)
    share = page.get_by_role("button", name="Deel")
    share.click()
    field = page.get_by_label("Kopieer de link naar deze pagina")
    expect(field).to_be_focused()
    expect(field).to_have_value(server + FACTSHEET)
    expect(field).not_to_be_editable()
    assert page.evaluate("getSelection().toString()") == server + FACTSHEET
    assert violations(page) == []
    page.get_by_role("button", name="Sluit").click()
    expect(field).to_be_hidden()
    expect(share).to_be_focused()
