"""Validation of what editors send for the library."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media import uploads
from media.pictures import Cleaned, without_traces


class PictureField(WagtailImageField):
    """Judges the size of a picture by what its head states, where Wagtail's own decodes all of it first, and cleans it."""

    def to_python(self, data: Any) -> Cleaned | None:
        """The picture, of which only what it shows is left. Raises ValidationError."""
        sent = super().to_python(data)
        return without_traces(sent, sent.name) if sent else None

    def check_image_pixel_size(self, f: UploadedFile) -> None:
        """Raise ValidationError for more pixels than the house takes."""
        uploads.check_pixels(f)


class PictureForm(BaseImageForm):
    """Wagtail's form for a picture, with a field that decodes nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if theirs := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=theirs.label, required=theirs.required, widget=theirs.widget, help_text=theirs.help_text
            )
