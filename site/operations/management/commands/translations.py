"""`manage.py translations`: brings the catalogues up to date with the sources, or says where they differ."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from operations.translations.catalogue import compile_catalogues, merge, problems
from operations.translations.extract import messages_in

LANGUAGE = "en"


class Command(BaseCommand):
    help = "Collect the interface strings into the English catalogue; with --check, only say where it falls short."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing, and fail when something is amiss"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        root: Path = settings.ROOT
        found = messages_in(root, _own_packages(root), "templates")
        catalogue = Path(settings.LOCALE_PATHS[0]) / LANGUAGE / "LC_MESSAGES" / "django.po"
        if not check:
            catalogue.parent.mkdir(parents=True, exist_ok=True)
            merge(catalogue, LANGUAGE, found).save(str(catalogue))
            compile_catalogues([Path(path) for path in settings.LOCALE_PATHS])
        amiss = problems(catalogue, found)
        if amiss and check:
            raise CommandError("\n".join([*amiss, "Run 'make translations' and fill in what is missing."]))
        for line in amiss:
            self.stdout.write(line)
        self.stdout.write(f"{len(found)} strings, {len(amiss)} to look at.")


def _own_packages(root: Path) -> list[str]:
    """The folders of our own apps, and of config, relative to the root."""
    own = [Path(config.path) for config in apps.get_app_configs()]
    folders = [path for path in own if root in path.parents and ".venv" not in path.parts]
    return sorted({path.relative_to(root).as_posix() for path in folders} | {"site/config"})
