"""Colours, letters, icons and illustrations."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.translation import gettext_lazy as _

from core.scenes import SCENES
from core.specimens.shapes import Specimen

ICON = re.compile(r'<symbol id="i-([\w-]+)"')
COLOURS = (
    *("paper", "surface", "surface-2", "sky", "lamp-band", "rose-tint", "deep"),
    *("ink", "ink-soft", "line", "line-strong", "petrol", "lamp", "lamp-deep", "enamel"),
    *("foundation", "window", "door", "roof", "good", "caution", "error"),
)


def icon_names() -> list[str]:
    """The icons in the sprite, in its order."""
    return ICON.findall(Path(str(finders.find("images/icons.svg"))).read_text())


BASICS = (
    Specimen(_("Kleuren"), "styleguide/colours", {"names": COLOURS}),
    Specimen(_("Letters"), "styleguide/type"),
    Specimen(_("Iconen"), "styleguide/icons", {"names": icon_names}),
    Specimen(_("Illustraties"), "styleguide/scenes", {"names": list(SCENES)}),
)
