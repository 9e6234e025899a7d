"""The glossary: terms of the field, explained on a page of their own and wherever they first appear in a text."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import BasePage
from core.models.vocabulary import KEY


class GlossaryTerm(TranslatableMixin, models.Model):
    """A term of the field, in one language."""

    key = models.CharField(_("sleutel"), max_length=60, validators=[KEY])
    term = models.CharField(_("term"), max_length=120)
    definition = models.TextField(_("uitleg"), max_length=400)
    other_language = models.CharField(_("in de andere taal"), max_length=160, blank=True)
    variants = models.CharField(
        _("andere vormen"),
        max_length=255,
        blank=True,
        help_text=_("Gescheiden door komma’s: meervoud, afkorting."),
    )
    avoid = models.CharField(_("woorden die we niet gebruiken"), max_length=255, blank=True)
    explain_in_text = models.BooleanField(
        _("uitleggen in teksten"), default=True, help_text=_("Uit voor woorden die op elke pagina staan.")
    )

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("key")]),
        FieldPanel("definition"),
        FieldPanel("other_language"),
        FieldPanel("variants"),
        FieldPanel("avoid"),
        FieldPanel("explain_in_text"),
    ]
    translatable_fields = [
        SynchronizedField("key"),
        TranslatableField("term"),
        TranslatableField("definition"),
        TranslatableField("other_language"),
        TranslatableField("variants"),
        TranslatableField("avoid"),
        SynchronizedField("explain_in_text"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["term"]
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")

    def __str__(self) -> str:
        return self.term


class GlossaryPage(BasePage):
    """All terms from A to Z."""

    kind = "glossary"
    shows_related = False
    template = "knowledge/glossary.html"
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("woordenlijst")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import glossary_listing

        return super().get_context(request, *args, **kwargs) | glossary_listing(self)
