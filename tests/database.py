"""The test database on SQLite: migrated once per state of the migrations, then copied.

Migrating all rooms, Wagtail, the forum engine and the calendar takes half a minute; a copy takes no time. Every
worker of a parallel run gets a file of its own. On PostgreSQL pytest-django's own way is kept.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sqlite3
from pathlib import Path

from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test-database"


def state_of_migrations() -> str:
    """A name for what all migrations together make: ours by content, third parties' by the lock file."""
    digest = hashlib.sha256()
    lock = ROOT / "requirements.lock"
    folders = [ROOT / "site", *(ROOT / room for room in ("knowledge", "community", "events", "media"))]
    files = sorted(path for folder in folders for path in folder.glob("**/migrations/*.py"))
    for path in [*files, *([lock] if lock.exists() else [])]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def migrated_template() -> Path:
    """The file with all migrations applied, made when this state of the migrations has none yet."""
    KEPT.mkdir(parents=True, exist_ok=True)
    template = KEPT / f"{state_of_migrations()}.sqlite3"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in KEPT.glob("*.sqlite3*"):
                old.unlink()
            _migrate_into(template)
    return template


def _migrate_into(template: Path) -> None:
    unfinished = template.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connect_to(unfinished)
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    with sqlite3.connect(unfinished) as database:
        # fold the write-ahead log in, so that the file alone is the database
        database.execute("PRAGMA journal_mode=DELETE")
    unfinished.rename(template)


def connect_to(path: Path) -> None:
    """Point the default connection at this file."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def use_copy(folder: Path, worker: str) -> None:
    """Give this worker a migrated database of its own in `folder`."""
    mine = folder / f"test-{worker}.sqlite3"
    shutil.copyfile(migrated_template(), mine)
    connect_to(mine)
