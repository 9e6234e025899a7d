"""There is one login door, and it counts wrong passwords."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

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
