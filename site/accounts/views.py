"""The one door, for who knocks elsewhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


@login_not_required
def to_the_door(request: HttpRequest) -> HttpResponse:
    """Lead to the login door and on to where somebody wanted to go; what was sent along is not looked at.

    Who is inside already is led on at once, though nowhere off the site.
    """
    wanted = request.GET.get("next", "")
    if request.user.is_authenticated:
        own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
        return redirect(wanted if own else "/")
    return redirect(reverse("account_login") + (f"?{urlencode({'next': wanted})}" if wanted else ""))
