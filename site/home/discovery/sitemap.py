"""The sitemap: every page that anybody may see, with its translations. It is read from the cards."""

from __future__ import annotations

import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import F, Max

from core import roots
from core.models import PageCard
from core.models.cards import PageCardQuerySet


class PagesSitemap(Sitemap):
    """All public pages in both languages; each names its translations and itself, as search engines ask."""

    limit = 5_000  # addresses per file; the protocol allows ten times as many

    def items(self) -> PageCardQuerySet:
        cards = PageCard.objects.visible_to(None).order_by("pk")
        return cards.annotate(changed=F("page__last_published_at"))

    def location(self, item: PageCard) -> str:
        return item.url

    def lastmod(self, item: Any) -> datetime.datetime | None:
        return cast("datetime.datetime | None", item.changed)

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """The newest change, asked of the database instead of every page."""
        newest = PageCard.objects.visible_to(None).aggregate(newest=Max("page__last_published_at"))["newest"]
        return cast("datetime.datetime | None", newest)

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """One file's addresses. Three queries, however many there are."""
        entries = super().get_urls(page, site, protocol)
        versions: dict[Any, list[tuple[str, str]]] = {}
        keys = [entry["item"].translation_key for entry in entries]
        for card in PageCard.objects.visible_to(None).filter(translation_key__in=keys).order_by("-locale"):
            versions.setdefault(card.translation_key, []).append(
                (card.language, settings.SITE_URL + card.url)
            )
        for entry in entries:
            same = versions.get(entry["item"].translation_key, [])
            if len(same) > 1:
                default = [("x-default", url) for language, url in same if language == roots.DEFAULT_LANGUAGE]
                entry["alternates"] = [
                    {"lang_code": code, "location": url} for code, url in sorted(same) + default
                ]
        return entries


SECTIONS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {"pages": PagesSitemap}
