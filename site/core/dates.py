"""Dates in words, never more exact than what is known of them."""

from __future__ import annotations

import datetime

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

DAY, MONTH, YEAR, PERIOD = "day", "month", "year", "period"
PRECISIONS = (DAY, MONTH, YEAR, PERIOD)
_FORMATS = {DAY: "j F Y", MONTH: "F Y", YEAR: "Y", PERIOD: "F Y"}
_MACHINE = {DAY: "%Y-%m-%d", MONTH: "%Y-%m", YEAR: "%Y"}
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
