"""What is said to somebody who is inside already and still may not enter."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.defaults import permission_denied


class NoWayInMiddleware:
    """Say that a door stays shut, where Wagtail would lead somebody who is logged in to the login door.

    That door would lead straight back, and so on for ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 302 or not request.user.is_authenticated:
            return response
        door = reverse("account_login")
        if urlsplit(response.headers.get("Location", "")).path != door or request.path == door:
            return response
        refused = permission_denied(request, PermissionDenied())
        refused.headers["Cache-Control"] = "private, no-store"
        return refused
