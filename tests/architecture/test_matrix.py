"""Who gets what at which address, by which method: generated from the resolver, expected in writing."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from knowledge.models import PlainPage
from tests import factories
from tests.architecture.expectations import (
    ADMIN_SECTIONS,
    LOGIN,
    OPEN_ADMIN,
    PUBLIC,
    RAISES_BY_DESIGN,
    ROLES,
    Expected,
)
from tests.architecture.routes import routes

ADMIN = settings.WAGTAILADMIN_PATH.lstrip("/")
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
    if response.status_code == 302 and "/inloggen/" in response.headers["Location"]:
        return LOGIN
    return response.status_code


def test_every_address_has_a_written_expectation() -> None:
    unwritten = [route for route in PUBLIC_ROUTES if route.name not in PUBLIC]
    assert not unwritten, "say in tests/architecture/expectations.py who gets what here"


def test_no_expectation_is_left_of_an_address_that_is_gone() -> None:
    assert set(PUBLIC) == {route.name for route in PUBLIC_ROUTES}


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
@pytest.mark.parametrize("role", ["visitor", "member", "moderator"])
def test_the_editors_side_is_closed_to_who_does_not_edit(role: str, clients: dict[str, Client]) -> None:
    let_in = []
    for route in ADMIN_ROUTES:
        if plain(route.pattern) in OPEN_ADMIN:
            continue
        for method in ("get", "post"):
            status = answer(clients[role], method, route.example)
            if status not in {LOGIN, 302, 403, 404, 405}:
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
