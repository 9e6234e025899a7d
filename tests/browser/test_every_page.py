"""Every public page in a real browser: no complaint of axe, the console or the policy, day and evening, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser

from core.models import PageCard
from tests.browser.looking import Ear, overflow, violations

pytestmark = pytest.mark.django_db

DESK, SMALL = (1280, 900), (320, 640)
CORNERS = [("light", DESK), ("dark", SMALL)]
ALL_CORNERS = [("light", DESK), ("light", SMALL), ("dark", DESK), ("dark", SMALL)]
OTHERS = [
    "/inloggen/",
    "/en/login/",
    "/wachtwoord-vergeten/",
    "/lid-worden/",
    "/bestaat-niet/",
    "/en/does-not-exist/",
]


@pytest.fixture(scope="module")
def addresses(opening: None, django_db_blocker: Any) -> dict[str, list[str]]:
    """Addresses by kind and language."""
    found: dict[str, list[str]] = {}
    with django_db_blocker.unblock():
        for card in PageCard.objects.visible_to(None).order_by("url"):
            found.setdefault(f"{card.kind} {card.language}", []).append(card.url)
        connection.close()
    return found


def paths_in(addresses: dict[str, list[str]], language: str) -> list[str]:
    """One address of each kind in this language."""
    return [paths[0] for name, paths in addresses.items() if name.endswith(f" {language}")]


def look_round(browser: Browser, server: str, paths: list[str], corners: list[Any]) -> dict[str, list[str]]:
    """What is wrong at these addresses, by address."""
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
        for scheme, (width, height) in corners:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": height})
            found += [f"{scheme} {width}: {line}" for line in violations(page)]
            if (pixels := overflow(page)) > 0:
                found.append(f"{scheme} {width}: {pixels} pixels wider than the window")
        found += ear.take()
        if found:
            wrong[path] = found
    context.close()
    return wrong


def test_one_page_of_each_kind_stands_every_look(
    browser: Browser, server: str, addresses: dict[str, list[str]]
) -> None:
    assert not look_round(browser, server, paths_in(addresses, "nl"), CORNERS)


@pytest.mark.parametrize(("half", "corner"), [(0, ("light", SMALL)), (1, ("dark", DESK))])
def test_the_english_pages_stand_the_other_looks(
    browser: Browser, server: str, addresses: dict[str, list[str]], half: int, corner: Any
) -> None:
    assert not look_round(browser, server, paths_in(addresses, "en")[half::2], [corner])


def test_the_doors_and_the_refusals_stand_every_look(browser: Browser, server: str) -> None:
    assert not look_round(browser, server, OTHERS, ALL_CORNERS)


@pytest.mark.slow
def test_every_page_stands_every_look(browser: Browser, server: str, addresses: dict[str, list[str]]) -> None:
    every = [path for paths in addresses.values() for path in paths]
    assert not look_round(browser, server, every, ALL_CORNERS)
