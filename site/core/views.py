"""Views of the foundation: refusals in the reader's language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in plain words that a form came from somewhere else or the browser hid where it came from."""
    return render(request, "403.html", {"form_refused": True}, status=403)
