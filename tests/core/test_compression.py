"""Text is compressed on its way out; what is compressed already, or asked for in parts, is left alone."""

from __future__ import annotations

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import Client, RequestFactory

from core.middleware import CompressTextMiddleware
from knowledge.models import PlainPage
from tests import factories
from tests.factories import Site


def through(response: HttpResponse | FileResponse, encoding: str = "gzip") -> HttpResponse | FileResponse:
    request = RequestFactory().get("/", HTTP_ACCEPT_ENCODING=encoding)
    return CompressTextMiddleware(lambda _request: response)(request)


@pytest.mark.django_db
def test_a_page_is_compressed_for_who_can_read_it(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Samen sterk", introduction="Lang. " * 40)
    plain = Client().get(page.path_url)
    small = Client().get(page.path_url, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 2
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize("kind", ["image/avif", "application/pdf", "application/octet-stream", ""])
def test_files_are_left_as_they_are(kind: str) -> None:
    answer = through(HttpResponse(b"x" * 5000, content_type=kind))
    assert "Content-Encoding" not in answer
    assert answer.content == b"x" * 5000


@pytest.mark.parametrize("header", [("Accept-Ranges", "bytes"), ("Content-Range", "bytes 0-4999/9000")])
def test_what_comes_in_parts_is_left_as_it_is(header: tuple[str, str]) -> None:
    """A part is so many bytes of the file; compressed, nobody could put it together again."""
    answer = HttpResponse(b"x" * 5000, content_type="text/plain", headers=dict([header]))
    assert "Content-Encoding" not in through(answer)


def test_a_feed_is_text_too() -> None:
    answer = through(HttpResponse(b"<feed/>" * 100, content_type="application/atom+xml; charset=utf-8"))
    assert answer["Content-Encoding"] == "gzip"
