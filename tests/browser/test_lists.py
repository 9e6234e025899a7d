"""What lists do under the hands: find while typing, open the answer that a link points at, choose without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db

GLOSSARY = "/woordenlijst/"
FAQ = "/veelgestelde-vragen/"


def test_words_are_found_while_typing_whatever_their_accents(page: Page, server: str) -> None:
    page.goto(server + GLOSSARY)
    page.get_by_label("Zoek een woord").fill("COORDINATIEP")
    expect(page.locator("#word-coordinatiepunt")).to_be_visible()
    expect(page.locator("#word-aanmelding")).to_be_hidden()
    expect(page.get_by_role("heading", name="A", exact=True)).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="2 gevonden")).to_be_visible()
    page.get_by_label("Zoek een woord").fill("staat er niet bij")
    expect(page.get_by_text("Dat woord staat er niet bij.")).to_be_visible()
    page.get_by_role("link", name="Zoek dit in alles").click()
    page.wait_for_url("**/zoeken/?q=staat%20er%20niet%20bij")


def test_on_a_phone_the_answers_come_right_below_the_words(phone: Page, server: str) -> None:
    phone.goto(server + FAQ)
    scene = phone.locator(".page-head__scene")
    expect(scene).to_be_visible()
    phone.get_by_label("Zoek in de vragen").fill("tarief")
    expect(scene).to_be_hidden()
    expect(phone.locator("[data-filter-item]:not([hidden])").first).to_be_in_viewport()


def test_a_link_to_a_word_that_is_filtered_away_brings_it_back(page: Page, server: str) -> None:
    page.goto(server + GLOSSARY)
    page.get_by_label("Zoek een woord").fill("verwijzer")
    page.evaluate("location.hash = '#word-gezinshuis'")
    expect(page.locator("#word-gezinshuis")).to_be_in_viewport()
    expect(page.get_by_label("Zoek een woord")).to_have_value("")


def test_a_link_opens_its_answer_and_brings_it_into_view(page: Page, server: str) -> None:
    page.goto(f"{server}{FAQ}#question-faq-17")
    answer = page.locator("#question-faq-17")
    expect(answer).to_be_in_viewport()
    page.evaluate("location.hash = '#question-faq-04'")
    expect(page.locator("#question-faq-04")).to_be_in_viewport()
    expect(answer).to_be_visible()
    opening = "details => getComputedStyle(details, '::details-content').transitionProperty"
    assert page.locator("details").last.evaluate(opening) == "none", (
        "who asks for no motion gets none here either"
    )


def test_lists_are_complete_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + GLOSSARY)
    expect(page.get_by_label("Zoek een woord")).to_be_hidden()
    expect(page.locator("#word-zo-thuis-mogelijk")).to_be_visible()
    page.goto(server + FAQ)
    page.get_by_role("link", name="Ouders 4").click()
    expect(page.get_by_role("link", name="Ouders 4")).to_have_attribute("aria-current", "true")
    page.get_by_text("Waar kan ik met een klacht terecht?").click()
    expect(page.get_by_text("Jeugdstem helpt je gratis")).to_be_visible()
    context.close()


def test_the_news_is_chosen_with_an_ordinary_form(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/nieuws/")
    page.get_by_label("Jaar").select_option("2017")
    page.get_by_role("button", name="Toon berichten").click()
    expect(page.get_by_text("2 berichten uit 2017")).to_be_visible()
    expect(page.get_by_label("Jaar")).to_have_value("2017")
    page.get_by_role("link", name="Wis je keuze").click()
    expect(page.get_by_text("8 berichten")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("path", "label", "furniture", "content"),
    [
        (FAQ, "Zoek in de vragen", "link naar dit antwoord", "klacht terecht"),
        (FAQ, "Zoek in de vragen", "naar de woordenlijst", "vertrouwenspersoon"),
        (GLOSSARY, "Zoek een woord", "zeg liever niet", "CLIENTJE"),
    ],
)
def test_only_what_is_written_is_searched_not_the_words_round_it(
    page: Page, server: str, path: str, label: str, furniture: str, content: str
) -> None:
    page.goto(server + path)
    page.get_by_label(label).fill(furniture)
    expect(page.locator("[data-filter-item]:visible")).to_have_count(0)
    page.get_by_label(label).fill(content)
    expect(page.locator("[data-filter-item]:visible")).not_to_have_count(0)
