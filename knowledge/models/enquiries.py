"""What visitors send us through a form: a question, or interest in becoming a family-home parent."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Self

SUBJECTS = [
    ("question", _("Een vraag over gezinshuizen")),
    ("mistake", _("Iets klopt niet op de site")),
    ("accessibility", _("Toegankelijkheid: iets lukt mij niet")),
    ("personal-data", _("Mijn gegevens inzien of laten verwijderen")),
    ("other", _("Een idee of iets anders")),
]
STAGES = [
    ("just-heard", _("Ik hoor er net van")),
    ("talking", _("We praten er thuis over")),
    ("looking", _("Ik zoek een organisatie")),
]
PROVINCES = [
    ("drenthe", _("Drenthe")),
    ("flevoland", _("Flevoland")),
    ("friesland", _("Friesland")),
    ("gelderland", _("Gelderland")),
    ("groningen", _("Groningen")),
    ("limburg", _("Limburg")),
    ("noord-brabant", _("Noord-Brabant")),
    ("noord-holland", _("Noord-Holland")),
    ("overijssel", _("Overijssel")),
    ("utrecht", _("Utrecht")),
    ("zeeland", _("Zeeland")),
    ("zuid-holland", _("Zuid-Holland")),
]


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Reads of messages."""

    def unhandled(self) -> Self:
        """What still waits for an answer."""
        return self.filter(handled_at=None)


class Enquiry(models.Model):
    """A message from a visitor, kept for a year at most."""

    KINDS = [
        ("contact", _("vraag of opmerking")),
        ("interest", _("belangstelling voor gezinshuisouderschap")),
    ]

    kind = models.CharField(_("soort"), max_length=10, choices=KINDS)
    # Follows from the form that was shown and the words in it: the same form sent twice is one message.
    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"))
    subject = models.CharField(_("onderwerp"), max_length=60, choices=[*SUBJECTS, *STAGES], blank=True)
    region = models.CharField(_("provincie"), max_length=20, choices=PROVINCES, blank=True)
    message = models.TextField(_("bericht"), max_length=5000, blank=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name=_("pagina")
    )
    received_at = models.DateTimeField(_("ontvangen"), auto_now_add=True, db_index=True)
    handled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("bericht van een bezoeker")
        verbose_name_plural = _("berichten van bezoekers")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_at:%Y-%m-%d})"
