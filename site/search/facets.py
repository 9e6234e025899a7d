"""Narrowing down: by kind, theme, audience, language and year, with how many results each choice would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core import vocabulary
from search.shelves import Place
from search.sources import groups

# The name in an address, what it is called, and what of a place it looks at.
FACETS = {
    "soort": _("Soort"),
    "thema": _("Thema"),
    "voor": _("Voor wie"),
    "taal": _("Taal"),
    "jaar": _("Jaar"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow down."""

    key: str
    title: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one facet, and how many results there are without one."""

    name: str
    title: str
    total: int | None
    chosen: str
    choices: tuple[Choice, ...]


def values_of(place: Place, facet: str) -> tuple[str, ...]:
    """What a shelf is, by this facet."""
    if facet == "thema":
        return place.themes
    if facet == "voor":
        return place.audiences
    value = {"soort": place.group, "taal": place.language, "jaar": place.year}[facet]
    return (value,) if value else ()


def names(facet: str) -> Mapping[str, str]:
    """Key to name of every choice of a facet, in the order in which they are shown; years have none."""
    if facet == "soort":
        return {group.key: str(group.name) for group in groups().values()}
    if facet == "thema":
        return {word.key: word.name for word in vocabulary.themes().values()}
    if facet == "voor":
        return {word.key: word.name for word in vocabulary.audiences().values()}
    if facet == "taal":
        return dict(settings.LANGUAGES)
    return {}


def chosen_in(asked: Mapping[str, str], places: Iterable[Place]) -> dict[str, str]:
    """What was chosen that exists; anything else counts as not chosen."""
    there = list(places)
    return {
        facet: value
        for facet in FACETS
        if (value := asked.get(facet, "")) and any(value in values_of(place, facet) for place in there)
    }


def shelves_for(chosen: Mapping[str, str], places: Mapping[int, Place], *, but: str = "") -> set[int]:
    """The shelves that are all that was chosen; with `but`, whatever they are by that facet."""
    return {
        pk
        for pk, place in places.items()
        if all(value in values_of(place, facet) for facet, value in chosen.items() if facet != but)
    }


def uncounted(chosen: Mapping[str, str], places: Mapping[int, Place]) -> list[Facet]:
    """Every facet with all its choices, for a question with more results than are counted."""
    return [
        replace(facet, total=None, choices=tuple(replace(choice, count=None) for choice in facet.choices))
        for facet in count(chosen, places, dict.fromkeys(places, 1))
    ]


def count(chosen: Mapping[str, str], places: Mapping[int, Place], counts: Mapping[int, int]) -> list[Facet]:
    """Every facet with more than one choice, each counted with what was chosen in the others."""
    found = []
    for facet, title in FACETS.items():
        shelves = shelves_for(chosen, places, but=facet)
        numbers: Counter[str] = Counter()
        total = 0
        for shelf, number in counts.items():
            if shelf in shelves:
                total += number
                for value in values_of(places[shelf], facet):
                    numbers[value] += number
        current = chosen.get(facet, "")
        known = names(facet) or {year: year for year in sorted(numbers, reverse=True)}
        choices = tuple(
            Choice(key, name, numbers[key], key == current)
            for key, name in known.items()
            if numbers[key] or key == current
        )
        if len(choices) > 1 or current:
            found.append(Facet(facet, str(title), total, current, choices))
    return found
