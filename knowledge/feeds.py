"""The news as an Atom feed, in the language of its address."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import parse_http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import dates, roots
from core.landmarks import landmarks
from core.models import PageCard
from knowledge.listings import all_news

MOST_ENTRIES = 20
FRESH_FOR = 15 * 60  # seconds a reader may wait before asking again
NOON = datetime.time(12)
# XML 1.0 has no way to write these, and one of them would cost readers the whole feed.
NOT_IN_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
NOTHING_YET = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def plain(text: str) -> str:
    """The text without characters that an XML document may not hold."""
    return NOT_IN_XML.sub("", text)


class HouseAtom(Atom1Feed):
    """Atom in which each entry may have a language of its own; an empty feed has a date that stays the same."""

    def latest_post_date(self) -> datetime.datetime:
        return super().latest_post_date() if self.items else NOTHING_YET

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        language = item["language"]
        return super().item_attributes(item) | (
            {"xml:lang": language} if language != self.feed["language"] else {}
        )


class NewsFeed(Feed):
    """The newest articles; holds no state of a request, since one instance answers them all."""

    login_required = False  # for LoginRequiredMiddleware: an instance is the view, so no decorator reaches it
    feed_type = HouseAtom

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = super().__call__(request, *args, **kwargs)
        response.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
        set_response_etag(response)
        changed = parse_http_date(response.headers["Last-Modified"])
        answer = get_conditional_response(request, response.headers["ETag"], changed, response)
        return answer or response

    def title(self) -> str:
        return _("Nieuws van Gezinshuizen samen sterk")

    def subtitle(self) -> str:
        return _("Berichten over gezinshuizen, met bronnen erbij.")

    def author_name(self) -> str:
        return _("Redactie Gezinshuizen samen sterk")

    def link(self) -> str:
        return settings.SITE_URL + landmarks(_language()).get("news_index", "/")

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("news_feed")

    def feed_guid(self) -> str:
        return self.feed_url()

    def items(self) -> list[PageCard]:
        rows = all_news(roots.locales().get(_language()), roots.closed_paths(None))
        return list(rows.annotate(published=F("page__last_published_at"))[:MOST_ENTRIES])

    def item_title(self, item: PageCard) -> str:
        return plain(item.title)

    def item_description(self, item: PageCard) -> str:
        """The introduction, after what a machine-readable date cannot say: that it is old, or not exact."""
        notes = [_("Uit ons archief.")] if item.details.get("archive") else []
        if item.date_precision != dates.DAY:
            when = item.details.get("date_words") or dates.in_words(item.date, item.date_precision)
            notes.append(_("Datum: %(when)s.") % {"when": when})
        return plain(" ".join([*notes, item.introduction]))

    def item_link(self, item: PageCard) -> str:
        return settings.SITE_URL + item.url

    def item_guid(self, item: PageCard) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: PageCard) -> datetime.datetime | None:
        """When it was, only if the day is known."""
        return _noon(item.date) if item.date and item.date_precision == dates.DAY else None

    def item_updateddate(self, item: Any) -> datetime.datetime:
        """When the article was last published; that does not change by reading or rebuilding."""
        return item.published or (_noon(item.date) if item.date else NOTHING_YET)

    def item_extra_kwargs(self, item: PageCard) -> dict[str, str]:
        return {"language": item.language}


def _language() -> str:
    return get_language() or roots.DEFAULT_LANGUAGE


def _noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, NOON))
