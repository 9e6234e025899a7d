"""Loads the opening content: pages, snippets, navigation and the demo accounts."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.opening.loading import FOLDER, load, read
from home.opening.problems import ContentError
from operations.progress import step

NO_CAST = (
    "  no demo accounts: others can reach this house, and everyone knows their password.\n"
    "  To make an administrator: .venv/bin/python manage.py createsuperuser"
)


class Command(BaseCommand):
    help = (
        "Loads the opening content. Loading it again brings what changed in the files; "
        "what editors have changed or deleted stays as they left it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say what is wrong with the files.")
        parser.add_argument(
            "--overwrite", action="store_true", help="Put back what editors have changed or deleted."
        )
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Where the content is.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                _library, drafts = read(options["folder"])
                self.stdout.write(f"{len(drafts)} pages, nothing wrong.")
                return
            with step("Loading the opening content") as say:
                outcome = load(options["folder"], overwrite=options["overwrite"], say=say)
        except ContentError as error:
            count = len(error.problems)
            raise CommandError(
                f"{error}\n{count} problem{'s' if count > 1 else ''}; nothing was loaded."
            ) from None
        if options["verbosity"] == 0:
            return
        self.stdout.write(f"  {outcome}")
        if outcome.first and not settings.DEMO_LOGINS:
            self.stdout.write(NO_CAST)
        for source in outcome.kept:
            self.stdout.write(f"  left as an editor made it: {source}")
