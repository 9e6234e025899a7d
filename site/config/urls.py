"""Every address of the house: editors' side and services once, everything for readers in both languages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import urls as wagtailadmin_urls

from accounts.views import to_the_door
from core.serving import serve
from core.styleguide import styleguide
from home.discovery import views as discovery
from home.views import not_translated
from knowledge.feeds import NewsFeed

ADMIN = settings.WAGTAILADMIN_PATH.lstrip("/")

urlpatterns = [
    path("-/", include("operations.urls")),
    path("robots.txt", discovery.robots, name="robots"),
    path(".well-known/security.txt", discovery.security, name="security"),
    path("sitemap.xml", discovery.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", discovery.part, name="sitemap_part"),
    # the editors' side has no door of its own: only the house's counts wrong passwords
    path(f"{ADMIN}login/", to_the_door),
    path(ADMIN, include(wagtailadmin_urls)),
    path("", include("media.urls")),
    path("en/dutch-only/<path:path>/", not_translated, name="not_translated"),
    *i18n_patterns(
        path("", include("accounts.urls")),
        path("", include("search.urls")),
        path(_("nieuws/feed/"), NewsFeed(), name="news_feed"),
        path(_("stijlgids/"), styleguide, name="styleguide"),
        re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
