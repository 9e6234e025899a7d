"""What the style guide shows: each component with something to show in it. Rooms add what is theirs."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.specimens.answers import ANSWERS
from core.specimens.basics import BASICS
from core.specimens.finding import FINDING
from core.specimens.lists import LISTS
from core.specimens.reading import READING
from core.specimens.shapes import Specimen

GROUPS: list[tuple[str | Promise, Sequence[Specimen]]] = [
    (_("Kleur, letter en beeld"), BASICS),
    (_("De weg vinden"), FINDING),
    (_("Lezen"), READING),
    (_("Lijsten en kleine dingen"), LISTS),
    (_("Formulieren en antwoorden"), ANSWERS),
]

# The furniture of the frame, which stands round the style guide itself or in the head of its page, and what does
# nothing but put other components in a row.
FURNITURE = {
    *("addresses", "htmx", "skip_links", "connection"),
    *("site_header", "brand", "menu", "language_switch", "theme_choice", "tab_bar", "site_footer"),
    *("body", "reading_foot"),
}


def add_group(title: str | Promise, specimens: Sequence[Specimen]) -> None:
    """Show these too; for rooms, when they are ready."""
    GROUPS.append((title, specimens))
