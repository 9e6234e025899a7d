"""The ticker: runs each registered periodic job when it is due, once, however many tickers there are."""

from __future__ import annotations

import logging
import threading
import time
from datetime import datetime, timedelta
from traceback import format_exception

from django.db import OperationalError, close_old_connections, connection
from django.db.models import Q
from django.utils import timezone

from core.registry import Job, jobs
from operations.models import PeriodicJob

logger = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=5)
CRASHED_AFTER = timedelta(hours=1)
LONGEST_ERROR = 4_000


def tick_until(stop: threading.Event) -> None:
    """Run what is due, again and again, until `stop` is set. A job that raises never ends the loop."""
    schedule_jobs()
    while not stop.is_set():
        close_old_connections()
        try:
            run_due_jobs(stop)
        except OperationalError as error:
            logger.warning("The ticker could not read its jobs and tries again: %s", error)
            connection.close()
        stop.wait(LOOK_EVERY.total_seconds())


def schedule_jobs() -> None:
    """Give every registered job its row, due at once, and bring forward what a shortened period makes due earlier."""
    now = timezone.now()
    for job in jobs().values():
        PeriodicJob.objects.get_or_create(name=job.name, defaults={"next_run": now})
        PeriodicJob.objects.filter(name=job.name, next_run__gt=now + job.every).update(
            next_run=now + job.every
        )


def run_due_jobs(stop: threading.Event | None = None) -> list[str]:
    """Claim and run each job that is due, until `stop` is set; returns the names of those that ran here."""
    due = PeriodicJob.objects.filter(_due_at(timezone.now()), name__in=jobs()).order_by("next_run", "name")
    ran = []
    for row in due:
        if stop is not None and stop.is_set():
            break
        claimed_at = claim(row)
        if claimed_at is not None:
            run_claimed(jobs()[row.name], claimed_at)
            ran.append(row.name)
    return ran


def claim(row: PeriodicJob) -> datetime | None:
    """Take a due job for this process; returns the moment of the claim, or None when another was first.

    One conditional UPDATE: both databases let exactly one of two competitors see the row as still due.
    """
    now = timezone.now()
    taken = PeriodicJob.objects.filter(_due_at(now), pk=row.pk).update(running_since=now)
    return now if taken else None


def run_claimed(job: Job, claimed_at: datetime) -> None:
    """Run a job and write down how it went; the next run counts from the start of this one."""
    started = time.monotonic()
    error = ""
    try:
        job.function()
    except Exception as exception:
        logger.exception("Periodic job %s failed", job.name)
        error = "".join(format_exception(exception))[-LONGEST_ERROR:]
    # Only our own claim: a job that ran past CRASHED_AFTER may have been taken over meanwhile.
    PeriodicJob.objects.filter(name=job.name, running_since=claimed_at).update(
        running_since=None,
        last_run=claimed_at,
        last_duration=timedelta(seconds=time.monotonic() - started),
        last_error=error,
        next_run=claimed_at + job.every,
    )


def _due_at(now: datetime) -> Q:
    free = Q(running_since=None) | Q(running_since__lt=now - CRASHED_AFTER)
    return Q(next_run__lte=now) & free
