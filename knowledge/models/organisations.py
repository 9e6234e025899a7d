"""Who is who: organisations around family homes."""

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
from core.models.vocabulary import KEY
from core.reading import source_choices


class Organisation(TranslatableMixin, models.Model):
    """An organisation, what it does and what we mention it for."""

    key = models.CharField(_("sleutel"), max_length=60, validators=[KEY])
    name = models.CharField(_("naam"), max_length=160)
    abbreviation = models.CharField(_("afkorting"), max_length=30, blank=True)
    sort = models.CharField(
        _("soort"), max_length=60, help_text=_("Bijvoorbeeld: overheid, branche, toezicht.")
    )
    role = models.CharField(_("wat zij doen"), max_length=255)
    mentioned_for = models.TextField(_("waarom wij hen noemen"), max_length=500, blank=True)
    status_note = models.CharField(_("kanttekening"), max_length=255, blank=True)
    spelling_note = models.CharField(_("schrijfwijze"), max_length=160, blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    hours = models.CharField(_("bereikbaar"), max_length=120, blank=True)
    other_contact = models.CharField(_("ook te bereiken via"), max_length=160, blank=True)
    website = models.URLField(_("website"), blank=True)
    supplied = models.BooleanField(_("uit de brondocumenten"), default=False)
    source_keys = KeyListField(verbose_name=_("bronnen"), vocabulary=source_choices)
    editors_note = models.TextField(
        _("voor de redactie"),
        blank=True,
        help_text=_("Wat nog na te gaan is, één punt per regel. Alleen de redactie ziet dit."),
    )
    in_dutch = models.BooleanField(_("tekst alleen in het Nederlands"), default=False)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("sort"), FieldPanel("key")]),
        FieldPanel("role"),
        FieldPanel("mentioned_for"),
        FieldRowPanel([FieldPanel("status_note"), FieldPanel("spelling_note")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("hours"), FieldPanel("other_contact")]),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("supplied"), FieldPanel("in_dutch")]),
        FieldPanel("editors_note"),
        MultiFieldPanel([FieldPanel("source_keys")], heading=_("bronnen"), classname="collapsed"),
    ]
    translatable_fields = [
        SynchronizedField("key"),
        TranslatableField("name"),
        SynchronizedField("abbreviation"),
        TranslatableField("sort"),
        TranslatableField("role"),
        TranslatableField("mentioned_for"),
        TranslatableField("status_note"),
        TranslatableField("spelling_note"),
        SynchronizedField("phone"),
        TranslatableField("hours"),
        TranslatableField("other_contact"),
        SynchronizedField("website"),
        SynchronizedField("supplied"),
        SynchronizedField("source_keys"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.name


class OrganisationIndexPage(BasePage):
    """All organisations, to narrow down by sort."""

    kind = "organisations"
    shows_related = False
    template = "knowledge/organisations.html"
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("organisaties")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import organisation_listing

        return super().get_context(request, *args, **kwargs) | organisation_listing(self, request)
