"""The page of results, and the suggestions while somebody is typing. Neither sets a cookie, writes a row or keeps a word."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from core import roots
from search.answering import Answer, answer
from search.facets import FACETS, Facet
from search.helping import entrances, fewer_words
from search.suggesting import suggestions
from search.urgency import is_urgent

# what a choice is called in an English address
ENGLISH = {"soort": "kind", "thema": "theme", "voor": "for", "taal": "language", "jaar": "year"}
KIND = "soort"


class HtmxRequest(HttpRequest):
    """A request that says whether a part of a page is asked for."""

    htmx: HtmxDetails


@login_not_required
@require_safe
def search(request: HtmxRequest) -> HttpResponse:
    """Show what there is about ?q=, narrowed down by the facets that were chosen."""
    language = get_language() or roots.DEFAULT_LANGUAGE
    asked = {name: request.GET.get(name, "") for name in ("q", "page")}
    asked |= {facet: request.GET.get(parameter(facet), "") for facet in FACETS}
    result = answer(asked["q"], request, language, asked)
    context = {
        "answer": result,
        "query": result.question.text,
        "chips": next((items_of(facet, result) for facet in result.facets if facet.name == KIND), []),
        "facets": [
            {"title": facet.title, "items": items_of(facet, result)}
            for facet in result.facets
            if facet.name != KIND
        ],
        "facets_open": any(name != KIND for name in result.chosen),
        "narrowed": bool(result.chosen),
        "elsewhere": result.elsewhere,
        "urgent": is_urgent({*result.question.words, *result.reading.words}, result.question.line),
        "kept": {parameter(facet): value for facet, value in result.chosen.items()},
        "everything_url": address(result.question.text),
        "fewer": [{"title": word, "url": address(word)} for word in fewer_words(result)],
        "others": [{"title": word, "url": address(word)} for word in result.others],
        "entrances": entrances(language) if not result.hits else [],
        "canonical_path": reverse("search"),
    }
    # while somebody types only what changes is sent; the same address opened by itself is the whole page
    part = bool(request.htmx) and not request.htmx.history_restore_request
    response = render(request, "search/live.html" if part else "search/search.html", context)
    patch_cache_control(response, private=True)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


@login_not_required
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """At most eight things to offer for ?q=."""
    language = get_language() or roots.DEFAULT_LANGUAGE
    offered = suggestions(request.GET.get("q", ""), request, language)
    response = JsonResponse(
        {"suggestions": [{"title": each.title, "url": each.url, "kind": each.kind} for each in offered]}
    )
    patch_cache_control(response, private=True)
    return response


def parameter(facet: str) -> str:
    """What a facet is called in an address of the present language."""
    return facet if get_language() == roots.DEFAULT_LANGUAGE else ENGLISH[facet]


def address(query: str, **chosen: str) -> str:
    """The page of results for this question, narrowed down so; what is empty is left out."""
    asked = {"q": query} | {parameter(facet): value for facet, value in chosen.items()}
    words = urlencode({name: value for name, value in asked.items() if value})
    return reverse("search") + (f"?{words}" if words else "")


def items_of(facet: Facet, result: Answer) -> list[dict[str, Any]]:
    """For components/chips.html: links that keep the question and whatever else was chosen; the first lets go of it."""
    query, chosen = result.question.text, result.chosen
    everything = {
        "title": _("Alles"),
        "url": address(query, **chosen | {facet.name: ""}),
        "count": facet.total,
        "current": not facet.chosen,
    }
    choices = (
        {
            "title": choice.title,
            "url": address(query, **chosen | {facet.name: choice.key}),
            "count": choice.count,
            "current": choice.current,
        }
        for choice in facet.choices
    )
    return [everything, *choices]
