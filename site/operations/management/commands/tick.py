"""`manage.py tick`: the ticker, as a child of `serve` or as a service of its own."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from operations import heartbeat
from operations.models import Heartbeat
from operations.supervisor import watch_parent
from operations.ticker import run_due_jobs, schedule_jobs, tick_until


class Command(BaseCommand):
    help = "Run periodic jobs when they are due, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--name", default="", help="the ticker's name in the database (default: a random one)"
        )
        parser.add_argument("--once", action="store_true", help="run what is due now, then end")
        parser.add_argument(
            "--end-with-parent", action="store_true", help="end when standard input is closed"
        )

    def handle(self, *, name: str, once: bool, end_with_parent: bool, **options: Any) -> None:
        if once:
            schedule_jobs()
            for job in run_due_jobs():
                self.stdout.write(job)
            return
        if end_with_parent:
            watch_parent()
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        with heartbeat.beating(Heartbeat.Role.TICKER, name or heartbeat.new_name(Heartbeat.Role.TICKER)):
            tick_until(stop)
