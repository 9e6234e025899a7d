"""Serving pages: one look-up by address instead of Wagtail's walk down the tree, and its walk as the fallback."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail import hooks
from wagtail.models import Page
from wagtail.views import serve as walk_down_the_tree
from wagtail.views import serve_chain

from core import roots
from core.models import PageCard


def page_at(address: str) -> Page | None:
    """The live page at this address, fully loaded, or None. Two queries, however deep it lies."""
    row = PageCard.objects.filter(url=address).values_list("page_id", "page__content_type_id").first()
    if row is None:
        return None
    model: Any = ContentType.objects.get_for_id(row[1]).model_class()
    return model._default_manager.filter(pk=row[0], live=True).first()


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Show the page at this address; Wagtail's hooks (who may see it, who serves it) apply as ever."""
    request._wagtail_site = roots.site()
    page = page_at(request.path_info)
    if page is None:
        return walk_down_the_tree(request, path)
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, (), {})
        if isinstance(answer, HttpResponse):
            return answer
    return chain(page, request, (), {})
