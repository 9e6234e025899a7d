"""What happens while somebody else is busy, and what is left when it fails: in transactions that are real."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from knowledge.models import PlainPage, SectionPage
from operations import jobs, planned
from search import indexing, pages, rebuilding, receivers, sources
from search.models import SearchRecord
from search.sources import Keys, RecordDraft
from tests import factories
from tests.factories import Site
from tests.search.asking import found, indexed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("scratch_database")]
CLOSE = {"view_restrictions-restriction_type": "login", "restriction_type": "login"}


@pytest.fixture
def house(site: Site) -> Site:
    section = factories.make_page(SectionPage, site.nl, title="Afdeling", slug="afdeling")
    indexed(PlainPage, section, title="Het zebravinkje", slug="vogel")
    closed = factories.make_page(SectionPage, site.nl, title="Besloten", slug="besloten")
    factories.restrict(closed)
    return site


@pytest.fixture
def desk(administrator: Any) -> Client:
    """An administrator at work, who is shown an error as everybody is."""
    client = Client(raise_request_exception=False)
    client.force_login(administrator)
    return client


def fail(*args: object, **kwargs: object) -> None:
    raise DatabaseError("the index cannot be written")


def close(desk: Client) -> Any:
    section = Page.objects.get(slug="afdeling")
    return desk.post(f"/beheer/pages/{section.pk}/privacy/", CLOSE)


def move(desk: Client) -> Any:
    page, closed = Page.objects.get(slug="vogel"), Page.objects.get(slug="besloten")
    return desk.post(f"/beheer/pages/{page.pk}/move/{closed.pk}/confirm/")


@pytest.mark.parametrize("action", [close, move])
def test_an_action_of_an_editor_is_done_whole_or_not_at_all(
    house: Site, desk: Client, monkeypatch: pytest.MonkeyPatch, action: Any
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(receivers, "refresh", fail)
        assert action(desk).status_code == 500
    assert PageViewRestriction.objects.count() == 1
    assert Client().get("/afdeling/vogel/").status_code == 200
    assert found("zebravinkje") == ["/afdeling/vogel/"]
    assert action(desk).status_code in {200, 302}
    assert found("zebravinkje") == []


@pytest.mark.parametrize("action", [close, move])
def test_nobody_finds_what_can_no_longer_be_read(
    house: Site, desk: Client, monkeypatch: pytest.MonkeyPatch, action: Any
) -> None:
    """Looked at from outside, just before the index follows."""
    seen: list[tuple[int, list[str]]] = []
    refresh = receivers.refresh

    def look() -> None:
        seen.append((Client().get("/afdeling/vogel/").status_code, found("zebravinkje")))
        connection.close()

    def look_first(source: str, keys: Any) -> None:
        visitor = threading.Thread(target=look)
        visitor.start()
        visitor.join()
        refresh(source, keys)

    monkeypatch.setattr(receivers, "refresh", look_first)
    action(desk)
    assert seen
    assert set(map(str, seen)) == {str((200, ["/afdeling/vogel/"]))}
    assert found("zebravinkje") == []


def test_a_page_that_is_taken_down_during_a_rebuild_stays_down(
    house: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PlainPage.objects.get(slug="vogel")
    editors: list[threading.Thread] = []

    def take_down() -> None:
        PlainPage.objects.get(pk=page.pk).unpublish()
        connection.close()

    def drafts(keys: Keys) -> Iterator[RecordDraft]:
        read = list(pages.drafts(keys))
        if not editors and any(draft.key == str(page.pk) for draft in read):
            editors.append(threading.Thread(target=take_down))
            editors[0].start()
            # time enough to be done, for who need not wait
            editors[0].join(1)
        yield from read

    monkeypatch.setitem(sources._sources, pages.NAME, replace(pages.SOURCE, drafts=drafts))
    list(rebuilding.rebuild())
    assert editors
    editors[0].join()
    assert not PlainPage.objects.get(pk=page.pk).live
    assert not SearchRecord.objects.filter(source=pages.NAME, key=str(page.pk)).exists()


def test_a_planned_publication_is_done_whole_or_not_at_all(
    house: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PlainPage.objects.get(slug="vogel")
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    with monkeypatch.context() as broken:
        broken.setattr(receivers, "refresh", fail)
        with pytest.raises(planned.NotCarriedOut):
            jobs.publish_scheduled()
    assert Client().get("/afdeling/vogel/").status_code == 200
    jobs.publish_scheduled()
    assert Client().get("/afdeling/vogel/").status_code == 404
    assert found("zebravinkje") == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_editor_who_changes_something_waits_before_touching_any_page(
    house: Site, desk: Client, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """Who holds a page and waits for another, who holds what the first waits for, would wait for ever."""
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if connection.in_atomic_block and not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN")):
            asked.append(sql)
        return execute(sql, params, many, context)

    page = Page.objects.get(slug="vogel")
    with connection.execute_wrapper(note):
        getattr(desk, method)(f"/beheer/pages/{page.pk}/unpublish/")
    assert bool(asked) == (method == "post")
    assert not asked or "core_contentepoch" in asked[0]


def test_who_writes_waits_for_one_thing_only(house: Site) -> None:
    """Two writers that each hold what the other waits for would wait for ever."""
    page = PlainPage.objects.get(slug="vogel")
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        indexing.refresh(pages.NAME, {str(page.pk)})
    work = [sql for sql in asked if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]
    assert "core_contentepoch" in work[0]
    assert connection.vendor == "sqlite" or "FOR UPDATE" in work[0]
