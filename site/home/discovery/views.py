"""Plain files for machines: the sitemap, robots.txt and security.txt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from core import roots
from core.landmarks import landmarks
from home.discovery.sitemap import SECTIONS
from home.models import SiteDetails

# security.txt must say until when it holds, and advises less than a year
HOLDS_FOR = timedelta(days=180)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of sitemap files."""
    return sitemaps.index(request, SECTIONS, sitemap_url_name="sitemap_part")


@login_not_required
@require_safe
def part(request: HttpRequest, section: str) -> HttpResponse:
    """One sitemap file; ?p= chooses which part of the section. An unknown one is a 404."""
    return sitemaps.sitemap(request, SECTIONS, section=section)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may visit: everything but the desk and the house's own services."""
    closed = [settings.WAGTAILADMIN_PATH, "/-/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return plain("\n".join(lines))


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole in the house (RFC 9116). Without an address of the manager it is the contact page."""
    until = datetime.now(UTC) + HOLDS_FOR
    lines = [
        f"Contact: {contact()}",
        f"Expires: {until:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: " + ", ".join(code for code, _name in settings.LANGUAGES),
        f"Canonical: {settings.SITE_URL}{reverse('security')}",
        "",
    ]
    return plain("\n".join(lines))


def contact() -> str:
    """How to reach who runs the site."""
    details = SiteDetails.objects.first() or SiteDetails()
    if email := details.contact_email or details.controller_email:
        return f"mailto:{email}"
    return settings.SITE_URL + landmarks(roots.DEFAULT_LANGUAGE).get("contact", "/")


def plain(text: str) -> HttpResponse:
    """Plain text in UTF-8."""
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
