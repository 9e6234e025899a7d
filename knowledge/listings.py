"""What the room's lists show: news by year and theme, terms from A to Z, questions by audience, organisations by sort.

Each takes a number of queries that does not depend on how much there is to show.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Any

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest

from core import roots, vocabulary
from core.models import BasePage, PageCard
from core.reading import source_register
from knowledge.models import GlossaryTerm, Organisation, Question, TimelineEvent

PER_PAGE = 12


def page_of(rows: Any, request: HttpRequest, per_page: int = PER_PAGE) -> PageOfResults:
    """The page of results that ?page= names; anything but a page that exists gives the first or last one."""
    number = request.GET.get("page", "1")
    paginator = Paginator(rows, per_page)
    return paginator.get_page(int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1)


def sort_key(text: str) -> str:
    """How people look a word up: without accents, capitals or quotes before it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return plain.lstrip("'\" ") or text.lower()


def news_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """News under this index (for English: the Dutch news too), narrowed down by ?jaar= and ?thema=."""
    shown = Q(locale_id=page.locale_id)
    if page.language != roots.DEFAULT_LANGUAGE:
        translated = PageCard.objects.filter(kind="news", locale_id=page.locale_id).values("translation_key")
        shown |= Q(locale_id=roots.locales()[roots.DEFAULT_LANGUAGE]) & ~Q(translation_key__in=translated)
    everything = PageCard.objects.visible_to(request).filter(shown, kind="news")
    years = [day.year for day in everything.dates("date", "year", order="DESC")]
    chosen_year, chosen_theme = request.GET.get("jaar", ""), request.GET.get("thema", "")
    rows = everything.order_by("-date", "-pk")
    if chosen_year.isascii() and chosen_year.isdigit() and int(chosen_year) in years:
        rows = rows.filter(date__year=int(chosen_year))
    else:
        chosen_year = ""
    used = set(everything.order_by().values_list("themes__key", flat=True).distinct())
    themes = [word for word in vocabulary.themes().values() if word.key in used]
    if chosen_theme in {word.key for word in themes}:
        rows = rows.filter(themes__key=chosen_theme)
    else:
        chosen_theme = ""
    return {
        "results": page_of(rows, request),
        "years": years,
        "themes_used": themes,
        "chosen_year": chosen_year,
        "chosen_theme": chosen_theme,
    }


def glossary_listing(page: BasePage) -> dict[str, Any]:
    """Terms in letters; one query."""
    terms = sorted(GlossaryTerm.objects.filter(locale_id=page.locale_id), key=lambda term: sort_key(term.term))
    letters = [
        {"letter": letter.upper(), "terms": list(group)}
        for letter, group in groupby(terms, key=lambda term: sort_key(term.term)[:1])
    ]
    return {"letters": letters, "count": len(terms)}


def faq_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Questions by audience, each with the card of the page that says more; two queries."""
    questions = list(Question.objects.filter(locale_id=page.locale_id).select_related("page"))
    keys = {question.page.translation_key for question in questions if question.page}
    cards = PageCard.objects.visible_to(request).filter(translation_key__in=keys)
    by_key: dict[Any, PageCard] = {}
    for card in cards:
        if card.translation_key not in by_key or card.locale_id == page.locale_id:
            by_key[card.translation_key] = card
    for question in questions:
        question.card = by_key.get(question.page.translation_key) if question.page else None
    groups = [
        {"audience": word, "questions": [entry for entry in questions if word.key in entry.audience_keys]}
        for word in vocabulary.audiences().values()
    ]
    return {"groups": [group for group in groups if group["questions"]], "questions": questions}


def organisation_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Organisations in alphabetical order, narrowed down by ?soort=; one query."""
    rows = list(Organisation.objects.filter(locale_id=page.locale_id))
    sorts = sorted({row.sort for row in rows}, key=sort_key)
    chosen = request.GET.get("soort", "")
    if chosen not in sorts:
        chosen = ""
    shown = sorted((row for row in rows if not chosen or row.sort == chosen), key=lambda row: sort_key(row.name))
    register = {entry.key: entry for entry in source_register().values()}
    for row in shown:
        row.sources = [register[key] for key in row.source_keys if key in register]
    letters = [
        {"letter": letter.upper(), "organisations": list(group)}
        for letter, group in groupby(shown, key=lambda row: sort_key(row.name)[:1])
    ]
    return {"letters": letters, "sorts": sorts, "chosen_sort": chosen, "count": len(shown)}


def timeline_listing(page: BasePage) -> dict[str, Any]:
    """Milestones by year; one query."""
    register = {entry.key: entry for entry in source_register().values()}
    events = list(TimelineEvent.objects.filter(locale_id=page.locale_id))
    for event in events:
        event.sources = [register[key] for key in event.source_keys if key in register]
    years = [
        {"year": year, "events": list(group)} for year, group in groupby(events, key=lambda event: event.date.year)
    ]
    return {"years": years, "count": len(events)}

