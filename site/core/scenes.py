"""The illustrations: which drawing a scene shows, how it is cropped and how it fits its frame.

Drawings are the files of `images/scenes/`; the colours in them are custom properties, so that one drawing serves
day and evening.
"""

from __future__ import annotations

from collections.abc import Iterable
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

SPARE = ("coat-rack", "garden", "table", "radio", "front-door", "book-cover")


def varied(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Scenes to show together, none twice as long as there are others: a missing or repeated one gives way to a spare."""
    wanted = list(names)
    used = {SCENES[name].drawing for name in taken if name in SCENES}
    kept: list[str] = []
    for name in wanted:
        fresh = name in SCENES and SCENES[name].drawing not in used
        kept.append(name if fresh else "")
        used |= {SCENES[name].drawing} if fresh else set()
    spare = iter([name for name in SPARE if SCENES[name].drawing not in used])
    return [name or next(spare, asked or SPARE[0]) for name, asked in zip(kept, wanted, strict=True)]
