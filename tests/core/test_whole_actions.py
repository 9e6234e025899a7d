"""What an editor does is done whole: no lock while a file is still coming, no file gone before its row is."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from core.middleware import WholeActionMiddleware

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("scratch_database")]


class SlowUpload(io.BytesIO):
    """A body that notes, whenever it is read, whether somebody holds the lock meanwhile."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.held: list[bool] = []

    def read(self, size: int | None = -1) -> bytes:
        self.held.append(connection.in_atomic_block)
        return super().read(size)


def test_nobody_waits_for_an_upload_that_is_still_coming() -> None:
    request = RequestFactory().post(
        "/beheer/documents/add/", {"file": ContentFile(b"x" * 5000, name="a.txt")}
    )
    upload = SlowUpload(request.read())
    request = WSGIRequest(request.environ | {"wsgi.input": upload})
    came: list[tuple[bool, int]] = []

    def view(request: HttpRequest) -> HttpResponse:
        came.append((connection.in_atomic_block, request.FILES["file"].size))
        return HttpResponse()

    WholeActionMiddleware(lambda _request: HttpResponse()).process_view(request, view, [], {})
    assert upload.held
    assert not any(upload.held)
    assert came == [(True, 5000)]


def test_a_file_goes_when_the_row_that_named_it_is_really_gone() -> None:
    name = default_storage.save("proef.txt", ContentFile(b"inhoud"))
    with transaction.atomic():
        default_storage.delete(name)
        transaction.set_rollback(True)
    assert default_storage.exists(name)
    with transaction.atomic():
        default_storage.delete(name)
        assert default_storage.exists(name), "who reads it now still may"
    assert not default_storage.exists(name)


def test_an_action_that_only_looks_opens_no_transaction() -> None:
    request = RequestFactory().get("/beheer/")
    called: list[Any] = []
    middleware = WholeActionMiddleware(lambda _request: HttpResponse())
    assert middleware.process_view(request, lambda *args: called.append(args), [], {}) is None  # type: ignore[arg-type]
    assert called == []
