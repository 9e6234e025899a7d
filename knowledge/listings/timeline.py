"""How it began, by year."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from core import roots
from core.models import BasePage
from knowledge.listings.shared import language_of, shown_in, sources_named
from knowledge.models import TimelineEvent


def timeline_listing(page: BasePage) -> dict[str, Any]:
    """Milestones by year; one query."""
    rows = TimelineEvent.objects.filter(shown_in(TimelineEvent, page.locale_id)).order_by("date", "pk")
    entries: list[dict[str, Any]] = [
        {
            "event": row,
            "language": language_of(row),
            "text_language": roots.DEFAULT_LANGUAGE if row.in_dutch else language_of(row),
            "sources": sources_named(row.source_keys),
        }
        for row in rows
    ]
    years = groupby(entries, key=lambda entry: entry["event"].date.year)
    return {
        "years": [(year, list(group)) for year, group in years],
        "count": len(entries),
    }
