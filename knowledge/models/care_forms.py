"""Forms of care, from help at home to a family home, on one scale."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.families import children_with_fallback
from core.models import BasePage
from knowledge import care_line


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
        context = super().get_context(request, *args, **kwargs)
        line = care_line.CareLine.of(children_with_fallback(self, request))
        related = [card for card in context["related"] if card not in line.cards]
        return context | {"line": line, "related": related}


class CareFormPage(BasePage):
    """One form of care."""

    GROUPS = [(group.key, group.name) for group in care_line.GROUPS]

    kind = "care-form"
    template = "knowledge/care_form.html"
    parent_page_types = ["knowledge.CareFormIndexPage"]
    subpage_types: list[str] = []

    short_name = models.CharField(
        _("korte naam"), max_length=60, blank=True, help_text=_("Voor op de lijn, bijvoorbeeld: Buurtgezin.")
    )
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
        FieldPanel("short_name"),
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
        TranslatableField("short_name"),
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

    @property
    def name(self) -> str:
        """What the form is called where space is short."""
        return self.short_name or self.title

    def card_details(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "group": self.group,
            "intensity": self.intensity,
            "for_whom": self.for_whom,
            "child_lives": self.child_lives,
            "who": self.who,
            "duration": self.duration,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        index = context["crumbs"][-1] if context["crumbs"] else None
        line = care_line.CareLine.of(children_with_fallback(index, request) if index else [])
        previous, following = line.beside(self)
        variants = line.variants_of(self)
        at_hand = [*context["crumbs"], previous, following, *variants]
        return context | {
            "index": index,
            "line": line,
            "position": line.position_of(self),
            "previous": previous,
            "next": following,
            "variants": variants,
            "related": [card for card in context["related"] if card not in at_hand],
        }
