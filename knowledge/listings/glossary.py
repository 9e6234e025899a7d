"""The glossary, from A to Z."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core import richtext
from core.models import BasePage
from knowledge.alphabet import by_letter, letter_bar, sort_key
from knowledge.listings.shared import language_of, shown_in
from knowledge.models import GlossaryTerm


def glossary_listing(page: BasePage) -> dict[str, Any]:
    """Terms in letters; one query."""
    rows = GlossaryTerm.objects.filter(shown_in(GlossaryTerm, page.locale_id)).order_by()
    terms = [
        {
            "term": row,
            "language": language_of(row),
            "other_language": "nl" if language_of(row) == "en" else "en",
        }
        for row in sorted(rows, key=lambda row: sort_key(row.term))
    ]
    letters = by_letter(terms, lambda entry: entry["term"].term)
    return {
        "letters": letters,
        "letter_bar": letter_bar({entry["letter"]: f"#{entry['anchor']}" for entry in letters}),
        "count": len(terms),
        "example": explained_example(page.language),
    }


def explained_example(language: str) -> SafeString:
    """A sentence in which terms can be opened, or nothing while the glossary knows none of its words."""
    sentence = _(
        "de verwijzer belt het gezinshuis, de gedragswetenschapper denkt mee en de voogdij ligt bij een instelling"
    )
    shown = richtext.explain(escape(sentence), language)
    return mark_safe(shown) if "popovertarget" in shown else SafeString("")
