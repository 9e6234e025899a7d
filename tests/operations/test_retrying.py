"""A task that fails is tried again, later each time, and in the end given up visibly."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from operations.tasks import LONGEST_DELAY, RetryScheduled, delay_after
from operations.worker import HouseWorker
from tests.operations import chores


def work_off_queue() -> None:
    HouseWorker("worker-test", batch=True).run()


def waiting() -> DBTaskResult:
    return DBTaskResult.objects.get(status=TaskResultStatus.READY)


@pytest.mark.usefixtures("queued")
def test_a_failed_task_waits_before_it_is_tried_again_and_then_succeeds() -> None:
    chores.fails = 1
    chores.water_plants.enqueue("hall")
    work_off_queue()

    first = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert first.exception_class_path.endswith(RetryScheduled.__qualname__)
    assert "Stumble: hall" in first.traceback
    pause = waiting().run_after - timezone.now()
    assert timedelta(seconds=25) < pause < timedelta(seconds=40)

    work_off_queue()
    assert chores.calls == ["hall"], "it may not be tried before its time"

    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        work_off_queue()
    assert DBTaskResult.objects.get(status=TaskResultStatus.SUCCESSFUL).return_value == "watered hall"


@pytest.mark.usefixtures("queued")
def test_a_task_that_keeps_failing_ends_with_its_own_exception(caplog: pytest.LogCaptureFixture) -> None:
    chores.fails = 99
    chores.water_plants.enqueue("hall")
    for hour in range(5):
        with time_machine.travel(timezone.now() + timedelta(hours=hour)):
            work_off_queue()

    assert len(chores.calls) == 3
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.READY).exists()
    last = DBTaskResult.objects.order_by("enqueued_at").last()
    assert last is not None
    assert last.exception_class_path.endswith("Stumble")
    assert "water_plants failed for good after 3 attempts" in caplog.text


@pytest.mark.usefixtures("queued")
def test_a_task_that_is_tried_again_keeps_its_queue_and_arguments() -> None:
    chores.fails = 1
    chores.water_plants.using(priority=7).enqueue(room="attic")
    work_off_queue()

    assert waiting().priority == 7
    assert waiting().args_kwargs["kwargs"]["room"] == "attic"


def test_pauses_double_up_to_a_limit_and_are_never_quite_the_same() -> None:
    base = timedelta(seconds=30)
    for number, expected in ((1, base), (2, base * 2), (4, base * 8), (60, LONGEST_DELAY)):
        delays = {delay_after(number, base) for _ in range(20)}
        assert expected <= min(delays)
        assert max(delays) <= expected * 1.25
        assert len(delays) > 1


def test_a_failure_comes_straight_back_where_tasks_run_at_once(db: None) -> None:
    chores.fails = 1
    result = chores.water_plants.enqueue("hall")
    assert result.errors[0].exception_class is chores.Stumble
