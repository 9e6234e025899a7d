"""Conditions on columns of words that both databases answer from an index."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

LAST = "\U0010ffff"


def begins_with(column: str, beginning: str) -> Q:
    """Rows of which this column begins so: SQLite takes a range, PostgreSQL its pattern index."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": beginning, f"{column}__lt": beginning + LAST})
    return Q(**{f"{column}__startswith": beginning})
