"""The illustrations: which drawing a scene shows, how it is cropped and how it fits its frame.

Drawings are the files of `images/scenes/`; the colours in them are custom properties, so that one drawing serves
day and evening.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Scene:
    """One way to look at a drawing: `view_box` and `fit` as SVG's viewBox and preserveAspectRatio."""

    drawing: str
    view_box: str
    fit: str = "xMidYMid slice"


SCENES = MappingProxyType(
    {
        "book-cover": Scene("book-cover", "0 0 600 800"),
        "coat-rack": Scene("coat-rack", "0 0 800 600"),
        "empty": Scene("empty", "0 60 640 240", "xMidYMax meet"),
        "front-door": Scene("front-door", "0 0 700 800"),
        "garden": Scene("garden", "0 0 800 600"),
        "path": Scene("path", "0 0 600 800"),
        "path-wide": Scene("path-wide", "-640 0 1400 800", "xMidYMax slice"),
        "radio": Scene("radio", "0 -150 800 750"),
        "street": Scene("street", "0 0 1600 442", "xMidYMax slice"),
        "street-right": Scene("street", "412 0 1188 442", "xMinYMax slice"),
        "table": Scene("table", "0 0 800 600"),
    }
)
