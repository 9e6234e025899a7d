"""The task worker: the task library's queue loop, plus a sign of life and recovery of what a dead worker left."""

from __future__ import annotations

import sys
from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

from operations.heartbeat import beating
from operations.models import Heartbeat
from operations.recovery import recover_lost_tasks

POLL_SECONDS = 1.0


class HouseWorker(Worker):
    """One worker for all queues of the default backend."""

    def __init__(self, name: str, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=POLL_SECONDS,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Leave at once when idle, else after the current task; whoever cannot wait kills, and it is recovered."""
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def run(self) -> None:
        """Work until told to stop."""
        with beating(Heartbeat.Role.WORKER, self.worker_id):
            recover_lost_tasks()
            super().run()
