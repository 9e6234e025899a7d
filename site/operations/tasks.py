"""Background tasks that try again: the one way in which the house's own tasks are declared."""

from __future__ import annotations

import functools
import logging
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ParamSpec, TypeVar

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task, TaskContext

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPT = "attempt_number"
LONGEST_DELAY = timedelta(hours=6)


class RetryScheduled(Exception):
    """This attempt failed and the next one is in the queue; the cause is chained to it."""


def retrying_task(
    *,
    max_attempts: int = 5,
    base: timedelta = timedelta(seconds=30),
    priority: int = 0,
    queue_name: str = "default",
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Declare a background task that is tried up to `max_attempts` times, waiting about `base` * 2 ** (attempt - 1).

    Each attempt is a row of its own in the queue. One that failed and was queued again ends with RetryScheduled;
    the last one is logged and ends with the exception itself.

    A task may run twice: when its worker dies after the work and before the bookkeeping, it is started again.
    Making the second run harmless (a unique key, a state that is checked first) is the duty of the function.
    """

    def declare(function: Callable[P, T]) -> Task[P, T]:
        @functools.wraps(function)
        def attempt(context: TaskContext, *args: Any, **kwargs: Any) -> T:
            number: int = kwargs.pop(ATTEMPT, 1)
            current = context.task_result.task
            try:
                return function(*args, **kwargs)
            except Exception as error:
                if number >= max_attempts or not current.get_backend().supports_defer:
                    logger.error("Task %s failed for good after %d attempts", current.name, number)  # noqa: TRY400
                    raise
                delay = delay_after(number, base)
                # From the current task rather than the declared one: it has the priority it was enqueued with.
                later = current.using(run_after=timezone.now() + delay)
                later.enqueue(*args, **kwargs, **{ATTEMPT: number + 1})
                logger.warning("Task %s failed (attempt %d), again in %s", current.name, number, delay)
                raise RetryScheduled(f"attempt {number} of {max_attempts}") from error

        # The library looks for the first argument by name, and would find the function's own.
        del attempt.__wrapped__
        declared: Task[P, T] = task(priority=priority, queue_name=queue_name, takes_context=True)(attempt)
        return declared

    return declare


def delay_after(number: int, base: timedelta) -> timedelta:
    """How long to wait after failed attempt `number` (from 1): doubling, at most LONGEST_DELAY, plus up to a quarter.

    The random part keeps tasks that failed together from coming back together.
    """
    delay = min(base * 2 ** min(number - 1, 32), LONGEST_DELAY)
    return delay * (1 + random.random() / 4)  # noqa: S311
