"""Serving pages: one look-up in the address book instead of Wagtail's walk down the tree, its walk as the fallback."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail import hooks
from wagtail.models import Page
from wagtail.views import serve as walk_down_the_tree
from wagtail.views import serve_chain

from core import roots
from core.epoch import epoch_cached
from core.models import PageCard

NO_PAGE = -1


@epoch_cached
def address_book() -> dict[str, tuple[int, int]]:
    """Every address with the primary key and the content type of the page that lives there; some 200 bytes each.

    Of two pages with one address (a Dutch page may be called "en") it is the one higher in the tree.
    """
    rows = PageCard.objects.order_by("-depth").values_list("url", "page_id", "page__content_type_id")
    return {url: (page_pk, type_pk) for url, page_pk, type_pk in rows}


def page_at(address: str) -> Page | None:
    """The live page at this address, fully loaded, or None. One query, however deep it lies."""
    if (found := address_book().get(address)) is None:
        return None
    page_pk, type_pk = found
    model: Any = ContentType.objects.get_for_id(type_pk).model_class()
    sql, params = live_page_sql(model)
    asked = [page_pk if value == NO_PAGE else value for value in params]
    return next(iter(model._default_manager.raw(sql, asked)), None)


@cache
def live_page_sql(model: type[Page]) -> tuple[str, tuple[Any, ...]]:
    """The query for one live page of this type, with NO_PAGE where its key goes.

    Putting it together anew, with the sixty columns of a page, costs as much as running it.
    """
    return model._default_manager.filter(pk=NO_PAGE, live=True).order_by().query.sql_with_params()


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Show the page at this address; Wagtail's hooks (who may see it, who serves it) apply as ever."""
    request._wagtail_site = roots.site()  # type: ignore[attr-defined]
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
