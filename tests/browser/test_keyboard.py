"""A walk with the Tab key: everything is reached once, seen while it has the focus, and left again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.django_db

WALKED = ["home", "signpost", "ebook-chapter", "criteria", "guide", "news-index", "contact", "faq"]
MOST_STEPS = 400
# What has the focus: which one it is, whether a reader can see it, and whether anything lies over it.
LOOK = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = element.matches('input[type=radio], input[type=checkbox]') ? element.closest('label') || element : element;
  const box = shown.getClientRects()[0] || shown.getBoundingClientRect();
  const styles = [getComputedStyle(element), getComputedStyle(element, '::after'), getComputedStyle(shown)];
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 12), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  window.walked = window.walked || new Map();
  if (!walked.has(element)) walked.set(element, walked.size);
  return {
    number: walked.get(element),
    name: element.outerHTML.slice(0, 120),
    sized: box.width > 0 && box.height > 0,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: styles.some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none')
      || [...element.querySelectorAll('svg .shape, .shape')].some(s => getComputedStyle(s).stroke !== 'none'),
    covered: !(top && (shown.contains(top) || top.contains(shown))) && (top ? top.outerHTML.slice(0, 80) : 'nothing'),
  };
}"""


def walk(page: Page) -> tuple[list[str], int]:
    """What is wrong on the way from the top of the page to its end, and how many places there were."""
    wrong: list[str] = []
    places: set[int] = set()
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        seen: dict[str, Any] | None = page.evaluate(LOOK)
        if seen is None or (seen["number"] in places and seen["number"] == 0):
            return wrong, len(places)
        if seen["number"] in places:
            return [*wrong, f"comes back to {seen['name']}"], len(places)
        places.add(seen["number"])
        wrong += [f"{fault}: {seen['name']}" for fault in ("sized", "inView", "marked") if not seen[fault]]
        if seen["covered"]:
            wrong.append(f"covered by {seen['covered']}: {seen['name']}")
    return [*wrong, f"no end after {MOST_STEPS} steps"], len(places)


def walk_all(browser: Browser, addresses: list[str]) -> dict[str, list[str]]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address, wait_until="load")
        wrong, places = walk(page)
        if places < 10:
            wrong.append(f"only {places} places")
        if wrong:
            found[address] = wrong
    context.close()
    return found


def test_the_keyboard_gets_everywhere_and_is_seen(
    browser: Browser, server: str, examples: dict[str, list[str]]
) -> None:
    assert not walk_all(browser, [server + path for kind in WALKED for path in examples[f"{kind} nl"]])


@pytest.mark.slow
def test_the_keyboard_gets_everywhere_on_every_page(
    browser: Browser, server: str, addresses: dict[str, list[str]]
) -> None:
    assert not walk_all(browser, [server + path for paths in addresses.values() for path in paths])
