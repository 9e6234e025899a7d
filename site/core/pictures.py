"""Images as readers get them: a few widths in AVIF, WebP and JPEG, so that each browser takes the smallest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

FORMATS = (("avif", "image/avif"), ("webp", "image/webp"), ("jpeg", "image/jpeg"))
WIDTHS = (400, 800, 1200)
# For `image.prefetch_renditions` and for the task that makes renditions ahead of the first reader.
SPECS = tuple(f"width-{width}|format-{name}" for name, _mime in FORMATS for width in WIDTHS)


@dataclass(frozen=True, slots=True)
class Source:
    """One format of a picture, in all its widths."""

    type: str
    url: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything the picture component needs."""

    sources: Sequence[Source]
    fallback: Source
    width: int
    height: int
    alt: str
    sizes: str


def picture(image: Any, *, sizes: str, alt: str | None = None) -> Picture:
    """Return the picture of a Wagtail image.

    Costs no query when the image came with `prefetch_renditions(*SPECS)`. An image narrower than a width is
    given as it is. `alt` defaults to what the editor wrote for this place, else the image's description; pass "" for decoration.
    """
    renditions = image.get_renditions(*SPECS)
    sources = [
        _source(mime, [renditions[f"width-{width}|format-{name}"] for width in WIDTHS])
        for name, mime in FORMATS
    ]
    middle = renditions[f"width-{WIDTHS[1]}|format-{FORMATS[-1][0]}"]
    words = _words_for(image) if alt is None else alt
    return Picture(sources[:-1], sources[-1], middle.width, middle.height, words, sizes)


def prefetch(images: Sequence[Any]) -> None:
    """Fetch the renditions that `picture` needs of all these images, in one query."""
    if images:
        renditions = images[0].get_rendition_model().objects.filter(filter_spec__in=SPECS)
        prefetch_related_objects(list(images), Prefetch("renditions", renditions, "prefetched_renditions"))


def _words_for(image: Any) -> str:
    if getattr(image, "decorative", False):
        return ""
    return str(getattr(image, "contextual_alt_text", None) or image.default_alt_text)


def _source(mime: str, renditions: Sequence[Any]) -> Source:
    by_width = {rendition.width: rendition.url for rendition in renditions}
    widest_for_most = renditions[1] if len(renditions) > 1 else renditions[0]
    srcset = ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
    return Source(mime, widest_for_most.url, srcset)
