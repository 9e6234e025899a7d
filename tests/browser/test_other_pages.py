"""The English pages, the doors and the refusals in a real browser, with the looks that the Dutch pages leave."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import paths_in
from tests.browser.looking import ALL_CORNERS, CORNERS, DESK, RULES, SMALL, look_round

OTHERS = [
    "/inloggen/",
    "/en/login/",
    "/wachtwoord-vergeten/",
    "/lid-worden/",
    "/bestaat-niet/",
    "/en/does-not-exist/",
]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("half", "corner"), [(0, ("light", SMALL)), (1, ("dark", DESK))])
def test_the_english_pages_stand_the_other_looks(
    browser: Browser, server: str, examples: dict[str, list[str]], half: int, corner: Any
) -> None:
    assert not look_round(browser, server, paths_in(examples, "en")[half::2], [corner])


def test_the_doors_and_the_refusals_stand_their_look(browser: Browser, server: str) -> None:
    assert not look_round(browser, server, OTHERS, CORNERS)


@pytest.mark.slow
def test_the_doors_and_the_refusals_stand_every_look(browser: Browser, server: str) -> None:
    assert not look_round(browser, server, OTHERS, ALL_CORNERS, again=RULES)
