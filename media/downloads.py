"""Handing documents over: rights are asked at every request, whatever part of the file it wants.

HTTP semantics are those of RFC 9110: strong ETags, one range at a time, and a HEAD that says what a GET would.
"""

from __future__ import annotations

import logging
import re
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from media.models import LibraryDocument

logger = logging.getLogger(__name__)

PIECE = 256 * 1024  # bytes
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
# Nothing in a document may run here, nor ask for anything, even where a browser shows it by itself.
POLICY = "sandbox; default-src 'none'"


class Unsatisfiable(Exception):
    """A range that begins behind the end of the file."""


class Part:
    """So many bytes of an open file from here; what FileResponse reads and closes."""

    def __init__(self, file: IO[bytes], start: int, length: int) -> None:
        file.seek(start)
        self.file = file
        self.left = length

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end of the part."""
        piece = self.file.read(min(size, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        """Close the file."""
        self.file.close()


@login_not_required
@require_safe
def download(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Send a document, or the part of it that is asked for, to who may have it. Its name has to be that of the file.

    Raises Http404 for a document that is not there, and for one whose file is gone. Who may have it is what Wagtail's
    hooks say of its collection: anybody, members or a group.
    """
    document = get_object_or_404(LibraryDocument.objects.select_related("collection"), pk=document_id)
    if document.filename != document_filename:
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(document, request)
        if isinstance(answer, HttpResponseBase):
            answer.headers["Cache-Control"] = "private, no-store"
            return answer
    response = _answer(document, request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = POLICY
    # kept, but asked for again each time: somebody may have lost the right
    response.headers["Cache-Control"] = "private, no-cache"
    if request.method == "GET" and response.status_code in {200, 206} and _is_beginning(request, response):
        document_served.send(sender=LibraryDocument, instance=document, request=request)
    return response


def _answer(document: LibraryDocument, request: HttpRequest) -> HttpResponseBase:
    name = content_disposition_header(True, document.filename) or ""
    if settings.DOCUMENTS_ACCEL_PREFIX:
        # the web server in front reads the file itself, and answers ranges and conditions by what it knows of it
        place = settings.DOCUMENTS_ACCEL_PREFIX + quote(document.file.name or "")
        headers = {"X-Accel-Redirect": place, "Content-Disposition": name}
        return HttpResponse(content_type=document.content_type, headers=headers)
    etag = quote_etag(document.file_hash) if document.file_hash else None
    # We know no date of change, and who knows none is not to judge by it (RFC 9110, 13.1.4); Django would refuse.
    request.META.pop("HTTP_IF_UNMODIFIED_SINCE", None)
    if unchanged := get_conditional_response(request, etag=etag):
        if etag:
            unchanged.headers["ETag"] = etag
        return unchanged
    try:
        size = document.file.size
        response = _body(document, request, size, etag)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    except FileNotFoundError as missing:
        logger.error("The file of document %s is gone from the storage.", document.pk)  # noqa: TRY400
        raise Http404 from missing
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Disposition"] = name
    if etag:
        response.headers["ETag"] = etag
    return response


def _body(document: LibraryDocument, request: HttpRequest, size: int, etag: str | None) -> HttpResponseBase:
    kind = document.content_type
    if request.method == "HEAD":
        return HttpResponse(content_type=kind, headers={"Content-Length": str(size)})
    # who wants the rest of another edition gets this one whole, wherever that rest would begin
    of_this_edition = request.headers.get("If-Range", etag) == etag
    wanted = range_of(request.headers.get("Range", ""), size) if of_this_edition else None
    start, end = wanted or (0, size - 1)
    part = Part(document.file.storage.open(document.file.name or "", "rb"), start, end - start + 1)
    response = FileResponse(part, status=206 if wanted else 200, content_type=kind)
    response.block_size = PIECE
    response.headers["Content-Length"] = str(end - start + 1)
    if wanted:
        response.headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that a Range header asks for, of a file of this size.

    None where it asks for several parts, or is not understood: the whole file is the answer then. Raises Unsatisfiable.
    """
    found = ONE_RANGE.fullmatch(header.replace(" ", "").lower())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        last = int(found[2])
        if not last or not size:
            raise Unsatisfiable
        return max(0, size - last), size - 1
    start, end = int(found[1]), int(found[2] or size - 1)
    if found[2] and end < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return start, min(end, size - 1)


def _is_beginning(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this is not the rest of a download that was counted already; whoever reads the file, here or in front."""
    if "X-Accel-Redirect" in response.headers:
        return request.headers.get("Range", "bytes=0-").startswith("bytes=0-")
    return response.headers.get("Content-Range", "bytes 0-").startswith("bytes 0-")
