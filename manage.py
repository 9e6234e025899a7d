#!/usr/bin/env python3
"""Django's command line, with both import roots of the house on the path."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "site"


def main() -> None:
    if str(SITE) not in sys.path:
        sys.path.insert(1, str(SITE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
