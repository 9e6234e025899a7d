"""Images with the words that replace them for who cannot see them. Originals stay private, renditions are public."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from media import uploads
from media.pictures import Cleaned, without_traces


class Picture(AbstractImage):
    """An image that is either described or declared decorative."""

    alt_text = models.CharField(
        _("wat er te zien is"),
        max_length=300,
        blank=True,
        help_text=_("Voor wie het beeld niet ziet. Nooit een naam of iets waaraan een kind te herkennen is."),
    )
    decorative = models.BooleanField(_("alleen versiering"), default=False)
    credit = models.CharField(_("maker"), max_length=160, blank=True)
    licence = models.CharField(_("licentie"), max_length=120, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "decorative",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(WagtailImage.Meta):
        verbose_name = _("beeld")
        verbose_name_plural = _("beelden")

    def clean(self) -> None:
        """Refuse what is not described. Raises ValidationError."""
        super().clean()
        if not self.alt_text and not self.decorative:
            raise ValidationError(
                {"alt_text": _("Beschrijf wat er te zien is, of zet ‘alleen versiering’ aan.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; of a new file only what it shows is kept, and not where or when or by whom it was made.

        What comes through the editors' form was cleaned there. Raises ValidationError for what is no picture, or too large a one.
        """
        sent: Any = self.file  # type: ignore[has-type]
        if sent and not sent._committed and not isinstance(sent.file, Cleaned):
            self.file = without_traces(sent.file, sent.name)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """Where the original lies: under a name that nobody can guess, and that says nothing of what it shows."""
        return f"original_images/{uuid.uuid4().hex}.{uploads.extension_of(filename)}"

    @property
    def default_alt_text(self) -> str:
        """The words for this image; empty when it is decorative."""
        return "" if self.decorative else self.alt_text or self.title


class Rendition(AbstractRendition):
    """A public size and format of an image."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="media_one_rendition"
            )
        ]
