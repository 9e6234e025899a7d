"""What the opening content was when it was loaded, so that loading it again knows what has been changed since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpeningRecord(models.Model):
    """One thing from the content folder, as it was written to the database."""

    source = models.CharField(_("waar het vandaan komt"), max_length=255, unique=True)
    digest = models.CharField(_("vingerafdruk van de inhoud"), max_length=64)
    # a page's first revision, or a digest of a row: differs from what is there now once an editor touched it
    written = models.CharField(_("zoals het geschreven is"), max_length=64)

    class Meta:
        verbose_name = _("geladen openingsinhoud")
        verbose_name_plural = _("geladen openingsinhoud")

    def __str__(self) -> str:
        return self.source
