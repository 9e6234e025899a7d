"""Middleware of the house: plain input, language from the address, same-origin posts, two content policies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.views.defaults import bad_request
from whitenoise.middleware import WhiteNoiseMiddleware

from core import epoch, pagestate

GetResponse = Callable[[HttpRequest], HttpResponse]
TEXT_TYPES = {"text/html", "text/plain", "application/atom+xml", "application/json", "application/xml"}
UTF_8 = {"utf-8", "utf8"}
PIECE = 256 * 1024  # bytes
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class PlainInputMiddleware:
    """Answer 400 to what no database could store: NUL characters and lone surrogates, in the address, in a cookie
    (PostgreSQL would be asked for a session of that name), or by way of a form in another encoding than UTF-8 (no
    browser sends one, and some of Python's decode to anything at all).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        texts = [request.path_info, *request.COOKIES.values()]
        for key, values in request.GET.lists():
            texts.append(key)
            texts.extend(values)
        if any(is_unstorable(text) for text in texts):
            return bad_request(request, ValueError("unstorable character"))
        if (request.content_params or {}).get("charset", "utf-8").lower() not in UTF_8:
            return bad_request(request, ValueError("unknown encoding"))
        return self.get_response(request)


def is_unstorable(text: str) -> bool:
    """Whether the text holds a NUL or a lone surrogate, which PostgreSQL and UTF-8 refuse."""
    return "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text)


class ContentEpochMiddleware:
    """Look the content epoch up at most once a request, and forget what the last page of this thread knew."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = epoch.begin_request()
        pagestate.begin()
        try:
            return self.get_response(request)
        finally:
            epoch.end_request(token)


class WholeActionMiddleware:
    """Do what an editor asks whole or not at all: the page, its card, what the search knows, the door before it.

    Wagtail saves a restriction, or the new place of a page, before anybody hears of it. Without this there would be a
    moment, and after an error for good, in which what was just closed is still listed. Comes last of all: it calls the view.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Call the view in a transaction, when it is one of the editors' side that may change something."""
        if request.method in SAFE_METHODS or not request.path_info.startswith(settings.WAGTAILADMIN_PATH):
            return None
        # what is sent along has to be here first: nobody waits for somebody's slow upload
        request.POST  # noqa: B018
        with transaction.atomic():
            # before any row of a page: who holds a page and waits for this would wait for ever on PostgreSQL
            epoch.hold()
            return view(request, *args, **kwargs)


class UrlLanguageMiddleware:
    """Take the language from the address alone: /en/… is English, anything else is Dutch.

    Django's own middleware also asks cookies and Accept-Language, which would make one address two pages.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            # A template response renders inside the handler, so the language still holds here.
            response.headers.setdefault("Content-Language", language)
            return response


class SameOriginCsrfMiddleware(CsrfViewMiddleware):
    """Accept a POST that the browser itself says comes from our own pages; ask others for a token.

    Every current browser sends Sec-Fetch-Site, and Origin with every POST; neither can be set by a script.
    So a form for visitors needs no token, hence no cookie. What lacks both headers goes through Django's check.
    """

    # Both are Django's own steps, unknown to the stubs.
    _accept: Callable[[HttpRequest], HttpResponseForbidden | None]
    _origin_verified: Callable[[HttpRequest], bool]

    def process_view(
        self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any
    ) -> HttpResponseForbidden | None:
        site = request.headers.get("Sec-Fetch-Site", "")
        origin = request.headers.get("Origin", "")
        if site == "same-origin" and (not origin or self._origin_verified(request)):
            return self._accept(request)
        if not site and origin and self._origin_verified(request):
            return self._accept(request)
        return super().process_view(request, callback, callback_args, callback_kwargs)


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Hand a static file over in large pieces: each one is a way from the thread that reads it to the loop that sends it."""

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> FileResponse:
        """Answer with this file."""
        response: FileResponse = WhiteNoiseMiddleware.serve(static_file, request)
        response.block_size = PIECE
        return response


class CompressTextMiddleware(GZipMiddleware):
    """Compress what is text, which a page on a phone feels; pictures and documents are compressed already.

    Django's own would take any answer. It hides the length with random padding, and our pages hold no token to guess.
    What can be asked for in parts stays as it is, for a part is counted in bytes of the file.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        in_parts = "Accept-Ranges" in response.headers or "Content-Range" in response.headers
        if in_parts or response.headers.get("Content-Type", "").partition(";")[0] not in TEXT_TYPES:
            return response
        return super().process_response(request, response)


class ContentSecurityPolicyMiddleware:
    """The strict policy for the public site, the editors' own under the admin's prefix; both are built once.

    A view that sends a stricter one itself, as that for documents does, keeps it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.public = build_policy(config=settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
        self.editors = build_policy(config=settings.ADMIN_CONTENT_SECURITY_POLICY)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        behind_the_desk = request.path_info.startswith(settings.WAGTAILADMIN_PATH)
        response.headers.setdefault(HEADER, self.editors if behind_the_desk else self.public)
        return response
