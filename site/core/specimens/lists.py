"""Lists, dates and marks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.specimens.reading import DAY
from core.specimens.shapes import TABLE_CARD, Specimen, card, shown

ENGLISH_CARD = card("What is a family home?", language="en")

LISTS = (
    shown("card", card=TABLE_CARD, shape="stepped", meta="Podcast", sill=True),
    shown("related", cards=[TABLE_CARD, ENGLISH_CARD]),
    *(
        shown(template, precision, date=DAY, precision=precision, words=_("begin 2023"))
        for template in ("plate", "precision")
        for precision in ("day", "month", "year", "period")
    ),
    Specimen("row", "styleguide/rows", {"cards": [TABLE_CARD, ENGLISH_CARD]}),
    shown("dutch_only", language="en"),
    Specimen("label", "styleguide/labels", {"tones": ("good", "lamp", "roof", "foundation", "example")}),
    *(shown("building_block_icon", block, block=block) for block in (1, 2, 3, 4)),
)
