"""Builders of pages to read and look things up in: factsheet, forms of care, circles, news and plain pages."""

from __future__ import annotations

import datetime
from typing import Any

from core.roots import DEFAULT_LANGUAGE
from home.opening.builders.base import Source, blocks
from home.opening.drafts import Ref

Fields = dict[str, Any]


def plain(source: Source) -> Fields:
    """A page with nothing of its own."""
    return {}


def contact(source: Source) -> Fields:
    """The page with the contact form."""
    return dict(source.front["form"])


def factsheet(source: Source) -> Fields:
    """Key figures and counts go to fields of their own."""
    seed = f"{source.document.key}.{source.locale}"
    counts = [row | {"source": Ref("source", row["source"])} for row in source.front["key_figures"]]
    return {
        "edition": source.front["version"],
        "key_figures": blocks("figure", source.front["highlights"], f"{seed}/figures"),
        "counts": blocks("count", counts, f"{seed}/counts"),
    }


def care_form_index(source: Source) -> Fields:
    """The overview table repeats the forms' own pages, as far as they are there in this language."""
    if source.front.get("order_light_to_intensive"):
        source.text.take("table", "")
    return {}


def care_form(source: Source) -> Fields:
    """The facts about a form of care, and its place on the line from light to intensive."""
    front = source.front
    overview = source.library.by_key["zorgvormen-overzicht", DEFAULT_LANGUAGE].front
    line, key = overview.get("order_light_to_intensive") or [], source.document.key
    return {
        "group": front["group"],
        "intensity": line.index(key) + 1 if key in line else 0,
        **{
            name: front.get(name) or ""
            for name in (
                "short_name",
                "for_whom",
                "child_lives",
                "who",
                "duration",
                "how_to_arrange",
                "costs",
            )
        },
    }


def circle(source: Source) -> Fields:
    """A knowledge circle is nearly all structure."""
    front, seed = source.front, f"{source.document.key}.{source.locale}"
    meetings = [
        {
            "theme": meeting["theme"],
            "question": meeting.get("question") or "",
            "known": meeting["theme_status"] == "genoemd",
        }
        for meeting in front["meetings"]
    ]
    products = [{name: product[name] for name in ("title", "kind", "note")} for product in front["products"]]
    questions = [
        {"question": entry["question"], "where": source.text.rich.of_line(entry.get("where") or "")}
        for entry in front.get("open_questions") or []
    ]
    return {
        "year": front["year"],
        "year_note": front.get("year_note") or "",
        "status": front["status"],
        "participants": front["participants"],
        "meetings_count": front["meetings_count"],
        "organisers": blocks("organiser", front["organisers"], f"{seed}/organisers"),
        "goals": blocks("goal", front["goals"], f"{seed}/goals"),
        "meetings": blocks("meeting", meetings, f"{seed}/meetings"),
        "products": blocks("product", products, f"{seed}/products"),
        "findings": blocks("finding", front.get("findings") or [], f"{seed}/findings"),
        "open_questions": blocks("question", questions, f"{seed}/questions"),
    }


def news(source: Source) -> Fields:
    """A news article with its date, no more exact than it is known."""
    front, seed = source.front, f"{source.document.key}.{source.locale}"
    moments = [
        {
            "date": moment["date"],
            "precision": moment["date_precision"],
            "words": moment.get("date_words") or "",
            "what": moment["what"],
            "text": source.text.rich.of_line(moment["text"]),
        }
        for moment in front.get("about_date") or []
    ]
    return {
        "date": datetime.date.fromisoformat(front["date"]),
        "date_precision": front["date_precision"],
        "date_words": front.get("date_words") or "",
        "about_date": blocks("moment", moments, f"{seed}/about_date"),
        "archive": front["archive"],
    }
