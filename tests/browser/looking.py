"""What a browser test looks for on any page: axe's findings, messages on the console, and text that runs off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Ear:
    """Listens to what a page complains about: console errors, script errors, failed requests, policy reports."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("requestfailed", lambda request: self.heard.append(f"failed: {request.url}"))

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.heard.append(f"{message.type}: {message.text}")

    def take(self) -> list[str]:
        """What was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, a line each. Injected, so that no policy is loosened."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})",
        RULES,
    )
    return [
        f"{found['id']}: {' '.join(str(part) for part in node['target'])} — {node['failureSummary'].splitlines()[-1].strip()}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
