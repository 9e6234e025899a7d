"""What we keep about a person's account, how it is handed over and how it is erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import User


def export_account(user: User) -> dict[str, Any]:
    """The account as its owner may take it along."""
    return {
        "email": user.email,
        "display_name": user.display_name,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "joined": user.date_joined.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
        "groups": sorted(user.groups.values_list("name", flat=True)),
    }


def erase_account(user: User) -> int:
    """Turn the account into a nameless one that nobody can log in to; what others answered to stays readable."""
    user.email = f"erased-{user.pk}@invalid.invalid"
    user.display_name = user.first_name = user.last_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    EmailAddress.objects.filter(user=user).delete()
    return 1


def register() -> None:
    """Enter the account in the register of personal data."""
    from core.registry import register_personal_data

    register_personal_data(User, export=export_account, erase=erase_account, retention=timedelta(days=730))
