"""An e-book and its chapters."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core import structured, vocabulary
from core.families import children_with_fallback
from core.models import BasePage


class EbookPage(BasePage):
    """The cover, what the book is about, and its chapters."""

    kind = "ebook"
    template = "knowledge/ebook.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types = ["knowledge.EbookChapterPage"]
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("e-book")

    schema_type = "Book"

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        book, *rest = super().structured_data(context)
        chapters = [
            {
                "@type": "Chapter",
                "name": card.title,
                "url": structured.absolute(card.url),
                "position": card.details.get("number"),
                "inLanguage": card.language,
            }
            for card in context["chapters"]
        ]
        return [book | {"name": self.title, "hasPart": chapters}, *rest]

    @property
    def cover_title(self) -> str:
        """The title as it fits on a cover: what stands before the colon."""
        return self.title.partition(":")[0]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        chapters = children_with_fallback(self, request)
        text, notices = notices_apart(context["body_blocks"])
        return context | {
            "chapters": chapters,
            "total_minutes": sum(card.reading_minutes for card in chapters),
            "body_blocks": text,
            "notices": notices,
            "for_whom": vocabulary.in_a_sentence(context["audiences"]),
        }


class EbookChapterPage(BasePage):
    """A chapter, read with the next and the previous one at hand."""

    kind = "ebook-chapter"
    leads_to_neighbours = True
    template = "knowledge/ebook_chapter.html"
    parent_page_types = ["knowledge.EbookPage"]
    subpage_types: list[str] = []

    number = models.PositiveSmallIntegerField(_("hoofdstuk"), default=1)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("number"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [*BasePage.translatable_fields, SynchronizedField("number")]

    class Meta:
        verbose_name = _("hoofdstuk")

    schema_type = "Chapter"

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        chapter, *rest = super().structured_data(context)
        book = [
            {"@type": "Book", "name": card.title, "url": structured.absolute(card.url)}
            for card in context["crumbs"][-1:]
        ]
        return [chapter | {"name": self.title, "position": self.number, "isPartOf": book}, *rest]

    def card_details(self) -> dict[str, Any]:
        return {"number": self.number}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | beside(self, request, "chapters")
        # a chapter that is not live leaves a gap in the numbers
        last = max((card.details["number"] for card in context["chapters"]), default=0)
        return context | {"chapter_count": max(last, len(context["chapters"]))}


def notices_apart(blocks: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The text of a body, and its notices to stand beside it. A last heading that only led to notices goes."""
    notices = [entry for entry in blocks if entry["block"].block_type == "notice"]
    text = [entry for entry in blocks if entry["block"].block_type != "notice"]
    while text and text[-1]["block"].block_type == "heading":
        text.pop()
    return text, notices


def beside(page: BasePage, request: HttpRequest, name: str) -> dict[str, Any]:
    """The pages beside this one under `name`, with the previous and next of them. For a type that leads to them.

    What is not translated yet stands among them in Dutch, so that a part keeps its place in the whole.
    """
    cards = page.cards_beside or []
    here = next((place for place, card in enumerate(cards) if card.pk == page.pk), None)
    return {
        name: cards,
        "previous": cards[here - 1] if here else None,
        "next": cards[here + 1] if here is not None and here + 1 < len(cards) else None,
        "position": (here or 0) + 1,
    }
