"""An issue of the e-zine and its stories."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.families import children_with_fallback
from core.models import BasePage
from core.reading import split_at_heading
from knowledge.models.ebook import beside


class EzineIssuePage(BasePage):
    """The cover, the editorial and what is in this issue."""

    kind = "ezine"
    template = "knowledge/ezine_issue.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types = ["knowledge.EzineStoryPage"]

    number = models.PositiveSmallIntegerField(_("nummer"), default=1)
    inspired_by = models.CharField(_("geïnspireerd op"), max_length=255, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("number"),
        FieldPanel("inspired_by"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("number"),
        TranslatableField("inspired_by"),
    ]

    class Meta:
        verbose_name = _("nummer van het e-zine")

    def card_details(self) -> dict[str, Any]:
        return {"number": self.number}

    @property
    def cover_title(self) -> str:
        """What stands large on the cover: the title up to its colon."""
        return self.title.partition(":")[0].strip()

    @property
    def cover_subtitle(self) -> str:
        """What stands under it: the rest of the title."""
        rest = self.title.partition(":")[2].strip()
        return rest[:1].upper() + rest[1:]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # what comes after the text's first section stands behind the stories
        foreword, afterword = split_at_heading(context["body_blocks"], 2)
        stories = children_with_fallback(self, request)
        return context | {"stories": stories, "foreword": foreword, "afterword": afterword}


Blocks = list[dict[str, Any]]


class EzineStoryPage(BasePage):
    """A portrait in the e-zine, invented and labelled as such."""

    kind = "ezine-story"
    leads_to_neighbours = True
    template = "knowledge/ezine_story.html"
    parent_page_types = ["knowledge.EzineIssuePage"]
    subpage_types: list[str] = []

    portrayed_role = models.CharField(_("wie er geportretteerd is"), max_length=160, blank=True)
    illustrative_label = models.CharField(_("label bij een bedacht portret"), max_length=160, blank=True)
    tips = models.TextField(_("tips, één per regel"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("portrayed_role"),
        FieldPanel("illustrative_label"),
        FieldPanel("tips"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("portrayed_role"),
        TranslatableField("illustrative_label"),
        TranslatableField("tips"),
    ]

    class Meta:
        verbose_name = _("verhaal in het e-zine")

    @property
    def tip_list(self) -> list[str]:
        """The tips that end the portrait, one each."""
        return [line.strip() for line in self.tips.splitlines() if line.strip()]

    def card_details(self) -> dict[str, Any]:
        return {
            "portrayed_role": self.portrayed_role,
            "illustrative": self.illustrative,
            "illustrative_label": self.illustrative_label,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | beside(self, request, "stories") | {"acts": acts(context["body_blocks"])}


def acts(body_blocks: Blocks) -> list[dict[str, Any]]:
    """The story's text in parts: every quote of an editor stands alone, over the full width of the page."""
    parts = groupby(body_blocks, key=lambda entry: entry["block"].block_type == "quote")
    return [{"is_quote": is_quote, "blocks": list(blocks)} for is_quote, blocks in parts]
