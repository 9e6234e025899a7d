"""The news, by year and theme."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import ngettext

from core import roots, vocabulary
from core.epoch import epoch_cached
from core.models import BasePage, PageCard
from core.vocabulary import Word
from knowledge.listings.shared import address, page_of, shown_in
from knowledge.models import NewsPage

PER_PAGE = 12
AROUND = datetime.timedelta(days=2 * 365 + 1)
MOST_AROUND = 2  # before it, and as many after it


def all_news(locale_pk: int | None, closed: Iterable[str]) -> models.QuerySet[PageCard]:
    """Every article in this language outside the closed parts of the tree, newest first."""
    rows = PageCard.objects.outside(closed).filter(shown_in(PageCard, locale_pk, kind="news"), kind="news")
    return rows.order_by("-date", "-pk")


@epoch_cached
def news_facets(locale_pk: int, closed: tuple[str, ...]) -> tuple[Mapping[str, int], frozenset[str]]:
    """The years and the theme keys of the news outside the closed parts of the tree."""
    rows = all_news(locale_pk, closed)
    years = [day.year for day in rows.dates("date", "year", order="DESC")]
    keys = rows.order_by().filter(themes__isnull=False).values_list("themes__key", flat=True).distinct()
    return {str(year): year for year in years}, frozenset(keys)


def news_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """A page of the news, by year, narrowed down by ?jaar= and ?thema=."""
    closed = tuple(roots.closed_paths(request))
    years, keys = news_facets(page.locale_id, closed)
    themes = {key: word for key, word in vocabulary.themes().items() if key in keys}
    year = years.get(request.GET.get("jaar", ""))
    theme = themes.get(request.GET.get("thema", ""))
    rows = all_news(page.locale_id, closed)
    if year:
        rows = rows.filter(date__year=year)
    if theme:
        rows = rows.filter(themes__key=theme.key)
    results = page_of(rows, request, PER_PAGE)
    asked = {"jaar": year, "thema": theme.key if theme else ""}
    return {
        "results": results,
        "by_year": [(key, list(group)) for key, group in groupby(results, key=lambda card: card.date.year)],
        "years": years.values(),
        "themes_used": themes.values(),
        "chosen_year": year,
        "chosen_theme": theme,
        "summary": news_summary(results.paginator.count, year, theme),
        "canonical_path": address(page, **asked, page=results.number if results.number > 1 else ""),
    }


def news_summary(count: int, year: int | None, theme: Word | None) -> str:
    """Say what is shown: '2 berichten uit 2017 over vormen van hulp'."""
    words = {"count": count, "year": year, "theme": theme.name if theme else ""}
    if year and theme:
        text = ngettext(
            "%(count)s bericht uit %(year)s over ‘%(theme)s’",
            "%(count)s berichten uit %(year)s over ‘%(theme)s’",
            count,
        )
    elif year:
        text = ngettext("%(count)s bericht uit %(year)s", "%(count)s berichten uit %(year)s", count)
    elif theme:
        text = ngettext("%(count)s bericht over ‘%(theme)s’", "%(count)s berichten over ‘%(theme)s’", count)
    else:
        text = ngettext("%(count)s bericht", "%(count)s berichten", count)
    return text % words


def news_around(page: NewsPage, request: HttpRequest) -> Sequence[PageCard]:
    """The articles right before and after this one, within two years of it, newest first."""
    return _news_around(page.pk, page.date, page.locale_id, tuple(roots.closed_paths(request)))


@epoch_cached
def _news_around(
    page_pk: int, date: datetime.date, locale_pk: int, closed: tuple[str, ...]
) -> tuple[PageCard, ...]:
    others = (
        all_news(locale_pk, closed).filter(date__range=(date - AROUND, date + AROUND)).exclude(pk=page_pk)
    )
    earlier = others.filter(date__lte=date)[:MOST_AROUND]
    later = others.filter(date__gt=date).order_by("date", "pk")[:MOST_AROUND]
    return (*reversed(later), *earlier)
