"""The cast of the opening content: four people who exist only where it was loaded, to try the house with.

Everyone can read their password here. So they are made once, and where others can reach the house not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.models import User

PASSWORD = "lamp-in-het-raam"  # noqa: S105 - shown to whoever starts the demo, and refused where others can reach the house


@dataclass(frozen=True, slots=True)
class Part:
    """Someone of the cast."""

    name: str
    email: str
    does: Any
    group: str = ""
    administers: bool = False


CAST = (
    Part("Ada", "ada@voorbeeld.invalid", _("schrijft en publiceert"), group="Editors"),
    Part("Ben", "ben@voorbeeld.invalid", _("is lid")),
    Part("Cleo", "cleo@voorbeeld.invalid", _("modereert"), group="Community moderators"),
    Part("Beheer", "beheer@voorbeeld.invalid", _("mag alles"), administers=True),
)


def make_cast() -> None:
    """Make the four accounts, in the caller's transaction; somebody who is there already stays as they are."""
    known = set(User.objects.filter(email__in=[part.email for part in CAST]).values_list("email", flat=True))
    for part in CAST:
        if part.email in known:
            continue
        make = User.objects.create_superuser if part.administers else User.objects.create_user
        user = make(part.email, PASSWORD, display_name=part.name)
        EmailAddress.objects.create(user=user, email=part.email, verified=True, primary=True)
        if part.group:
            user.groups.add(Group.objects.get_or_create(name=part.group)[0])


def opens_no_door(password: str | None) -> bool:
    """Whether this is the password that everyone can read, in a house where it opens nothing."""
    return password == PASSWORD and not settings.DEMO_LOGINS


def demo_logins() -> list[tuple[str, str, str, str]]:
    """(name, e-mail, password, what they do) of the cast that exists here and still has the shown password."""
    people = {user.email: user for user in User.objects.filter(email__in=[part.email for part in CAST])}
    return [
        (part.name, part.email, PASSWORD, str(part.does))
        for part in CAST
        if part.email in people and people[part.email].check_password(PASSWORD)
    ]
