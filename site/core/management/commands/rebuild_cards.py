"""`manage.py rebuild_cards`: writes every page's card anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from core import cards


class Command(BaseCommand):
    help = "Write the card of every live page anew, after a restore or a bulk change past the signals."

    def handle(self, *args: Any, **options: Any) -> None:
        count = sum(1 for _title in cards.rebuild())
        self.stdout.write(f"{count} cards written.")
