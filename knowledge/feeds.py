"""The news as an Atom feed, in the language of its address."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import roots
from core.models import PageCard

MOST_ENTRIES = 20


@method_decorator(login_not_required, name="__call__")
class NewsFeed(Feed):
    """The newest articles; holds no state of a request, since one instance answers them all."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
        return response

    def title(self) -> str:
        return _("Nieuws van Gezinshuizen samen sterk")

    def link(self) -> str:
        return settings.SITE_URL + ("/en/" if get_language() == "en" else "/")

    def subtitle(self) -> str:
        return _("Berichten over gezinshuizen, met bronnen erbij.")

    def items(self) -> list[PageCard]:
        locale_pk = roots.locales().get(get_language() or roots.DEFAULT_LANGUAGE)
        news = PageCard.objects.visible_to(None).filter(kind="news", locale_id=locale_pk)
        return list(news.order_by("-date", "-pk")[:MOST_ENTRIES])

    def item_title(self, item: PageCard) -> str:
        return item.title

    def item_description(self, item: PageCard) -> str:
        return item.introduction

    def item_link(self, item: PageCard) -> str:
        return settings.SITE_URL + item.url

    def item_guid(self, item: PageCard) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_updateddate(self, item: PageCard) -> datetime.datetime | None:
        if item.date is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time(12)))
