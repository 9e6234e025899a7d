"""What the page of a knowledge circle is built from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.body import TextBlock


class CircleMeetingBlock(blocks.StructBlock):
    """A meeting of the circle: its theme and the question on the table."""

    theme = blocks.CharBlock(required=False, max_length=200, label=_("Thema"))
    question = blocks.CharBlock(required=False, max_length=255, label=_("Vraag op tafel"))
    known = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Staat in de bron"),
        help_text=_("Uit: we weten dat er een bijeenkomst was, niet waarover."),
    )

    class Meta:
        icon = "group"
        label = _("Bijeenkomst")


class ProductBlock(blocks.StructBlock):
    """What the circle made."""

    title = blocks.CharBlock(max_length=255, label=_("Titel"))
    kind = blocks.CharBlock(
        required=False, default="", max_length=60, label=_("Soort"), help_text=_("Bijvoorbeeld: rapport.")
    )
    note = blocks.CharBlock(required=False, max_length=300, label=_("Wat het is"))

    class Meta:
        icon = "doc-full"
        label = _("Product")


class OpenQuestionBlock(blocks.StructBlock):
    """A question that is still open, and where to go on with it."""

    question = blocks.CharBlock(max_length=255, label=_("Vraag"))
    where = TextBlock(required=False, features=["link"], label=_("Waar je verder leest"))

    class Meta:
        icon = "help"
        label = _("Open vraag")
