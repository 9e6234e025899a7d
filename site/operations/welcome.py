"""What the terminal says once the house is open."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation

from accounts.demo import demo_logins
from accounts.models import User

BEWARE = [
    "",
    "  Beware: others can reach this house, and everyone knows this password. DEMO_LOGINS=true lets them in.",
]
REFUSED = [
    "",
    "  Others can reach this house, so the demo accounts of the opening content cannot log in: everyone knows",
    "  their password. Better still, delete them.",
]
NO_ADMINISTRATOR = [
    "",
    "  Nobody can administer this house yet. To make an administrator, in another terminal:",
    "    .venv/bin/python manage.py createsuperuser",
]


def welcome() -> str:
    """The address, and how to log in: the demo accounts that still have their password, or how to make another."""
    site = settings.SITE_URL
    lines = [
        "",
        f"  {settings.WAGTAIL_SITE_NAME} is open:  {site}/",
        f"  The editors' side:              {site}{settings.WAGTAILADMIN_PATH}",
    ]
    if site.startswith("https://"):
        lines.append(f"  Listening on {settings.ENV.host}:{settings.ENV.port}, for the proxy in front.")
    return "\n".join([*lines, *_logins(), "", "  Ctrl-C stops everything.", ""])


def _logins() -> list[str]:
    with translation.override("en"):
        people = demo_logins()
    if settings.DEMO_LOGINS and people:
        lines = ["", "  To try it, log in as one of the people of the opening content:"]
        lines += [f"    {name:<7} {email:<26} {password}   {does}" for name, email, password, does in people]
        return lines if settings.ENV.ours_alone else lines + BEWARE
    refused = {email for _name, email, _password, _does in people}
    lines = REFUSED if refused else []
    if User.objects.filter(is_superuser=True, is_active=True).exclude(email__in=refused).exists():
        return lines
    return lines + NO_ADMINISTRATOR
