"""Tasks whose worker died are taken up again; the task library itself leaves them running for ever."""

from __future__ import annotations

import logging

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from operations.heartbeat import living_names

logger = logging.getLogger(__name__)

MOST_STARTS = 3


class WorkerLost(Exception):
    """The worker died under this task so often that the task itself is the likely cause."""


def recover_lost_tasks() -> int:
    """Put tasks back in the queue whose worker is not alive; returns how many were touched.

    A task that was started MOST_STARTS times ends as failed instead: it may well be what kills its workers.
    Every change is conditional on the claim it was decided on, so two recoveries at once do no harm.
    """
    running = list(DBTaskResult.objects.running())
    # Read after the tasks: a worker shows itself before it claims, so a claim seen here has its name there.
    alive = living_names()
    return sum(_release(task) for task in running if not alive.intersection(task.worker_ids[-1:]))


def _release(task: DBTaskResult) -> int:
    claim = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < MOST_STARTS:
        logger.warning("Task %s (%s) lost its worker and goes back in the queue", task.pk, task.task_path)
        return claim.update(status=TaskResultStatus.READY, started_at=None)
    logger.error(
        "Task %s (%s) lost its worker %d times and is given up", task.pk, task.task_path, MOST_STARTS
    )
    return claim.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback=f"The worker died {MOST_STARTS} times while it ran this task.",
    )
