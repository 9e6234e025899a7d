"""What the terminal says once the house is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from accounts.demo import make_cast
from operations.welcome import welcome


def test_without_the_opening_content_there_are_no_logins(db: None) -> None:
    assert "log in as" not in welcome()


def test_the_people_of_the_opening_content_are_introduced(site: Any) -> None:
    make_cast()
    told = welcome()
    for email in ("ada@", "ben@", "cleo@", "beheer@"):
        assert email in told


def test_behind_a_proxy_it_also_says_where_it_listens(settings: Any, db: None) -> None:
    settings.SITE_URL = "https://voorbeeld.invalid"
    settings.ENV = replace(settings.ENV, host="127.0.0.1", port=8123)
    assert "https://voorbeeld.invalid/" in welcome()
    assert "Listening on 127.0.0.1:8123" in welcome()


@pytest.mark.parametrize("character", ["\x1b", "\x07"])
def test_it_is_plain_text(site: Any, character: str) -> None:
    make_cast()
    assert character not in welcome()
