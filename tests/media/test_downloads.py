"""A document is handed over whole or in part, to who may have it at that very moment, and runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import document_served
from wagtail.models import Collection, CollectionViewRestriction

from media.downloads import POLICY, Unsatisfiable, range_of
from media.models import LibraryDocument

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def collection() -> Collection:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.add_child(name="Stukken")


@pytest.fixture
def document(collection: Collection) -> Iterator[LibraryDocument]:
    made = LibraryDocument(title="Besluit", collection=collection)
    made.file.save("besluit één “2024”.pdf", ContentFile(CONTENT), save=False)
    made.save()
    yield made
    made.file.delete(save=False)


@pytest.fixture
def served() -> Iterator[list[int]]:
    """Which documents were counted as handed over."""
    counted: list[int] = []

    def count(sender: Any, instance: LibraryDocument, **kwargs: Any) -> None:
        counted.append(instance.pk)

    document_served.connect(count)
    yield counted
    document_served.disconnect(count)


def restrict(collection: Collection, *groups: Group) -> CollectionViewRestriction:
    kind = CollectionViewRestriction.GROUPS if groups else CollectionViewRestriction.LOGIN
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction


class Reader(Client):
    """Reads an answer to its end, as a browser does."""

    def request(self, **request: Any) -> Any:
        """Send this; what came is in `body`."""
        response: Any = super().request(**request)
        response.body = b"".join(response.streaming_content) if response.streaming else response.content
        return response


@pytest.fixture
def visitor() -> Reader:
    return Reader()


def test_the_whole_file_with_its_name_and_nothing_that_runs(
    document: LibraryDocument, visitor: Client, served: list[int]
) -> None:
    response = visitor.get(document.url)
    assert (response.status_code, response.body) == (200, CONTENT)
    headers = response.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Length"] == str(len(CONTENT))
    assert headers["Content-Disposition"].startswith("attachment; filename*=utf-8''besluit%20%C3%A9%C3%A9n")
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["Accept-Ranges"] == "bytes"
    assert not response.cookies
    assert served == [document.pk]


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, len(CONTENT) - 1),
        ("bytes=-10", len(CONTENT) - 10, len(CONTENT) - 1),
        ("bytes=-999999", 0, len(CONTENT) - 1),
        ("bytes=10-999999", 10, len(CONTENT) - 1),
        ("Bytes = 5 - 6", 5, 6),
    ],
)
def test_a_part_of_it(
    document: LibraryDocument, visitor: Client, served: list[int], header: str, start: int, end: int
) -> None:
    response = visitor.get(document.url, headers={"Range": header})
    assert response.status_code == 206
    assert response.body == CONTENT[start : end + 1]
    assert response.headers["Content-Range"] == f"bytes {start}-{end}/{len(CONTENT)}"
    assert response.headers["Content-Length"] == str(end - start + 1)
    assert len(served) == (start == 0), "who goes on reading is not counted again"


@pytest.mark.parametrize("header", ["bytes=999999-", "bytes=-0"])
def test_a_part_behind_the_end_is_refused(document: LibraryDocument, visitor: Client, header: str) -> None:
    response = visitor.get(document.url, headers={"Range": header})
    assert (response.status_code, response.body) == (416, b"")
    assert response.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize(
    "header",
    [
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=0-1,5-6",
        "lines=0-1",
        "bytes=a-b",
        "bytes=\u00b2-",
        "bytes=" + "9" * 99,
    ],
)
def test_what_is_not_understood_gives_the_whole(
    document: LibraryDocument, visitor: Client, header: str
) -> None:
    response = visitor.get(document.url, headers={"Range": header})
    assert (response.status_code, response.body) == (200, CONTENT)


def test_ranges_of_an_empty_file() -> None:
    assert range_of("bytes=5", 0) is None
    for header in ("bytes=0-", "bytes=0-0", "bytes=-1"):
        with pytest.raises(Unsatisfiable):
            range_of(header, 0)


def test_what_is_known_already_is_not_sent_again(
    document: LibraryDocument, visitor: Client, served: list[int]
) -> None:
    etag = visitor.head(document.url).headers["ETag"]
    for known in (etag, f'"other", {etag}', "*"):
        response = visitor.get(document.url, headers={"If-None-Match": known})
        assert (response.status_code, response.body) == (304, b"")
        assert response.headers["ETag"] == etag
    assert visitor.get(document.url, headers={"If-None-Match": '"other"'}).status_code == 200
    assert served == [document.pk]


def test_the_rest_of_another_edition_is_not_sent(document: LibraryDocument, visitor: Client) -> None:
    etag = visitor.head(document.url).headers["ETag"]
    part = {"Range": "bytes=100-"}
    assert visitor.get(document.url, headers=part | {"If-Range": etag}).status_code == 206
    for start in ("100", "999999"):
        other = {"Range": f"bytes={start}-", "If-Range": '"other"'}
        response = visitor.get(document.url, headers=other)
        assert (response.status_code, response.body) == (200, CONTENT), "also where this edition is shorter"


def test_a_date_that_nobody_knows_is_no_condition(document: LibraryDocument, visitor: Client) -> None:
    headers = {"If-Unmodified-Since": "Sun, 22 Nov 2026 10:00:00 GMT"}
    assert visitor.get(document.url, headers=headers).status_code == 200
    assert visitor.get(document.url, headers={"If-Match": '"other"'}).status_code == 412


def test_a_new_file_has_another_mark_by_whichever_way_it_comes(
    document: LibraryDocument, visitor: Client
) -> None:
    before = visitor.head(document.url).headers["ETag"]
    again = LibraryDocument.objects.get(pk=document.pk)
    again.file.save("besluit.pdf", ContentFile(CONTENT + b"meer"), save=False)
    again.save()
    after = visitor.head(again.url).headers
    assert after["ETag"] != before
    assert after["Content-Length"] == str(len(CONTENT) + 4)
    again.title = "Andere titel"
    again.save()
    assert visitor.head(again.url).headers["ETag"] == after["ETag"]


def test_a_head_says_what_a_get_would_and_counts_nothing(
    document: LibraryDocument, visitor: Client, served: list[int]
) -> None:
    head = visitor.head(document.url)
    assert (head.status_code, head.body) == (200, b"")
    got = visitor.get(document.url)
    assert {name: value for name, value in head.headers.items() if name != "Vary"} == {
        name: value for name, value in got.headers.items() if name != "Vary"
    }
    assert served == [document.pk]


ASKED: list[dict[str, str]] = [{}, {"Range": "bytes=0-0"}, {"Range": "bytes=999999-"}, {"If-None-Match": "*"}]


@pytest.mark.parametrize("headers", ASKED, ids=str)
@pytest.mark.parametrize("method", ["get", "head"])
def test_rights_are_asked_at_every_request(
    document: LibraryDocument,
    collection: Collection,
    visitor: Client,
    ben: Any,
    served: list[int],
    method: str,
    headers: dict[str, str],
) -> None:
    """Before anything is said of the file: not its size, not whether it is what somebody has."""
    group = Group.objects.create(name="Kring")
    restriction = restrict(collection, group)
    member = Reader()
    member.force_login(ben)
    for client in (visitor, member):
        answer = getattr(client, method)(document.url, headers=headers)
        assert answer.status_code in {302, 403}
        assert "ETag" not in answer.headers
        assert "Content-Range" not in answer.headers
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert CONTENT[:20] not in answer.body
    assert served == [], "who was refused is not counted"
    ben.groups.add(group)
    assert getattr(member, method)(document.url).status_code == 200
    ben.groups.remove(group)
    assert getattr(member, method)(document.url, headers=headers).status_code in {302, 403}
    restriction.delete()
    assert getattr(visitor, method)(document.url).status_code == 200


def test_a_collection_above_closes_what_is_below(
    document: LibraryDocument, collection: Collection, visitor: Client, ben: Any
) -> None:
    restrict(Collection.get_first_root_node())
    assert visitor.get(document.url).status_code == 302
    visitor.force_login(ben)
    assert visitor.get(document.url).status_code == 200


@pytest.mark.parametrize("name", ["ander.pdf", "../../etc/passwd", "", "%00.pdf"])
def test_only_its_own_name_opens_it(document: LibraryDocument, visitor: Client, name: str) -> None:
    assert visitor.get(f"/documenten/{document.pk}/{name}").status_code in {400, 404}


def test_a_file_that_is_gone_is_not_found(document: LibraryDocument, visitor: Client) -> None:
    Path(document.file.path).unlink()
    for header in ({}, {"Range": "bytes=0-0"}):
        assert visitor.get(document.url, headers=header).status_code == 404


def test_the_server_in_front_may_read_it_after_the_same_questions(
    document: LibraryDocument, collection: Collection, visitor: Client, settings: Any, served: list[int]
) -> None:
    settings.DOCUMENTS_ACCEL_PREFIX = "/private/"
    response = visitor.get(document.url)
    assert response.headers["X-Accel-Redirect"].startswith("/private/documents/")
    assert response.headers["X-Accel-Redirect"].isascii()
    assert (response.body, response.headers["Content-Security-Policy"]) == (b"", POLICY)
    conditions = {"If-Match": '"what the server in front calls it"', "Range": "bytes=100-"}
    assert "X-Accel-Redirect" in visitor.get(document.url, headers=conditions).headers
    assert served == [document.pk], "who goes on reading is not counted again"
    restrict(collection)
    assert "X-Accel-Redirect" not in visitor.get(document.url).headers
