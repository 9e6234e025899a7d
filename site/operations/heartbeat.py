"""Signs of life of workers and tickers, written from a thread so that a long task does not look like a dead worker."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import get_random_string

from operations.models import Heartbeat

logger = logging.getLogger(__name__)

BEAT_EVERY = timedelta(seconds=10)
STALE_AFTER = timedelta(minutes=2)


def new_name(role: Heartbeat.Role) -> str:
    """A name that no other process has: tasks carry it as the id of their worker."""
    return f"{role}-{get_random_string(24)}"


def beat(role: Heartbeat.Role, name: str) -> None:
    """Write that this process is alive now."""
    now = timezone.now()
    if not Heartbeat.objects.filter(name=name).update(beat_at=now):
        Heartbeat.objects.create(name=name, role=role, pid=os.getpid(), beat_at=now)


def forget(name: str) -> None:
    """Say that the process of this name is gone for certain, so that nobody waits for its sign of life to age."""
    Heartbeat.objects.filter(name=name).delete()


def forget_stale() -> int:
    """Remove the rows of processes that ended without saying so; returns how many."""
    return Heartbeat.objects.filter(beat_at__lt=timezone.now() - STALE_AFTER).delete()[0]


def living_names() -> set[str]:
    """The names of all processes that showed themselves less than STALE_AFTER ago."""
    fresh = Heartbeat.objects.filter(beat_at__gte=timezone.now() - STALE_AFTER)
    return set(fresh.values_list("name", flat=True))


def last_beat(role: Heartbeat.Role) -> datetime | None:
    """The newest sign of life in this role, or None where there is none."""
    return Heartbeat.objects.filter(role=role).aggregate(newest=Max("beat_at"))["newest"]


@contextmanager
def beating(role: Heartbeat.Role, name: str) -> Iterator[None]:
    """Show this process as alive for as long as the block runs, and as gone directly after it."""
    stop = threading.Event()
    beat(role, name)
    thread = threading.Thread(target=_beat_until, args=(stop, role, name), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        forget(name)


def _beat_until(stop: threading.Event, role: Heartbeat.Role, name: str) -> None:
    while not stop.wait(BEAT_EVERY.total_seconds()):
        try:
            beat(role, name)
        except DatabaseError as error:
            # A missed beat is no reason to stop: only two minutes without any make a process count as lost.
            logger.warning("The sign of life of %s could not be written: %s", name, error)
            connection.close()
    connection.close()
