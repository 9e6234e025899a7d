"""The outbox: every letter the house sends is written down first, so that it is neither lost nor sent twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Self


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """Reads of the outbox."""

    def waiting(self) -> Self:
        """What was neither sent nor given up."""
        return self.filter(sent_at=None, gave_up_at=None)

    def given_up(self) -> Self:
        """What could not be delivered, however often it was tried."""
        return self.filter(gave_up_at__isnull=False)


class OutgoingMail(models.Model):
    """One letter to one address."""

    # Says what the letter is about ("enquiry-12"): whoever queues it a second time finds it here already.
    key = models.CharField(_("sleutel"), max_length=160, unique=True)
    to = models.EmailField(_("aan"))
    reply_to = models.EmailField(_("antwoord aan"), blank=True)
    subject = models.CharField(_("onderwerp"), max_length=200)
    text = models.TextField(_("tekst"))
    html = models.TextField(_("opgemaakte tekst"), blank=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    created_at = models.DateTimeField(_("klaargezet"), auto_now_add=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    # Held by the worker that is sending it; one that dies holding it lets go when the time is over.
    claimed_until = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("verstuurd"), null=True, db_index=True)
    last_error = models.CharField(_("laatste fout"), max_length=500, blank=True)
    gave_up_at = models.DateTimeField(_("opgegeven"), null=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("uitgaande mail")
        verbose_name_plural = _("uitgaande mail")

    def __str__(self) -> str:
        return self.key
