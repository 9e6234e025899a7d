"""Every public page in a real browser: no complaint of axe, the console or the policy, day and evening, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from knowledge.models import GuidePage
from tests.browser.conftest import paths_in
from tests.browser.looking import ALL_CORNERS, CORNERS, RULES, look_round

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("half", "corner"), list(enumerate(CORNERS)), ids=["wide by day", "narrow by night"])
def test_a_page_of_each_template_stands_its_look(
    browser: Browser, server: str, examples: dict[str, list[str]], half: int, corner: Any
) -> None:
    """Half of them here, half there; the slow suite looks at every page from everywhere."""
    assert not look_round(browser, server, paths_in(examples, "nl")[half::2], [corner])


def test_every_shape_of_a_guide_is_among_them(examples: dict[str, list[str]]) -> None:
    """One kind, four templates: the worksheet and the course are not left to the slow suite."""
    assert len(examples["guide nl"]) == len(GuidePage.TEMPLATES)


@pytest.mark.slow
def test_every_page_stands_every_look(browser: Browser, server: str, addresses: dict[str, list[str]]) -> None:
    every = [path for paths in addresses.values() for path in paths]
    assert not look_round(browser, server, every, ALL_CORNERS, again=RULES)
