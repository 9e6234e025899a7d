"""The factsheet: the essentials, with key figures that name their source and year."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import KeyFigureBlock
from core.models import BasePage
from core.reading import Section, source_register, split_at_heading


class CountBlock(blocks.StructBlock):
    """A year's count of homes and children."""

    year = blocks.CharBlock(max_length=40, label=_("Jaar"))
    homes = blocks.IntegerBlock(required=False, min_value=0, label=_("Gezinshuizen"))
    children = blocks.IntegerBlock(required=False, min_value=0, label=_("Kinderen en jongeren"))
    note = blocks.CharBlock(required=False, default="", max_length=160, label=_("Kanttekening"))
    source = SnippetChooserBlock("core.Source", label=_("Bron"))

    class Meta:
        icon = "order"
        label = _("Telling")


class FactsheetPage(BasePage):
    """The essentials about family homes."""

    kind = "factsheet"
    template = "knowledge/factsheet.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types: list[str] = []

    edition = models.CharField(_("uitgave"), max_length=20, blank=True)
    key_figures = StreamField([("figure", KeyFigureBlock())], verbose_name=_("kerncijfers"), blank=True)
    counts = StreamField([("count", CountBlock())], verbose_name=_("tellingen door de jaren"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("edition"),
        FieldPanel("key_figures"),
        FieldPanel("counts"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("edition"),
        TranslatableField("key_figures"),
        TranslatableField("counts"),
    ]

    class Meta:
        verbose_name = _("factsheet")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        key_figures = [entry["value"] for entry in self.key_figures.raw_data]
        # first what it is, then how many there are
        opening, rest = split_at_heading(context["body_blocks"], 2)
        figures = [Section("section-figures", gettext("In cijfers"))] if key_figures else []
        counts = [Section("section-counts", gettext("Tellingen door de jaren"))] if self.counts else []
        return context | {
            "contents": [*context["contents"][:1], *figures, *context["contents"][1:], *counts],
            "opening_blocks": opening,
            "rest_blocks": rest,
            "key_figures": key_figures,
            "count_rows": self.count_rows,
        }

    @property
    def count_rows(self) -> list[dict[str, Any]]:
        """The counts with their source and, for a drawing, their share of the largest number of homes (0–100)."""
        register = source_register()
        rows = [entry["value"] for entry in self.counts.raw_data]
        largest = max((row.get("homes") or 0 for row in rows), default=0) or 1
        return [
            row
            | {
                "source": register.get(row.get("source")),
                "share": round(100 * (row.get("homes") or 0) / largest),
            }
            for row in rows
        ]
