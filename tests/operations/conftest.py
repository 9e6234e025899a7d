"""What the tests of the running house share: tasks in the database, committed rows, and one real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from operations.models import Heartbeat, PeriodicJob
from tests.operations import chores
from tests.operations.house import House


@pytest.fixture
def queued(settings: Any, committed: None) -> None:
    """Tasks wait in the database. Committed, because a worker drops the connection of an open transaction."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    chores.fails = 0
    chores.calls.clear()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Rows that other threads and processes see; the tables of this app are emptied afterwards."""
    with django_db_blocker.unblock():
        yield
        for model in (PeriodicJob, Heartbeat, DBTaskResult):
            model.objects.all().delete()


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[House]:
    """An open house, shared by the tests of a module."""
    if connection.vendor != "sqlite":
        pytest.skip(
            "the house of processes is tried on SQLite; what differs by database is tested without it"
        )
    with django_db_blocker.unblock():
        opened = House(tmp_path_factory.mktemp("house"))
    try:
        opened.open()
        yield opened
    finally:
        opened.close()


def in_threads(count: int, function: Callable[[], Any]) -> list[Any]:
    """What `function` returned in each of `count` threads that started together, each with its own connection."""
    together = Barrier(count)

    def run(_number: int) -> Any:
        together.wait()
        try:
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
