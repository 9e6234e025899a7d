"""How the login door behaves: one door for members and editors alike, and closed for newcomers for now."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """allauth's behaviour, with the house's answers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can sign up by themselves until membership is built (issue 5)."""
        return False
