"""Views of the front door: the note that a page is not translated yet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core import roots
from core.models import PageCard
from core.surroundings import Alternate


@login_not_required
@require_safe
def not_translated(request: HttpRequest, path: str) -> HttpResponse:
    """Say in English that a page is there in Dutch only, and offer it; one that is translated is shown itself."""
    cards = PageCard.objects.visible_to(request)
    dutch = cards.in_language(roots.DEFAULT_LANGUAGE).filter(url=f"/{path.strip('/')}/").first()
    if dutch is None:
        raise Http404
    english = cards.in_language("en").filter(translation_key=dutch.translation_key).first()
    if english:
        return redirect(english.url)
    request.alternates = [Alternate(dutch.language, dutch.url, dutch.title)]  # type: ignore[attr-defined]
    return render(
        request, "home/not_translated.html", {"card": dutch, "nearest": nearest_in_english(dutch, request)}
    )


def nearest_in_english(dutch: PageCard, request: HttpRequest) -> PageCard | None:
    """The English page that lies closest above a Dutch one, below the home page. One query."""
    above = [dutch.tree_path[: step * Page.steplen] for step in range(3, dutch.depth)]
    keys = PageCard.objects.filter(tree_path__in=above).values("translation_key")
    english = PageCard.objects.visible_to(request).in_language("en")
    return english.filter(translation_key__in=keys).order_by("-depth").first()
