"""Knowledge circles (kenniskringen): who met, about what, and what came of it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.families import children_with_fallback
from core.models import BasePage
from core.reading import Section, split_at_heading
from knowledge.blocks.circles import CircleMeetingBlock, OpenQuestionBlock, ProductBlock
from knowledge.models.ebook import beside


class CircleIndexPage(BasePage):
    """The circles there have been, and how to begin one."""

    kind = "circles"
    template = "knowledge/circle_index.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types = ["knowledge.CirclePage"]
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("kenniskringen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        opening, rest = split_at_heading(context["body_blocks"])
        circles = children_with_fallback(self, request)
        heading = gettext("De kringen tot nu toe")
        return context | {
            "circles": circles,
            "circles_heading": heading,
            "contents": [Section("circles", heading), *context["contents"]]
            if circles
            else context["contents"],
            "opening_blocks": opening,
            "rest_blocks": rest,
            "related": [card for card in context["related"] if card not in circles],
        }


class CirclePage(BasePage):
    """One knowledge circle."""

    kind = "circle"
    leads_to_neighbours = True
    template = "knowledge/circle.html"
    parent_page_types = ["knowledge.CircleIndexPage"]
    subpage_types: list[str] = []

    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    year_note = models.CharField(_("kanttekening bij het jaar"), max_length=255, blank=True)
    status = models.CharField(_("stand"), max_length=60, blank=True)
    participants = models.CharField(_("wie er meededen"), max_length=255, blank=True)
    meetings_count = models.CharField(_("aantal bijeenkomsten"), max_length=120, blank=True)
    organisers = StreamField(
        [("organiser", blocks.CharBlock())], verbose_name=_("wie het organiseerden"), blank=True
    )
    goals = StreamField([("goal", blocks.CharBlock())], verbose_name=_("doelen"), blank=True)
    meetings = StreamField([("meeting", CircleMeetingBlock())], verbose_name=_("bijeenkomsten"), blank=True)
    products = StreamField([("product", ProductBlock())], verbose_name=_("producten"), blank=True)
    findings = StreamField([("finding", blocks.CharBlock())], verbose_name=_("bevindingen"), blank=True)
    open_questions = StreamField(
        [("question", OpenQuestionBlock())], verbose_name=_("vragen die nog spelen"), blank=True
    )

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("year"), FieldPanel("year_note"), FieldPanel("status")]),
        FieldPanel("organisers"),
        FieldPanel("participants"),
        FieldPanel("goals"),
        FieldPanel("meetings_count"),
        FieldPanel("meetings"),
        FieldPanel("products"),
        FieldPanel("findings"),
        FieldPanel("open_questions"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("year"),
        TranslatableField("year_note"),
        TranslatableField("status"),
        TranslatableField("participants"),
        TranslatableField("meetings_count"),
        TranslatableField("organisers"),
        TranslatableField("goals"),
        TranslatableField("meetings"),
        TranslatableField("products"),
        TranslatableField("findings"),
        TranslatableField("open_questions"),
    ]

    class Meta:
        verbose_name = _("kenniskring")

    def linking_streams(self) -> list[Any]:
        return [self.body, self.open_questions]

    def card_details(self) -> dict[str, Any]:
        return {"year": self.year, "status": self.status, "participants": self.participants}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | beside(self, request, "circles")
        at_hand = [*context["crumbs"], *context["circles"]]
        return context | {
            "known_meetings": sum(meeting.value["known"] for meeting in self.meetings),
            "related": [card for card in context["related"] if card not in at_hand],
        }
