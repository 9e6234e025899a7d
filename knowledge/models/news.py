"""News: an index by year and theme, and its articles."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import dates
from core.models import BasePage
from knowledge.blocks.news import PRECISIONS, DateMomentBlock


class NewsIndexPage(BasePage):
    """All news, newest first, to narrow down by year and theme."""

    kind = "news-index"
    shows_related = False
    template = "knowledge/news_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.NewsPage"]
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("nieuws")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import news_listing

        return super().get_context(request, *args, **kwargs) | news_listing(self, request)


class NewsPage(BasePage):
    """A news article; its date is never shown more exactly than it is known."""

    kind = "news"
    template = "knowledge/news.html"
    parent_page_types = ["knowledge.NewsIndexPage"]
    subpage_types: list[str] = []

    date = models.DateField(_("datum"), default=datetime.date.today)
    date_precision = models.CharField(_("hoe precies"), max_length=10, choices=PRECISIONS, default="day")
    date_words = models.CharField(
        _("datum in woorden"), max_length=60, blank=True, help_text=_("Voor een periode: ‘begin 2017’.")
    )
    about_date = StreamField(
        [("moment", DateMomentBlock())],
        verbose_name=_("over de datum"),
        blank=True,
        help_text=_("Als bronnen verschillen: wat is aangekondigd, en wat is gebeurd."),
    )
    archive = models.BooleanField(_("uit ons archief"), default=False)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision"), FieldPanel("date_words")]),
        FieldPanel("about_date"),
        FieldPanel("archive"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("date_precision"),
        TranslatableField("date_words"),
        TranslatableField("about_date"),
        SynchronizedField("archive"),
    ]

    class Meta:
        verbose_name = _("nieuwsbericht")

    schema_type = "NewsArticle"

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        article, *rest = super().structured_data(context)
        # when it was told, as exactly as it is known; not when it was put on this site
        article.pop("datePublished", None)
        when = dates.machine_readable(self.date, self.date_precision)
        return [article | ({"datePublished": when} if when else {}), *rest]

    def card_date(self) -> tuple[datetime.date | None, str]:
        return self.date, self.date_precision

    def card_details(self) -> dict[str, Any]:
        return {"archive": self.archive, "date_words": self.date_words}

    def linking_streams(self) -> list[Any]:
        return [self.body, self.about_date]

    def reading_streams(self) -> list[Any]:
        return [self.body, self.about_date]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import news_around

        return super().get_context(request, *args, **kwargs) | {
            "around": news_around(self, request),
        }
