"""`manage.py prepare`: does all that a checkout needs before it can be served; `make setup` runs it."""

from typing import Any

from django.core.management.base import BaseCommand

from operations.preparation import prepare
from operations.progress import tell


class Command(BaseCommand):
    help = "Compile translations, migrate, load the opening content and collect static files, where needed."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        if not prepare():
            tell("Everything is up to date")
