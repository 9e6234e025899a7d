"""The counter behind `core.epoch`."""

from __future__ import annotations

from django.db import models
from django.db.models import F


class ContentEpoch(models.Model):
    """One row: how often site-wide data has changed."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="core_one_content_epoch")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def advance(cls) -> None:
        """Add one, making the row when it is missing."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 2})
