"""What the house says about itself to machines that watch it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from operations import health
from operations.models import Heartbeat


@pytest.fixture
def alive(db: None) -> None:
    for role in Heartbeat.Role:
        Heartbeat.objects.create(name=role, role=role, pid=1, beat_at=timezone.now())


def test_live_answers_without_the_database(client: Client) -> None:
    # No database fixture: a query would raise.
    answer = client.get("/-/live")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


def test_ready_when_everything_is(client: Client, alive: None) -> None:
    answer = client.get("/-/ready")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "checks": dict.fromkeys(health.CHECKS, True)}
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("role", ["worker", "ticker"])
def test_not_ready_when_a_part_of_the_house_is_silent(client: Client, alive: None, role: str) -> None:
    Heartbeat.objects.filter(role=role).update(beat_at=timezone.now() - timedelta(minutes=3))
    answer = client.get("/-/ready")
    assert answer.status_code == 503
    assert [name for name, good in answer.json()["checks"].items() if not good] == [role]


def test_not_ready_with_migrations_to_apply(client: Client, alive: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(health, "_seen_migrated", False)
    monkeypatch.setattr(health, "unapplied_migrations", lambda: {("core", "0002_later")})
    assert not client.get("/-/ready").json()["checks"]["migrations"]


def test_not_ready_without_a_place_for_uploads(
    client: Client, alive: None, settings: Any, tmp_path: Any
) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert not client.get("/-/ready").json()["checks"]["storage"]


def test_a_database_that_fails_is_said_and_not_explained(client: Client, monkeypatch: Any) -> None:
    def fail() -> bool:
        raise DatabaseError("password authentication failed")

    monkeypatch.setattr(health, "CHECKS", dict.fromkeys(health.CHECKS, fail))
    answer = client.get("/-/ready")
    assert answer.status_code == 503
    assert b"password" not in answer.content


def test_the_migrations_on_disk_are_those_that_were_applied(db: None) -> None:
    from operations.schema import unapplied_migrations

    assert unapplied_migrations() == set()


def test_nothing_can_be_posted(client: Client) -> None:
    assert client.post("/-/live").status_code == 405
