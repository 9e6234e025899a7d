"""A table that editors fill in cell by cell and readers can scroll with the keyboard."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class TableBlock(blocks.StructBlock):
    """Rows and columns, with words that say what the table shows."""

    caption = blocks.CharBlock(max_length=160, required=False, label=_("Wat de tabel laat zien"))
    row_headings = blocks.BooleanBlock(required=False, default=True, label=_("Eerste kolom is een kop"))
    table = TypedTableBlock(
        [("text", blocks.RichTextBlock(features=["bold", "italic", "link"], label=_("Tekst")))],
        label=_("Tabel"),
    )

    class Meta:
        icon = "table"
        label = _("Tabel")
        template = "blocks/table.html"
        description = _("Een kleine tabel met kolomkoppen.")
