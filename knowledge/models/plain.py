"""Pages without a structure of their own, the rooms' front pages, and the page with the contact form."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from core.models import BasePage


class SectionPage(BasePage):
    """The front page of a part of the site: Kennis, Kwaliteit, Verhalen. It lists what lies under it."""

    kind = "section"
    shows_related = False
    template = "knowledge/section.html"
    parent_page_types = ["home.HomePage"]
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("afdeling")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.sections import section_context

        return super().get_context(request, *args, **kwargs) | section_context(self, request)


class PlainPage(BasePage):
    """Text and nothing else: about us, privacy, accessibility, house rules."""

    kind = "page"
    template = "knowledge/plain.html"
    subpage_types: list[str] = []
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("gewone pagina")


class ContactPage(BasePage):
    """The page with the contact form; what is sent is stored and mailed."""

    kind = "contact"
    shows_related = False
    template = "knowledge/contact.html"
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    privacy_note = models.TextField(_("privacytekst bij het formulier"), max_length=600, blank=True)
    thanks = models.TextField(_("bedankje na het versturen"), max_length=400, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("privacy_note"),
        FieldPanel("thanks"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("privacy_note"),
        TranslatableField("thanks"),
    ]

    class Meta:
        verbose_name = _("contactpagina")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.kinds import KINDS

        context = super().get_context(request, *args, **kwargs)
        places = context["landmarks"]
        links = [
            {"title": KINDS[kind], "url": places[kind]}
            for kind in ("signpost", "faq", "organisations")
            if kind in places
        ]
        return context | {"quick_links": links}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        from knowledge.views import serve_with_form

        return serve_with_form(self, request)
