"""What was planned happens on time, and one thing that fails keeps nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError
from django.utils import timezone

from core.models import PageCard
from knowledge.models import PlainPage
from operations import jobs, planned
from tests import factories
from tests.factories import Site

SOON, LATER, MUCH_LATER = timedelta(minutes=5), timedelta(minutes=10), timedelta(days=1)


def coming(site: Site, title: str) -> PlainPage:
    """A page that is to be published soon."""
    page = factories.make_page(PlainPage, site.nl, title=title)
    page.unpublish()
    page.go_live_at = timezone.now() + SOON
    page.save_revision().publish()
    return page


def going(site: Site, title: str, after: timedelta = SOON) -> PlainPage:
    """A page that is to be taken down."""
    return factories.make_page(PlainPage, site.nl, title=title, expire_at=timezone.now() + after)


def live() -> set[str]:
    """The titles that can be read."""
    return set(PageCard.objects.values_list("title", flat=True))


def test_it_is_published_and_taken_down(site: Site) -> None:
    coming(site, "Nu mag het")
    over, _stays = going(site, "Voorbij"), going(site, "Blijft nog", MUCH_LATER)
    jobs.publish_scheduled()
    assert live() >= {"Voorbij", "Blijft nog"}
    with time_machine.travel(timezone.now() + LATER):
        jobs.publish_scheduled()
    assert live() >= {"Nu mag het", "Blijft nog"}
    assert "Voorbij" not in live()
    over.refresh_from_db()
    assert over.expired


def test_one_that_fails_keeps_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above all what has to go: it went up each minute anew, with the one that could not be published."""
    broken, _whole = coming(site, "Kapot"), coming(site, "Heel")
    stuck, _over = going(site, "Vast"), going(site, "Voorbij")
    publish, unpublish = planned.Revision.publish, planned.Page.unpublish

    def publish_but(revision: Any, *args: Any, **kwargs: Any) -> Any:
        if revision.object_id == str(broken.pk):
            raise DatabaseError("no")
        return publish(revision, *args, **kwargs)

    def unpublish_but(page: Any, *args: Any, **kwargs: Any) -> Any:
        if page.pk == stuck.pk:
            raise DatabaseError("no")
        return unpublish(page, *args, **kwargs)

    monkeypatch.setattr(planned.Revision, "publish", publish_but)
    monkeypatch.setattr(planned.Page, "unpublish", unpublish_but)
    with (
        time_machine.travel(timezone.now() + LATER),
        pytest.raises(planned.NotCarriedOut, match=f"wagtailcore.Page {stuck.pk}, revision"),
    ):
        jobs.publish_scheduled()
    assert live() >= {"Heel", "Vast"}
    assert not {"Kapot", "Voorbij"} & live()
