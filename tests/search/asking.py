"""Asking without a browser."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory


def request_of(user: Any = None) -> HttpRequest:
    """A request of this person, or of a visitor."""
    request = RequestFactory().get("/zoeken/")
    request.user = user or AnonymousUser()
    return request
