"""What a browser test looks for on any page: axe's findings, messages on the console, and text that runs off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What may differ between two looks of one page; the other rules read the same markup in both.
RULES_OF_LOOKS = [
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
    "region",
    "skip-link",
]


DESK, SMALL = (1280, 900), (320, 640)
CORNERS = [("light", DESK), ("dark", SMALL)]
ALL_CORNERS = [("light", DESK), ("light", SMALL), ("dark", DESK), ("dark", SMALL)]


class Ear:
    """Listens to what a page complains about: console errors, script errors, failed requests, policy reports."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        # what is given up for something newer, or because the reader goes on, is nobody's failure
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"failed: {request.url}")

    def _console(self, message: Any) -> None:
        # htmx complains about what it gave up itself
        given_up = message.text.startswith(("htmx:afterRequest, ", "htmx:sendAbort, "))
        if message.type in {"error", "warning"} and not given_up:
            self.heard.append(f"{message.type}: {message.text}")

    def take(self) -> list[str]:
        """What was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, a line each. Injected, so that no policy is loosened.

    `rules` are names of rules or tags of axe, not mixed.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false})",
        rules,
    )
    return [
        f"{found['id']}: {' '.join(str(part) for part in node['target'])} — {node['failureSummary'].splitlines()[-1].strip()}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def look_round(
    browser: Browser, server: str, paths: list[str], corners: list[Any], again: list[str] = RULES_OF_LOOKS
) -> dict[str, list[str]]:
    """What is wrong at these addresses, by address; in the corners after the first, axe is asked these rules `again`."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    ear = Ear(page)
    wrong: dict[str, list[str]] = {}
    for path in paths:
        scheme, (width, height) = corners[0]
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(server + path, wait_until="load")
        found = [line for line in ear.take() if "404 (Not Found)" not in line]
        for place, (scheme, (width, height)) in enumerate(corners):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": height})
            rules = again if place else RULES
            found += [f"{scheme} {width}: {line}" for line in violations(page, rules)]
            if (pixels := overflow(page)) > 0:
                found.append(f"{scheme} {width}: {pixels} pixels wider than the window")
        found += ear.take()
        if found:
            wrong[path] = found
    context.close()
    return wrong
