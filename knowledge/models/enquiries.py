"""What visitors send us through a form: a question, or interest in becoming a family-home parent."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Enquiry(models.Model):
    """A message from a visitor, kept until it is dealt with and a year at most."""

    KINDS = [("contact", _("vraag of opmerking")), ("interest", _("belangstelling voor gezinshuisouderschap"))]

    kind = models.CharField(_("soort"), max_length=10, choices=KINDS)
    # Made with the form and sent along with it: a form sent twice is one message.
    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"))
    subject = models.CharField(_("onderwerp"), max_length=60, blank=True)
    message = models.TextField(_("bericht"), max_length=5000, blank=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name=_("pagina"))
    received_at = models.DateTimeField(_("ontvangen"), auto_now_add=True, db_index=True)
    handled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("bericht van een bezoeker")
        verbose_name_plural = _("berichten van bezoekers")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_at:%Y-%m-%d})"
