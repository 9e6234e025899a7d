"""Taking out of a picture what does not belong to what it shows: where and when it was made, by whom, with what."""

from __future__ import annotations

import io
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from media.uploads import BROKEN, TOO_MUCH, UNREADABLE

# How each format is written again with no loss that anybody sees; others come through unchanged elsewhere, or not at all.
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 95, "method": 4},
    "AVIF": {"quality": 90},
}
# What says how to show the pixels, and nothing of anybody.
KEPT = {"icc_profile", "transparency", "gamma"}


class Cleaned(ContentFile):
    """A picture of which nothing is left but what it shows."""


def without_traces(file: IO[bytes], name: str) -> Cleaned:
    """The same picture, upright, of which only the pixels and their colours are left. One frame.

    Raises ValidationError for one of more pixels than the house takes, before they are decoded, and for what is no
    picture of a format in WRITTEN or a broken one.
    """
    try:
        file.seek(0)
        with Image.open(file, formats=list(WRITTEN)) as opened:
            if opened.width * opened.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(TOO_MUCH)
            return Cleaned(_written_anew(opened), name=name)
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MUCH) from error
    except UNREADABLE as error:
        raise ValidationError(BROKEN) from error


def _written_anew(opened: Image.Image) -> bytes:
    kind = opened.format or ""
    icc_profile = opened.info.get("icc_profile")
    upright = ImageOps.exif_transpose(opened) or opened
    upright.info = {key: value for key, value in upright.info.items() if key in KEPT}
    clean = io.BytesIO()
    upright.save(clean, format=kind, exif=b"", icc_profile=icc_profile, **WRITTEN[kind])
    return clean.getvalue()
