"""Forms of care, from help at home to a family home, on one scale."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import BasePage
from core.reading import children_with_fallback
from knowledge.models.ebook import beside


class CareFormIndexPage(BasePage):
    """All forms of care on one line, from light to intensive."""

    kind = "care-forms"
    template = "knowledge/care_form_index.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types = ["knowledge.CareFormPage"]
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("vormen van hulp")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"forms": children_with_fallback(self, request)}


class CareFormPage(BasePage):
    """One form of care."""

    GROUPS = [
        ("thuis", _("hulp thuis")),
        ("preventief", _("steun van een ander gezin")),
        ("pleegzorg", _("pleegzorg")),
        ("gezinshuis", _("gezinshuis")),
        ("residentieel", _("residentiële jeugdhulp")),
    ]

    kind = "care-form"
    template = "knowledge/care_form.html"
    parent_page_types = ["knowledge.CareFormIndexPage"]
    subpage_types: list[str] = []

    group = models.CharField(_("groep"), max_length=20, choices=GROUPS)
    intensity = models.PositiveSmallIntegerField(
        _("plaats op de lijn"), default=0, help_text=_("1 is het lichtst. 0: staat niet op de lijn.")
    )
    for_whom = models.CharField(_("voor wie"), max_length=255, blank=True)
    child_lives = models.CharField(_("waar het kind woont"), max_length=255, blank=True)
    who = models.CharField(_("wie helpt"), max_length=255, blank=True)
    duration = models.CharField(_("hoelang"), max_length=255, blank=True)
    how_to_arrange = models.CharField(_("hoe je het regelt"), max_length=255, blank=True)
    costs = models.CharField(_("kosten"), max_length=255, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("group"), FieldPanel("intensity")]),
        FieldPanel("for_whom"),
        FieldPanel("child_lives"),
        FieldPanel("who"),
        FieldPanel("duration"),
        FieldPanel("how_to_arrange"),
        FieldPanel("costs"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("group"),
        SynchronizedField("intensity"),
        TranslatableField("for_whom"),
        TranslatableField("child_lives"),
        TranslatableField("who"),
        TranslatableField("duration"),
        TranslatableField("how_to_arrange"),
        TranslatableField("costs"),
    ]

    class Meta:
        verbose_name = _("vorm van hulp")

    def card_details(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "intensity": self.intensity,
            "for_whom": self.for_whom,
            "child_lives": self.child_lives,
            "who": self.who,
            "duration": self.duration,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | beside(self, request, "forms")
