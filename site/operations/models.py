"""What the running house writes down about itself: who is alive, and when each periodic job ran."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """A sign of life of one worker or ticker; a row that is missing or old means that its process is gone."""

    class Role(models.TextChoices):
        WORKER = "worker", _("Taken")
        TICKER = "ticker", _("Tijdklok")

    name = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=Role.choices)
    pid = models.PositiveIntegerField()
    beat_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        verbose_name = _("levensteken")
        verbose_name_plural = _("levenstekens")

    def __str__(self) -> str:
        return self.name


class PeriodicJob(models.Model):
    """When a registered job ran and when it is due; `running_since` is also the claim of the ticker that runs it."""

    name = models.CharField(_("naam"), max_length=64, unique=True)
    last_run = models.DateTimeField(_("laatste keer"), null=True, editable=False)
    last_duration = models.DurationField(_("duur"), null=True, editable=False)
    last_error = models.TextField(_("laatste fout"), blank=True, editable=False)
    next_run = models.DateTimeField(_("volgende keer"), db_index=True)
    running_since = models.DateTimeField(_("bezig sinds"), null=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("terugkerende taak")
        verbose_name_plural = _("terugkerende taken")

    def __str__(self) -> str:
        return self.name
