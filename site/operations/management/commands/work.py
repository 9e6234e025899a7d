"""`manage.py work`: the task worker, as a child of `serve` or as a service of its own."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from operations import heartbeat
from operations.models import Heartbeat
from operations.supervisor import watch_parent
from operations.worker import HouseWorker


class Command(BaseCommand):
    help = "Run background tasks until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--name", default="", help="the worker's id in the database (default: a random one)"
        )
        parser.add_argument("--batch", action="store_true", help="run what is in the queue, then end")
        parser.add_argument(
            "--end-with-parent", action="store_true", help="end when standard input is closed"
        )

    def handle(self, *, name: str, batch: bool, end_with_parent: bool, **options: Any) -> None:
        if end_with_parent:
            watch_parent()
        worker = HouseWorker(name or heartbeat.new_name(Heartbeat.Role.WORKER), batch=batch)
        worker.configure_signals()
        worker.run()
