"""Whether this installation can do its work, check by check."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from operations.heartbeat import STALE_AFTER, last_beat
from operations.models import Heartbeat
from operations.schema import unapplied_migrations

_seen_migrated = False


def readiness() -> dict[str, bool]:
    """The outcome of every check by name; one that cannot be carried out has failed."""
    return {name: _passes(check) for name, check in CHECKS.items()}


def _passes(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def database_answers() -> bool:
    """Whether a query comes back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def migrations_are_applied() -> bool:
    """Whether the database is as this code expects; once it is, it stays so for the life of the process."""
    global _seen_migrated
    _seen_migrated = _seen_migrated or not unapplied_migrations()
    return _seen_migrated


def storage_is_writable() -> bool:
    """Whether uploads and renditions can be written."""
    for folder in (settings.MEDIA_ROOT, settings.PUBLIC_MEDIA_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"?")
    return True


def worker_is_alive() -> bool:
    """Whether some task worker showed itself lately."""
    return _is_fresh(Heartbeat.Role.WORKER)


def ticker_is_alive() -> bool:
    """Whether some ticker showed itself lately."""
    return _is_fresh(Heartbeat.Role.TICKER)


def _is_fresh(role: Heartbeat.Role) -> bool:
    newest = last_beat(role)
    return newest is not None and timezone.now() - newest < STALE_AFTER


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "storage": storage_is_writable,
    "worker": worker_is_alive,
    "ticker": ticker_is_alive,
}
