"""What a first visit costs a phone: everything that comes over the wire for what is read most."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

MOST_BYTES = 150 * 1024
READ = ["home", "factsheet", "ebook-chapter", "guide", "news", "ezine-story"]
pytestmark = pytest.mark.django_db


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """Bytes over the wire by address, headers included, for somebody who was never here."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    names: dict[str, str] = {}
    bytes_of: dict[str, int] = {}
    wire.on(
        "Network.requestWillBeSent", lambda told: names.update({told["requestId"]: told["request"]["url"]})
    )
    wire.on(
        "Network.loadingFinished",
        lambda told: bytes_of.update({names[told["requestId"]]: int(told["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    return bytes_of


def test_a_first_view_weighs_at_most_150_kb(
    browser: Browser, server: str, examples: dict[str, list[str]]
) -> None:
    weighed = {path: weigh(browser, server + path) for kind in READ for path in examples[f"{kind} nl"]}
    assert all(len(parts) > 5 for parts in weighed.values()), "page, style, script and fonts were all seen"
    heavy = {path: parts for path, parts in weighed.items() if sum(parts.values()) > MOST_BYTES}
    assert not heavy
