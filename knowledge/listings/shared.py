"""What the lists have in common: which rows, which part of them, their addresses and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest

from core import roots
from core.epoch import epoch_cached
from core.models import BasePage
from core.reading import SourceEntry, source_register


def shown_in(model: type[models.Model], locale_pk: int | None, **only: Any) -> Q:
    """Rows in this language, and the Dutch ones among `only` that are not translated into it."""
    own = Q(locale_id=locale_pk)
    dutch = roots.locales().get(roots.DEFAULT_LANGUAGE)
    if locale_pk == dutch:
        return own
    translated = model._default_manager.filter(locale_id=locale_pk, **only).values("translation_key")
    return own | (Q(locale_id=dutch) & ~Q(translation_key__in=translated))


def page_of(rows: Any, request: HttpRequest, per_page: int) -> PageOfResults:
    """The page of results that ?page= names; anything but a page that exists gives the first one."""
    paginator = Paginator(rows, per_page)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return paginator.page(number if number in paginator.page_range else 1)


def address(page: BasePage, /, **asked: object) -> str:
    """The page's address with what is asked of it; empty answers are left out."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return page.path_url + (f"?{query}" if query else "")


def chips(
    page: BasePage,
    parameter: str,
    options: Iterable[tuple[str, str, int]],
    chosen: str,
    everything: tuple[str, int],
) -> list[dict[str, Any]]:
    """For components/chips.html: a filter link for each (key, title, count), after the one that shows `everything`."""
    title, total = everything
    return [
        {"title": title, "url": address(page), "current": not chosen, "count": total},
        *(
            {
                "title": title,
                "url": address(page, **{parameter: key}),
                "current": key == chosen,
                "count": count,
            }
            for key, title, count in options
        ),
    ]


def language_of(row: Any) -> str:
    """The code of the language a row is written in."""
    return roots.languages_by_locale().get(row.locale_id, roots.DEFAULT_LANGUAGE)


@epoch_cached
def sources_by_key() -> Mapping[str, SourceEntry]:
    """The register of sources, by the keys that snippets keep."""
    return {entry.key: entry for entry in source_register().values()}


def sources_named(keys: Iterable[str]) -> list[SourceEntry]:
    """The sources with these keys, in this order."""
    register = sources_by_key()
    return [register[key] for key in keys if key in register]
