"""`manage.py serve`: the whole house in one command, on one port."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from operations.preparation import prepare as prepare_house
from operations.server import AddressUnavailable, listen_on, serve
from operations.welcome import welcome


class Command(BaseCommand):
    help = "Serve the site, run its background tasks and its periodic jobs, until SIGTERM or Ctrl-C."
    # The checks belong to `make check`; here they would only make everybody wait.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare", action="store_true", help="first do what `manage.py prepare` does")

    def handle(self, *, prepare: bool, **options: Any) -> None:
        env = settings.ENV
        try:
            listening = listen_on(env.host, env.port)
            if prepare:
                # Told early that the port is taken; not held, because preparing may end in another process.
                listening.close()
                if prepare_house():
                    start_afresh()
                listening = listen_on(env.host, env.port)
        except AddressUnavailable as error:
            raise CommandError(str(error)) from error
        serve([listening], lambda: self.stdout.write(welcome()))
        sys.stdout.flush()
        # A page that is still busy in a thread must not keep the house from closing.
        os._exit(0)


def start_afresh() -> None:
    """Replace this process by a new `serve`: what it remembers may be older than what was just prepared."""
    os.execv(sys.executable, [sys.executable, str(settings.ROOT / "manage.py"), "serve"])  # noqa: S606
