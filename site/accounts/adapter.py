"""How the login door behaves: one door for members and editors alike, and closed for newcomers for now."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from accounts.demo import opens_no_door


class AccountAdapter(DefaultAccountAdapter):
    """allauth's behaviour, with the house's answers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can sign up by themselves until membership is built (issue 5)."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Let nobody in by the demo accounts' password where others can reach the house; it counts as a wrong one."""
        if opens_no_door(credentials.get("password")):
            credentials["password"] = get_random_string(40)
        return super().authenticate(request, **credentials)
