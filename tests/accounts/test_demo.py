"""The demo accounts come once, stay away when they are gone, and open nothing where others can reach the house."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.demo import CAST, PASSWORD, demo_logins, make_cast
from accounts.models import User
from home.models import OpeningRecord
from home.opening import loading
from home.opening.loading import load
from tests.factories import Site

pytestmark = pytest.mark.django_db

ADMINISTRATOR = CAST[-1].email


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    """Content of no pages at all: the loading itself is what counts here."""
    monkeypatch.setattr(loading, "read", lambda _folder: (None, []))
    monkeypatch.setattr(loading, "_write", lambda *_everything: None)


@pytest.fixture
def others_can_reach_it(settings: Any) -> None:
    """A house that is not on this machine alone."""
    settings.DEMO_LOGINS = False


def log_in(email: str) -> bool:
    client = Client()
    client.post("/inloggen/", {"login": email, "password": PASSWORD})
    return "_auth_user_id" in client.session


@pytest.mark.usefixtures("content")
def test_the_first_loading_makes_them() -> None:
    load()
    assert [email for _name, email, _password, _does in demo_logins()] == [part.email for part in CAST]
    assert log_in(ADMINISTRATOR)


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("overwrite", [False, True])
def test_loading_again_brings_nobody_back_and_changes_nobody(overwrite: bool) -> None:
    load()
    ada, ben, cleo, administrator = (User.objects.get(email=part.email) for part in CAST)
    ben.set_password("iets heel anders")
    ben.save()
    cleo.groups.clear()
    ada.groups.clear()
    administrator.delete()

    load(overwrite=overwrite)

    assert not User.objects.filter(email=ADMINISTRATOR).exists()
    assert not ada.groups.exists()
    assert not cleo.groups.exists()
    assert [name for name, _email, _password, _does in demo_logins()] == ["Ada", "Cleo"]


@pytest.mark.usefixtures("content")
def test_a_loading_that_breaks_off_makes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off() -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(loading, "note_version", break_off)
    with pytest.raises(RuntimeError):
        load()
    assert not User.objects.exists()
    assert not OpeningRecord.objects.exists()


@pytest.mark.usefixtures("content", "others_can_reach_it")
def test_where_others_can_reach_the_house_they_are_not_made() -> None:
    told = StringIO()
    call_command("load_opening_content", stdout=told)
    assert not User.objects.exists()
    assert "no demo accounts" in told.getvalue()
    assert "createsuperuser" in told.getvalue()

    told = StringIO()
    call_command("load_opening_content", stdout=told)
    assert "demo accounts" not in told.getvalue()


@pytest.mark.usefixtures("site", "others_can_reach_it")
def test_their_password_opens_no_door_where_others_can_reach_the_house() -> None:
    make_cast()
    assert not log_in(ADMINISTRATOR)


@pytest.mark.usefixtures("site")
def test_who_is_there_already_is_left_alone() -> None:
    ada = User.objects.create_user("ada@voorbeeld.invalid", "een-lang-wachtwoord")
    make_cast()
    ada.refresh_from_db()
    assert ada.check_password("een-lang-wachtwoord")
    assert not ada.groups.exists()
