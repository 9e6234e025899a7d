"""Periodic jobs run when due, once, whatever happens in them and however many tickers there are."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from core import registry
from operations import ticker
from operations.models import PeriodicJob
from tests.operations.conftest import in_threads

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A registry with one hourly job, and the list in which it notes its runs."""
    notes: list[str] = []
    monkeypatch.setattr(registry, "_jobs", {})
    registry.register_job("sweep", lambda: notes.append("sweep"), every=HOUR)
    return notes


def row(name: str = "sweep") -> PeriodicJob:
    return PeriodicJob.objects.get(name=name)


def test_a_new_job_runs_at_once_and_then_an_hour_later(db: None, ran: list[str]) -> None:
    ticker.schedule_jobs()
    assert ticker.run_due_jobs() == ["sweep"]
    assert ticker.run_due_jobs() == []

    job = row()
    assert job.last_run is not None
    assert job.next_run == job.last_run + HOUR
    assert job.running_since is None
    PeriodicJob.objects.update(next_run=timezone.now())
    ticker.run_due_jobs()
    assert ran == ["sweep", "sweep"]


def test_a_job_that_raises_is_written_down_and_the_next_one_still_runs(db: None, ran: list[str]) -> None:
    def break_down() -> None:
        raise RuntimeError("the broom is gone")

    registry.register_job("break", break_down, every=HOUR)
    ticker.schedule_jobs()

    assert sorted(ticker.run_due_jobs()) == ["break", "sweep"]
    assert "the broom is gone" in row("break").last_error
    assert row("break").next_run > timezone.now()
    assert ran == ["sweep"]


def test_the_error_of_last_time_is_cleared_by_a_good_run(db: None) -> None:
    PeriodicJob.objects.create(name="sweep", next_run=timezone.now(), last_error="the broom is gone")
    ticker.run_due_jobs()
    assert row().last_error == ""


@pytest.mark.parametrize(("minutes", "expected"), [(59, []), (61, ["sweep"])])
def test_a_job_that_crashed_is_taken_over_after_an_hour(db: None, minutes: int, expected: list[str]) -> None:
    since = timezone.now() - timedelta(minutes=minutes)
    PeriodicJob.objects.create(name="sweep", next_run=since, running_since=since)
    assert ticker.run_due_jobs() == expected


def test_who_finishes_after_being_taken_over_leaves_the_new_claim_alone(db: None) -> None:
    PeriodicJob.objects.create(name="sweep", next_run=timezone.now())
    claimed_at = ticker.claim(row())
    assert claimed_at is not None
    newer = claimed_at + HOUR
    PeriodicJob.objects.update(running_since=newer)

    ticker.run_claimed(registry.jobs()["sweep"], claimed_at)

    assert row().running_since == newer


def test_a_shortened_period_takes_effect_at_the_next_start(db: None) -> None:
    PeriodicJob.objects.create(name="sweep", next_run=timezone.now() + timedelta(days=30))
    ticker.schedule_jobs()
    assert row().next_run <= timezone.now() + HOUR


def test_jobs_that_nobody_registers_any_more_are_left_alone(db: None) -> None:
    PeriodicJob.objects.create(name="retired", next_run=timezone.now())
    assert ticker.run_due_jobs() == []


@pytest.mark.usefixtures("committed")
def test_of_many_tickers_exactly_one_runs_a_due_job(ran: list[str]) -> None:
    for _round in range(5):
        PeriodicJob.objects.update_or_create(name="sweep", defaults={"next_run": timezone.now()})
        ran.clear()
        claims = in_threads(4, ticker.run_due_jobs)
        assert sorted(claims) == [[], [], [], ["sweep"]]
        assert ran == ["sweep"]


@pytest.mark.usefixtures("committed")
def test_the_loop_ends_promptly_when_told_to(ran: list[str]) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    started = time.monotonic()
    ticker.tick_until(stop)
    assert time.monotonic() - started < 2
    assert ran == ["sweep"]


def test_a_name_is_given_once_and_a_period_is_longer_than_nothing() -> None:
    with pytest.raises(ImproperlyConfigured, match="already registered"):
        registry.register_job("sweep", print, every=HOUR)
    with pytest.raises(ImproperlyConfigured, match="longer than nothing"):
        registry.register_job("mop", print, every=timedelta(0))
