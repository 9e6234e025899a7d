"""A form of ours needs no token: the browser says where it was sent from."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from core.middleware import SameOriginCsrfMiddleware

pytestmark = pytest.mark.django_db


def verdict(**headers: str) -> bool:
    """Whether a POST with these headers is let through."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("gelukt")

    request = RequestFactory().post("/contact/", {"name": "x"}, headers=headers)
    middleware = SameOriginCsrfMiddleware(view)
    middleware.process_request(request)
    return middleware.process_view(request, view, (), {}) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
        {"sec-fetch-site": "same-origin"},
        {"origin": "http://testserver"},
    ],
)
def test_a_post_from_our_own_pages_is_accepted(headers: dict[str, str]) -> None:
    assert verdict(**headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site", "origin": "https://elders.example"},
        {"sec-fetch-site": "same-site", "origin": "http://anders.testserver"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-origin", "origin": "https://elders.example"},
        {"origin": "https://elders.example"},
        {"origin": "null"},
        {"origin": "http://testserver.elders.example"},
        {"sec-fetch-site": "Same-Origin "},
    ],
)
def test_a_post_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    assert not verdict(**headers)
