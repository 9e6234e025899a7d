"""`manage.py rebuild_search`: builds the search index anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import epoch
from operations.progress import step
from search.models import SearchRecord
from search.rebuilding import is_needed, rebuild


class Command(BaseCommand):
    help = "Build the search index anew, after a restore or a change past the signals; safe to repeat and to break off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="Only when it was never built, or by an older version."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_needed"] and not is_needed():
            return
        with step("Building the search index") as say:
            for source, done in rebuild():
                say(f"{source} {done}")
            epoch.bump()
        if options["verbosity"]:
            self.stdout.write(f"{SearchRecord.objects.count()} records.")
