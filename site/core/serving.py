"""Serving pages: one look-up in the address book instead of Wagtail's walk down the tree, its walk as the fallback."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
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
    return reader_of(model).read(page_pk)


class PageReader:
    """Reads one live page of a type.

    Django composes the query, and says how each of the sixty columns becomes a value; that is worked out once per
    type, because it costs ten times as much as asking the database.
    """

    def __init__(self, model: type[Page]) -> None:
        query = model._default_manager.filter(pk=NO_PAGE, live=True).order_by().query
        self.model = model
        self.sql, self.params = query.sql_with_params()
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        compiler.setup_query()
        columns = [expression for expression, *_sql in compiler.select]
        self.names = [column.target.attname for column in columns]
        self.converters = compiler.get_converters(columns)

    def read(self, pk: int) -> Page | None:
        """The page with this primary key, if it is live. One query."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [pk if value == NO_PAGE else value for value in self.params])
            row = cursor.fetchone()
        if row is None:
            return None
        values = list(row)
        for place, (converters, expression) in self.converters.items():
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return self.model.from_db(connection.alias, self.names, values)


@cache
def reader_of(model: type[Page]) -> PageReader:
    """The reader of this type of page."""
    return PageReader(model)


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Show the page at this address; Wagtail's hooks (who may see it, who serves it) apply as ever."""
    request._wagtail_site = roots.site()  # type: ignore[attr-defined]
    page = page_at(request.path_info)
    if page is None:
        if (small := request.path_info.lower()) != request.path_info and small in address_book():
            # a telephone begins what is typed with a capital
            asked = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{small}?{asked}" if asked else small)
        return walk_down_the_tree(request, path)
    chain = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        chain = wrap(chain)
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, (), {})
        if isinstance(answer, HttpResponse):
            return answer
    return chain(page, request, (), {})
