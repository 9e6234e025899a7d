"""Guides: step by step, or in structured items such as the tariff's building blocks and the course's tasks."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import vocabulary
from core.models import BasePage
from core.reading import Section, split_at_heading
from knowledge.blocks.guides import GuideBodyBlock, GuideItemsBlock, roles_in


class GuidePage(BasePage):
    """A guide; its shape follows from what it guides through."""

    KINDS = [
        ("stappenplan", _("stappenplan")),
        ("uitleg", _("uitleg")),
        ("beleid", _("beleid")),
        ("voor-ouders", _("voor ouders")),
        ("voor-jongeren", _("voor jongeren")),
        ("voor-gemeenten", _("voor gemeenten")),
    ]
    SHAPES = [
        ("steps", _("stap voor stap")),
        ("tariff", _("bouwstenen van het tarief")),
        ("course", _("opgaven van de koers")),
        ("plain", _("doorlopende tekst")),
    ]
    TEMPLATES = {
        "steps": "knowledge/guide.html",
        "tariff": "knowledge/guide_tariff.html",
        "course": "knowledge/guide_course.html",
        "plain": "knowledge/guide_plain.html",
    }
    TINTS = {"voor-ouders": "rose", "voor-jongeren": "lamp", "voor-gemeenten": "roof", "beleid": "roof"}

    kind = "guide"
    template = "knowledge/guide.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types: list[str] = []

    body = StreamField(GuideBodyBlock(), verbose_name=_("inhoud"), blank=True)
    guide_kind = models.CharField(_("soort gids"), max_length=20, choices=KINDS, default="uitleg")
    shape = models.CharField(_("vorm"), max_length=10, choices=SHAPES, default="plain")
    items = StreamField(GuideItemsBlock(required=False), verbose_name=_("onderdelen"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("guide_kind"),
        FieldPanel("shape"),
        FieldPanel("items"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("guide_kind"),
        SynchronizedField("shape"),
        TranslatableField("items"),
    ]

    class Meta:
        verbose_name = _("gids")

    def get_template(self, request: object, *args: object, **kwargs: object) -> str:
        return self.TEMPLATES[self.shape]

    def linking_streams(self) -> list[Any]:
        return [self.body, self.items]

    def reading_streams(self) -> list[Any]:
        return [self.body, self.items]

    @property
    def tint(self) -> str:
        """The colour behind the title."""
        return self.TINTS.get(self.guide_kind, "sky")

    @property
    def is_for_one_audience(self) -> bool:
        """Whether the kind of guide says already for whom it is."""
        return self.guide_kind.startswith("voor-")

    def items_of(self, block_type: str) -> list[Any]:
        """The values of the structured items of one type, in order."""
        return [block.value for block in self.items if block.block_type == block_type]

    # --- what each shape adds to the page ---------------------------------------------------------------------

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        opening, rest = split_at_heading(context["body_blocks"])
        for_whom = vocabulary.in_a_sentence(context["audiences"])
        context |= {"opening_blocks": opening, "rest_blocks": rest, "for_whom": for_whom}
        match self.shape:
            case "steps":
                context |= self.steps_context(context["contents"])
            case "tariff":
                context |= self.tariff_context(context["body_blocks"])
            case "course":
                context |= {"tasks": self.items_of("task")}
        return context

    def steps_context(self, contents: list[Section]) -> dict[str, Any]:
        """The steps before and after the moment that names are known, and who acts in them."""
        steps = [
            {"number": number, "value": step} for number, step in enumerate(self.items_of("step"), start=1)
        ]
        first = next((step["number"] for step in steps if step["value"]["names_known"]), None)
        anonymous = steps if first is None else steps[: first - 1]
        heading = ngettext("In één stap", "In %(count)s stappen", len(steps)) % {"count": len(steps)}
        return {
            "steps": steps,
            "steps_heading": heading,
            "anonymous_steps": anonymous,
            "named_steps": steps[len(anonymous) :],
            "names_from": first,
            "roles": roles_in(step["value"] for step in steps),
            "contents": [Section("guide-steps", heading), *contents] if steps else contents,
        }

    def tariff_context(self, blocks: list[dict[str, Any]]) -> dict[str, Any]:
        """The building blocks, and the text with what stands beside it taken out."""
        return {
            "tariff_blocks": self.items_of("tariff_block"),
            "aside_blocks": [entry for entry in blocks if entry["block"].block_type == "aside"],
            "body_blocks": [entry for entry in blocks if entry["block"].block_type != "aside"],
        }
