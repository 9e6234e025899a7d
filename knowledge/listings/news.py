"""The news, by year and theme."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import ngettext

from core import roots, vocabulary
from core.epoch import epoch_cached
from core.models import BasePage, PageCard
from core.vocabulary import Word
from knowledge.listings.shared import address, landmarks, page_of, shown_in
from knowledge.models import NewsPage

PER_PAGE = 12
AT_THE_SAME_TIME = 2


def all_news(locale_pk: int | None, request: HttpRequest | None) -> models.QuerySet[PageCard]:
    """Every article that this visitor may read in this language, newest first."""
    rows = PageCard.objects.visible_to(request).filter(
        shown_in(PageCard, locale_pk, kind="news"), kind="news"
    )
    return rows.order_by("-date", "-pk")


@epoch_cached
def news_facets(locale_pk: int, closed: tuple[str, ...]) -> tuple[Mapping[str, int], frozenset[str]]:
    """The years and the theme keys of the news outside the closed parts of the tree."""
    rows = PageCard.objects.filter(shown_in(PageCard, locale_pk, kind="news"), kind="news")
    for path in closed:
        rows = rows.exclude(tree_path__startswith=path)
    years = [day.year for day in rows.dates("date", "year", order="DESC")]
    keys = rows.order_by().filter(themes__isnull=False).values_list("themes__key", flat=True).distinct()
    return {str(year): year for year in years}, frozenset(keys)


def news_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """A page of the news, by year, narrowed down by ?jaar= and ?thema=."""
    years, keys = news_facets(page.locale_id, tuple(roots.closed_paths(request)))
    themes = {key: word for key, word in vocabulary.themes().items() if key in keys}
    year = years.get(request.GET.get("jaar", ""))
    theme = themes.get(request.GET.get("thema", ""))
    rows = all_news(page.locale_id, request)
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
        "landmarks": landmarks(page.language),
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


def news_around(page: NewsPage, request: HttpRequest) -> list[PageCard]:
    """The articles right before and after this one in time, newest first. One query."""
    others = all_news(page.locale_id, request).exclude(pk=page.pk)
    earlier = others.filter(date__lte=page.date).values("pk")[:AT_THE_SAME_TIME]
    later = others.filter(date__gt=page.date).order_by("date", "pk").values("pk")[:AT_THE_SAME_TIME]
    return list(PageCard.objects.filter(Q(pk__in=earlier) | Q(pk__in=later)).order_by("-date", "-pk"))
