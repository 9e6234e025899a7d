"""Views of the front door: the note that a page is not translated yet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core import roots
from core.models import PageCard


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
    return render(request, "home/not_translated.html", {"card": dutch})
