"""Dates in words, never more exact than what is known of them."""

from __future__ import annotations

import datetime
import re

from django.utils import formats
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

DAY, MONTH, YEAR, PERIOD = "day", "month", "year", "period"
PRECISIONS = (DAY, MONTH, YEAR, PERIOD)
_FORMATS = {DAY: "j F Y", MONTH: "F Y", YEAR: "Y", PERIOD: "F Y"}
_MACHINE = {DAY: "%Y-%m-%d", MONTH: "%Y-%m", YEAR: "%Y"}
_PERIOD = re.compile(r"(?P<head>.*?)\s*(?P<year>\d{4})(?:\s*[-–]\s*(?P<until>\d{4}))?")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LIT_PANES = {DAY: 4, MONTH: 3, PERIOD: 2, YEAR: 1}


def in_words(date: datetime.date | None, precision: str = DAY) -> str:
    """Return '12 april 2023', 'september 2016', '2011' or 'rond mei 2017', in the active language; '' for None."""
    if date is None:
        return ""
    words = formats.date_format(date, _FORMATS.get(precision, _FORMATS[DAY]))
    if precision == PERIOD:
        return pgettext("date", "rond %(date)s") % {"date": words}
    return words


def machine_readable(date: datetime.date | None, precision: str = DAY) -> str:
    """Return the value of a `datetime` attribute, as exact as the date; '' where HTML has none, as for a period."""
    if date is None or (pattern := _MACHINE.get(precision or DAY)) is None:
        return ""
    return f"{date.year:04d}" + date.strftime(pattern.removeprefix("%Y"))


def lit_panes(precision: str) -> int:
    """How many of four window panes are lit: the more, the more exact."""
    return _LIT_PANES.get(precision, _LIT_PANES[DAY])


def precision_in_words(precision: str) -> str:
    """Say how exact a date is."""
    return {
        DAY: _("op de dag precies"),
        MONTH: _("op de maand precies"),
        PERIOD: _("ongeveer, een periode"),
        YEAR: _("alleen het jaar is bekend"),
    }.get(precision, "")


def short_month(date: datetime.date) -> str:
    """Return 'mrt' or 'Mar': months have a capital in English and none in Dutch."""
    return formats.date_format(date, "M" if get_language() == "en" else "b")


def plate_lines(words: str) -> tuple[str, str]:
    """Return a period in two short lines: 'eind maart 2017 (planning)' is ('eind mrt', '2017')."""
    bare = _IN_BRACKETS.sub("", str(words))
    period = _PERIOD.fullmatch(bare)
    if period is None:
        return bare, ""
    if period["until"]:
        return f"{period['head']} {period['year']}–".strip(), period["until"]
    head = period["head"]
    for number in range(1, 13):
        month = datetime.date(2000, number, 1)
        head = head.replace(formats.date_format(month, "F"), short_month(month))
    return head, period["year"]
