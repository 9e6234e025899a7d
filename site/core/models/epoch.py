"""The counter behind `core.epoch`."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F

LONGEST_STRIDE = 2**31  # four thousand million changes fit in the column


class ContentEpoch(models.Model):
    """One row: a number that grows with every change of site-wide data."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="core_one_content_epoch")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def hold(cls) -> None:
        """Let nobody else advance, or hold, until this transaction ends; SQLite has one writer at a time anyway."""
        if cls.objects.select_for_update().filter(pk=1).first() is None:
            cls.advance()

    @classmethod
    def advance(cls) -> None:
        """Make the number larger, making the row when it is missing.

        By a random stride: the number that a rolled-back transaction had must not come back for another state.
        """
        stride = 1 + secrets.randbelow(LONGEST_STRIDE)
        if not cls.objects.filter(pk=1).update(number=F("number") + stride):
            cls.objects.get_or_create(pk=1, defaults={"number": 1 + stride})
