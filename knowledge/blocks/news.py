"""What the page of a news article is built from besides its text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import dates
from core.blocks.body import TextBlock

PRECISIONS = [
    (dates.DAY, _("op de dag")),
    (dates.MONTH, _("op de maand")),
    (dates.YEAR, _("op het jaar")),
    (dates.PERIOD, _("een periode")),
]
ANNOUNCED, HAPPENED = "announced", "happened"


class DateMomentBlock(blocks.StructBlock):
    """One of the dates that are known of what happened: when it was to be, or when it was."""

    what = blocks.ChoiceBlock(
        choices=[(ANNOUNCED, _("aangekondigd")), (HAPPENED, _("gebeurd"))], default=HAPPENED, label=_("Wat")
    )
    date = blocks.DateBlock(label=_("Datum"))
    precision = blocks.ChoiceBlock(choices=PRECISIONS, default=dates.DAY, label=_("Hoe precies"))
    words = blocks.CharBlock(
        required=False,
        default="",
        max_length=60,
        label=_("Datum in woorden"),
        help_text=_("Voor een periode: ‘begin 2017’."),
    )
    text = TextBlock(features=["bold", "link"], label=_("Waar dat staat"))

    class Meta:
        icon = "date"
        label = _("Datum")
