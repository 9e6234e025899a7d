"""What the terminal says once the house is open."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation

from accounts.demo import demo_logins


def welcome() -> str:
    """The address, and the demo logins where the opening content's accounts exist."""
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
    if not people:
        return []
    lines = ["", "  To try it, log in as one of the people of the opening content:"]
    return lines + [
        f"    {name:<7} {email:<26} {password}   {does}" for name, email, password, does in people
    ]
