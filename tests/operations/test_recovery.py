"""Tasks whose worker died come back; tasks whose worker lives are left alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from operations import heartbeat
from operations.models import Heartbeat
from operations.recovery import MOST_STARTS, recover_lost_tasks
from operations.worker import HouseWorker
from tests.operations import chores

pytestmark = pytest.mark.usefixtures("queued")


def running_task(*workers: str) -> DBTaskResult:
    """A task that the last of these workers claimed a moment ago."""
    result = DBTaskResult.objects.get(pk=chores.water_plants.enqueue("hall").id)
    for worker in workers:
        result.claim(worker)
    return result


def worker_seen(name: str, ago: timedelta) -> None:
    Heartbeat.objects.create(name=name, role=Heartbeat.Role.WORKER, pid=1, beat_at=timezone.now() - ago)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (timedelta(seconds=20), TaskResultStatus.RUNNING),
        (timedelta(minutes=3), TaskResultStatus.READY),
        (None, TaskResultStatus.READY),
    ],
    ids=["alive", "silent", "unknown"],
)
def test_only_the_tasks_of_workers_that_are_gone_come_back(ago: timedelta | None, expected: str) -> None:
    task = running_task("worker-1")
    if ago is not None:
        worker_seen("worker-1", ago)

    recover_lost_tasks()

    task.refresh_from_db()
    assert task.status == expected


def test_it_is_the_last_worker_that_counts() -> None:
    task = running_task("worker-gone", "worker-alive")
    worker_seen("worker-alive", timedelta(0))

    assert recover_lost_tasks() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_task_that_keeps_killing_its_workers_is_given_up() -> None:
    task = running_task(*(f"worker-{number}" for number in range(MOST_STARTS)))

    recover_lost_tasks()

    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert task.exception_class_path == "operations.recovery.WorkerLost"
    assert task.task_result.is_finished


def test_a_new_worker_first_takes_up_what_a_dead_one_left() -> None:
    task = running_task("worker-gone")

    HouseWorker("worker-new", batch=True).run()

    task.refresh_from_db()
    assert task.status == TaskResultStatus.SUCCESSFUL
    assert task.worker_ids == ["worker-gone", "worker-new"]


def test_a_claim_that_changed_hands_meanwhile_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    task = running_task("worker-gone")

    def meanwhile() -> set[str]:
        DBTaskResult.objects.filter(pk=task.pk).update(started_at=timezone.now() + timedelta(seconds=1))
        return set()

    monkeypatch.setattr("operations.recovery.living_names", meanwhile)
    assert recover_lost_tasks() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_worker_shows_itself_while_it_works_and_says_goodbye(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("operations.worker.recover_lost_tasks", lambda: seen.extend(heartbeat.living_names()))

    HouseWorker("worker-1", batch=True).run()

    assert seen == ["worker-1"]
    assert not Heartbeat.objects.exists()


def test_processes_that_ended_without_a_word_are_forgotten() -> None:
    worker_seen("worker-silent", timedelta(hours=1))
    worker_seen("worker-alive", timedelta(seconds=1))

    assert heartbeat.forget_stale() == 1
    assert heartbeat.living_names() == {"worker-alive"}
