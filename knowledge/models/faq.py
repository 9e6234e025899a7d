"""Questions and answers, by audience."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.rich_text import get_text_for_indexing
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import vocabulary
from core.fields import KeyListField
from core.models import BasePage
from core.models.vocabulary import KEY
from core.reading import source_choices


class Question(TranslatableMixin, models.Model):
    """A question that people ask, with a short answer and the page that says more."""

    key = models.CharField(_("sleutel"), max_length=60, validators=[KEY])
    question = models.CharField(_("vraag"), max_length=200)
    answer = RichTextField(_("antwoord"), features=["bold", "italic", "link", "ul"])
    audience_keys = KeyListField(verbose_name=_("voor wie"), vocabulary=vocabulary.audience_choices)
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lees verder op"),
    )
    source_keys = KeyListField(verbose_name=_("bronnen"), vocabulary=source_choices)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("question"),
        FieldPanel("answer"),
        FieldPanel("audience_keys"),
        FieldPanel("page"),
        MultiFieldPanel([FieldPanel("source_keys")], heading=_("bronnen"), classname="collapsed"),
        FieldPanel("key"),
        FieldPanel("position"),
    ]
    translatable_fields = [
        SynchronizedField("key"),
        TranslatableField("question"),
        TranslatableField("answer"),
        SynchronizedField("audience_keys"),
        SynchronizedField("page"),
        SynchronizedField("source_keys"),
        SynchronizedField("position"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "key"]
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")

    def __str__(self) -> str:
        return self.question


class FaqPage(BasePage):
    """All questions, by audience."""

    kind = "faq"
    shows_related = False
    template = "knowledge/faq.html"
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("veelgestelde vragen")

    schema_type = ""

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        questions = [
            {
                "@type": "Question",
                "name": entry["question"].question,
                "inLanguage": entry["language"],
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": get_text_for_indexing(entry["question"].answer),
                },
            }
            for _audience, group in context["groups"]
            for entry in group
        ]
        page = {"@type": "FAQPage", "inLanguage": self.language, "mainEntity": questions}
        return [*([page] if questions else []), *super().structured_data(context)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import faq_listing

        return super().get_context(request, *args, **kwargs) | faq_listing(self, request)
