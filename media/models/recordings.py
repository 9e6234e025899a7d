"""Recordings: sound and film of our own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia


class Recording(AbstractMedia):
    """An audio or video file with its licence and language."""

    language = models.CharField(_("taal"), max_length=5, choices=settings.LANGUAGES, default="nl")
    licence = models.CharField(_("licentie"), max_length=120, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "language",
        "licence",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
        "tags",
    )

    class Meta:
        verbose_name = _("opname")
        verbose_name_plural = _("opnamen")
