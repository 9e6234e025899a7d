"""Lists that can be taken along as a spreadsheet, in which nobody's text is ever a formula."""

from __future__ import annotations

import re
from typing import Any

from wagtail.admin.views.generic import IndexView

# What a spreadsheet reads as the start of a formula, also in full width and after a separator: a program set to
# Dutch splits at the semicolon, so one cell of ours may become several of its own.
_STARTS_A_FORMULA = re.compile(r"(^|[;,\t\r\n\"])(\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")


def without_formulas(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would take for a formula (OWASP ASVS 5.0, 1.2.10)."""
    return _STARTS_A_FORMULA.sub(r"\1\2'\3", text)


class SafeExportIndexView(IndexView):
    """Wagtail's list of a model; its own exports leave formulas as they are, in CSV on purpose."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        cell = super().preprocess_field_value(field, value, export_format)
        return without_formulas(cell) if isinstance(cell, str) else cell
