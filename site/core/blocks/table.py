"""A table that editors fill in cell by cell and readers can scroll with the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
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
        description = _("Een kleine tabel met kolomkoppen.")

    def render(self, value: Any, context: Mapping[str, Any] | None = None) -> SafeString:
        """The table in a box that scrolls sideways on a phone, so the keyboard has to reach it; a group is no landmark.

        A caption that says what the heading above says already is only for who cannot see the two together.
        Written out, because a template would spend more on forty cells than on the rest of the page.
        """
        from core import richtext

        table = value["table"]
        # the table itself has a field for it too, and an editor may have used that one
        caption = value["caption"] or table.caption or ""
        seen = "" if caption != (context or {}).get("heading") else mark_safe(' class="visually-hidden"')
        headings = format_html_join("", "{}", ([_heading(column["heading"])] for column in table.columns))
        rows = []
        for row in table.rows:
            cells = [richtext.render(cell.value.source) for cell in row]
            first = f'<th scope="row">{cells.pop(0)}</th>' if cells and value["row_headings"] else ""
            rows.append(f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
        return format_html(
            '<div class="scroll-area" role="group" tabindex="0" aria-label="{}"><table class="table">{}'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
            caption or gettext("Tabel"),
            format_html("<caption{}>{}</caption>", seen, caption) if caption else "",
            headings,
            mark_safe("".join(rows)),
        )


def _heading(text: str) -> SafeString:
    return format_html('<th scope="col">{}</th>', text) if text else mark_safe("<td></td>")
