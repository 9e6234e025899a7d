"""How it began: milestones, each dated no more exactly than it is known."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.fields import KeyListField
from core.models import BasePage
from core.reading import source_choices
from knowledge.models.news import PRECISIONS


class TimelineEvent(TranslatableMixin, models.Model):
    """A milestone."""

    date = models.DateField(_("datum"))
    date_precision = models.CharField(_("hoe precies"), max_length=10, choices=PRECISIONS, default="day")
    label = models.CharField(_("datum in woorden"), max_length=60)
    title = models.CharField(_("titel"), max_length=200)
    text = models.TextField(_("tekst"), max_length=500, blank=True)
    supplied = models.BooleanField(_("uit de brondocumenten"), default=False)
    source_keys = KeyListField(verbose_name=_("bronnen"), vocabulary=source_choices)
    in_dutch = models.BooleanField(_("tekst alleen in het Nederlands"), default=False)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision"), FieldPanel("label")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("supplied"), FieldPanel("in_dutch")]),
        MultiFieldPanel([FieldPanel("source_keys")], heading=_("bronnen"), classname="collapsed"),
    ]
    translatable_fields = [
        SynchronizedField("date"),
        SynchronizedField("date_precision"),
        TranslatableField("label"),
        TranslatableField("title"),
        TranslatableField("text"),
        SynchronizedField("supplied"),
        SynchronizedField("source_keys"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["date", "pk"]
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")

    def __str__(self) -> str:
        return f"{self.label}: {self.title}"


class TimelinePage(BasePage):
    """The milestones in order of time."""

    kind = "timeline"
    shows_related = False
    template = "knowledge/timeline.html"
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("tijdlijn")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import timeline_listing

        return super().get_context(request, *args, **kwargs) | timeline_listing(self)
