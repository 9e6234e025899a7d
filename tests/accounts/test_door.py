"""There is one login door, and it counts wrong passwords."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from knowledge.models import PlainPage
from tests import factories
from tests.factories import Site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/beheer/login/", "/beheer/login/?next=/beheer/pages/"])
def test_the_editors_side_has_no_door_of_its_own(path: str, ada: Any) -> None:
    client = Client()
    tried = {"username": ada.email, "password": "een-lang-wachtwoord"}
    for answer in (client.get(path), client.post(path, tried)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/inloggen/")
    assert "_auth_user_id" not in client.session
    assert client.get("/beheer/").headers["Location"].startswith("/inloggen/")


def test_after_the_door_one_gets_where_one_wanted_to_go(ada: Any) -> None:
    client = Client()
    door = client.get("/beheer/login/?next=/beheer/pages/").headers["Location"]
    answer = client.post(door, {"login": ada.email, "password": "een-lang-wachtwoord"})
    assert answer.headers["Location"] == "/beheer/pages/"


def test_the_door_leads_nobody_off_the_site(ada: Any) -> None:
    client = Client()
    door = client.get("/beheer/login/?next=https://elders.example/").headers["Location"]
    answer = client.post(door, {"login": ada.email, "password": "een-lang-wachtwoord"})
    assert answer.headers["Location"] == "/"


def test_guessing_is_stopped(ada: Any) -> None:
    client = Client()
    tried = {"login": ada.email, "password": "verkeerd"}
    for _try in range(12):
        client.post("/inloggen/", tried)
    answer = client.post("/inloggen/", tried | {"password": "een-lang-wachtwoord"})
    assert "_auth_user_id" not in client.session
    assert answer.status_code in {200, 429}


def test_the_first_administrator_gets_in_by_confirming_the_address(mailoutbox: list[Any]) -> None:
    call_command("createsuperuser", email="an@example.org", interactive=False, verbosity=0)
    administrator = User.objects.get()
    administrator.set_password("een-lang-wachtwoord")
    administrator.save()
    tried = {"login": administrator.email, "password": "een-lang-wachtwoord"}
    client = Client()
    assert client.post("/inloggen/", tried).headers["Location"] == "/bevestig-je-adres/"

    (letter,) = mailoutbox
    (link,) = re.findall(r"http://testserver(/bevestig-je-adres/\S+)", letter.body)
    client.post(link)
    client.post("/inloggen/", tried)
    assert client.get("/beheer/").status_code == 200


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/pages/", "/besloten/", "/en/closed/"])
def test_who_is_inside_and_may_not_enter_is_told_so_and_not_sent_round(
    site: Site, ben: Any, path: str
) -> None:
    """The door would lead who is logged in straight back to where they came from."""
    group = Group.objects.create(name="Kring")
    for parent, slug in ((site.nl, "besloten"), (site.en, "closed")):
        page = factories.make_page(PlainPage, parent, slug=slug)
        factories.restrict(page, PageViewRestriction.GROUPS).groups.add(group)
    visitor, member = Client(), Client()
    member.force_login(ben)
    assert visitor.get(path).headers["Location"].startswith(("/inloggen/", "/en/login/"))
    answer = member.get(path)
    assert answer.status_code == 403
    assert ("You are logged in" if path.startswith("/en/") else "Je bent ingelogd") in answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    ben.groups.add(group)
    assert path.startswith("/beheer/") or member.get(path).status_code == 200


@pytest.mark.parametrize(
    ("wanted", "led_to"), [("/beheer/pages/", "/beheer/pages/"), ("https://elders.example/", "/"), ("", "/")]
)
def test_who_is_inside_already_is_led_on(ada: Any, wanted: str, led_to: str) -> None:
    client = Client()
    client.force_login(ada)
    assert client.get("/beheer/login/", {"next": wanted}).headers["Location"] == led_to
