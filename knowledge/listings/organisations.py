"""Who is who, from A to Z and by sort."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core import roots
from core.models import BasePage
from knowledge.alphabet import anchor, by_letter, initial, letter_bar, sort_key
from knowledge.listings.shared import address, chips, language_of, page_of, shown_in, sources_named
from knowledge.models import Organisation

PER_PAGE = 50


def organisation_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """A page of organisations from A to Z, narrowed down by ?soort=, or the one with ?organisatie= on it; two queries."""
    rows = Organisation.objects.filter(shown_in(Organisation, page.locale_id)).order_by()
    known = sorted(rows.values_list("name", "pk", "sort", "key"), key=lambda row: sort_key(row[0]))
    sorts = {slugify(sort): sort for _name, _pk, sort, _key in known}
    numbers = Counter(slugify(sort) for _name, _pk, sort, _key in known)
    chosen = asked_for if (asked_for := request.GET.get("soort", "")) in sorts else ""
    shown = [row for row in known if not chosen or slugify(row[2]) == chosen]
    results = page_of(shown, request, PER_PAGE)
    places = {key: place for place, (*_row, key) in enumerate(shown)}
    if "page" not in request.GET and (named := request.GET.get("organisatie")) in places:
        results = results.paginator.page(places[named] // PER_PAGE + 1)
    found = Organisation.objects.in_bulk([pk for _name, pk, *_row in results])
    options = [
        (key, sort, numbers[key]) for key, sort in sorted(sorts.items(), key=lambda entry: sort_key(entry[1]))
    ]
    here = [_presented(found[pk]) for _name, pk, *_row in results if pk in found]
    return {
        "results": results,
        "letters": by_letter(here, lambda entry: entry["organisation"].name),
        "letter_bar": letter_bar(_letter_urls(page, [name for name, *_row in shown], chosen, results.number)),
        "chips": chips(page, "soort", options, chosen, (_("Alle soorten"), len(known))),
        "chosen_sort": sorts.get(chosen, ""),
        "canonical_path": address(page, soort=chosen, page=results.number if results.number > 1 else ""),
    }


def _presented(row: Organisation) -> dict[str, Any]:
    return {
        "organisation": row,
        "language": language_of(row),
        "text_language": roots.DEFAULT_LANGUAGE if row.in_dutch else language_of(row),
        "sources": sources_named(row.source_keys),
        "tel": "".join(sign for sign in row.phone if sign.isdigit() or sign == "+"),
    }


def _letter_urls(page: BasePage, names: list[str], sort: str, here: int) -> dict[str, str]:
    """Where each letter's first organisation stands: on this page of results or on another one."""
    urls: dict[str, str] = {}
    for place, name in enumerate(names):
        letter, number = initial(name), place // PER_PAGE + 1
        if letter not in urls:
            there = "" if number == here else address(page, soort=sort, page=number if number > 1 else "")
            urls[letter] = f"{there}#{anchor(letter)}"
    return urls
