"""What the terminal says once the house is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from accounts.demo import PASSWORD, make_cast
from accounts.models import User
from operations.welcome import welcome


@pytest.fixture
def ours_alone(settings: Any) -> None:
    """A house that only this machine can reach."""
    settings.ENV = replace(settings.ENV, host="127.0.0.1", site_url="http://127.0.0.1:8000")


def administrator() -> User:
    return User.objects.create_superuser("an@example.org", "een-lang-wachtwoord")


def test_without_the_opening_content_there_are_no_logins(db: None) -> None:
    assert "log in as" not in welcome()
    assert "createsuperuser" in welcome()
    administrator()
    assert "createsuperuser" not in welcome()


@pytest.mark.usefixtures("ours_alone")
def test_the_people_of_the_opening_content_are_introduced(site: Any) -> None:
    make_cast()
    told = welcome()
    for email in ("ada@", "ben@", "cleo@", "beheer@"):
        assert email in told
    assert "Beware" not in told


@pytest.mark.usefixtures("ours_alone")
def test_who_is_gone_or_has_another_password_is_not(site: Any) -> None:
    make_cast()
    User.objects.get(email="ada@voorbeeld.invalid").delete()
    ben = User.objects.get(email="ben@voorbeeld.invalid")
    ben.set_password("een-lang-wachtwoord")
    ben.save()
    told = welcome()
    assert "cleo@" in told
    assert "ada@" not in told
    assert "ben@" not in told


def test_where_others_can_reach_the_house_no_password_is_shown(site: Any, settings: Any) -> None:
    settings.DEMO_LOGINS = False
    make_cast()
    told = welcome()
    assert PASSWORD not in told
    assert "cannot log in" in told
    assert "createsuperuser" in told
    administrator()
    assert "createsuperuser" not in welcome()


def test_who_wants_them_there_is_warned(site: Any, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, host="0.0.0.0")
    make_cast()
    assert PASSWORD in welcome()
    assert "Beware" in welcome()


def test_behind_a_proxy_it_also_says_where_it_listens(settings: Any, db: None) -> None:
    settings.SITE_URL = "https://voorbeeld.invalid"
    settings.ENV = replace(settings.ENV, host="127.0.0.1", port=8123)
    assert "https://voorbeeld.invalid/" in welcome()
    assert "Listening on 127.0.0.1:8123" in welcome()


@pytest.mark.parametrize("character", ["\x1b", "\x07"])
def test_it_is_plain_text(site: Any, character: str) -> None:
    make_cast()
    assert character not in welcome()
