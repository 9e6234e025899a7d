"""Who gets what at which address, by which method: generated from the resolver, expected in writing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from knowledge.models import PlainPage
from tests import factories
from tests.architecture.expectations import (
    ADMIN_SECTIONS,
    LOGIN,
    OPEN_ADMIN,
    PUBLIC,
    RAISES_BY_DESIGN,
    ROLES,
    SWITCHED_OFF,
    Expected,
)
from tests.architecture.routes import routes
from tests.walk.pages import WRITES

ADMIN = settings.WAGTAILADMIN_PATH.lstrip("/")
# the second leads on to the first: the editors' side has no door of its own
TO_THE_DOOR = ("/inloggen/", "/beheer/login/")
PUBLIC_ROUTES = [route for route in routes() if not route.pattern.startswith(ADMIN)]
ADMIN_ROUTES = [route for route in routes() if route.pattern.startswith(ADMIN)]


@pytest.fixture
def clients(site: Any, ben: Any, cleo: Any, ada: Any, administrator: Any) -> dict[str, Client]:
    """A browser for each role; a fault shows as a 500 instead of stopping the test."""
    factories.make_page(PlainPage, site.nl, title="Alleen Nederlands", slug="alleen-nederlands")
    made = {}
    for role, user in zip(ROLES, (None, ben, cleo, ada, administrator), strict=True):
        made[role] = Client(raise_request_exception=False)
        if user:
            made[role].force_login(user)
    return made


def plain(pattern: str) -> str:
    """A route without the marks of a regular expression."""
    return pattern.replace("^", "").replace("$", "")


def answer(client: Client, method: str, address: str) -> Expected:
    """The status, or LOGIN for a redirect to the door."""
    response = getattr(client, method)(address)
    # what a refusal says waits in a cookie for a page that shows it, and there is none here: it would only grow
    client.cookies.pop("messages", None)
    if response.status_code == 302 and response.headers["Location"].startswith(TO_THE_DOOR):
        return LOGIN
    return response.status_code


def test_every_address_has_a_written_expectation() -> None:
    unwritten = [route for route in PUBLIC_ROUTES if route.name not in PUBLIC]
    assert not unwritten, "say in tests/architecture/expectations.py who gets what here"


def test_no_address_hides_behind_the_name_of_another() -> None:
    twice = [name for name, count in Counter(route.name for route in PUBLIC_ROUTES).items() if count > 1]
    assert not twice


def test_no_expectation_is_left_of_an_address_that_is_gone() -> None:
    assert set(PUBLIC) == {route.name for route in PUBLIC_ROUTES}


def test_every_example_is_of_the_address_that_it_stands_for() -> None:
    examples = {route.pattern: route.example for route in ADMIN_ROUTES}
    examples |= {route.pattern: PUBLIC[route.name].example for route in PUBLIC_ROUTES}
    elsewhere = {
        pattern: example
        for pattern, example in examples.items()
        if plain(resolve(example.partition("?")[0]).route) != plain(pattern)
    }
    assert not elsewhere


def test_every_part_of_the_editors_side_is_known() -> None:
    sections = {
        route.pattern.removeprefix(ADMIN).lstrip("^").split("/")[0].split("$")[0] for route in ADMIN_ROUTES
    }
    assert sections == ADMIN_SECTIONS


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_each_role_gets_what_is_written(name: str, clients: dict[str, Client]) -> None:
    expected = PUBLIC[name]
    for role, get, post in zip(ROLES, expected.get, expected.post, strict=True):
        assert answer(clients[role], "get", expected.example) == get, f"GET as {role}"
        if role == "visitor" or name != "account_logout":
            assert answer(clients[role], "post", expected.example) == post, f"POST as {role}"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["visitor", "member"])
def test_no_other_method_opens_or_writes_anything(role: str, clients: dict[str, Client]) -> None:
    wrong = []
    for name, expected in PUBLIC.items():
        get = expected.get[ROLES.index(role)]
        for method in ("head", "put", "patch", "delete", "options"):
            with CaptureQueriesContext(connection) as queries:
                status = answer(clients[role], method, expected.example)
            fine = {get} if method == "head" else {get, 405}
            if method == "options" and get not in {LOGIN, 403}:
                fine.add(200)
            if status not in fine or any(WRITES.match(query["sql"]) for query in queries):
                wrong.append((method, name, status))
    assert not wrong


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["visitor", "member", "moderator"])
def test_the_editors_side_is_closed_to_who_does_not_edit(role: str, clients: dict[str, Client]) -> None:
    let_in = []
    for route in ADMIN_ROUTES:
        if plain(route.pattern) in OPEN_ADMIN:
            continue
        for method in ("get", "post"):
            status = answer(clients[role], method, route.example)
            if status not in {LOGIN, 403} and not (status == 404 and route.pattern.startswith(SWITCHED_OFF)):
                let_in.append((method, route.example, status))
    assert not let_in


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_no_address_of_the_editors_side_breaks(role: str, clients: dict[str, Client]) -> None:
    broken = [
        (route.example, status)
        for route in ADMIN_ROUTES
        if plain(route.pattern) not in RAISES_BY_DESIGN
        and isinstance(status := answer(clients[role], "get", route.example), int)
        and status >= 500
    ]
    assert not broken
