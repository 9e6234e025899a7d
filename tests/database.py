"""The test databases: made once per state of what they are made of, then copied.

There are three: migrated, with an empty house in it (a home page in each language, what most tests begin with), and with
the opening content. Migrating all rooms, Wagtail, the forum engine and the calendar takes half a minute, loading the content
another while; a copy takes no time. Every worker of a parallel run gets files of its own. On PostgreSQL pytest-django's own
way is kept; each worker makes the others once and copies databases as templates.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection, connections

from tests import factories

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test-database"
ROOMS = [ROOT / "site", *(ROOT / room for room in ("knowledge", "community", "events", "media"))]


def digest_of(files: Iterable[Path]) -> str:
    """A name for the content of these files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def migration_files() -> list[Path]:
    """Our migrations, and the lock file for third parties'."""
    lock = ROOT / "requirements.lock"
    files = [path for folder in ROOMS for path in folder.glob("**/migrations/*.py")]
    return [*files, *([lock] if lock.exists() else [])]


def content_files() -> list[Path]:
    """What the database with the opening content is made of: the content, and every module that may shape it."""
    content = [path for path in (ROOT / "site" / "home" / "opening_content").rglob("*") if path.is_file()]
    return [*content, *(path for folder in ROOMS for path in folder.rglob("*.py"))]


def kept(kind: str, state: str, make: Callable[[Path], None]) -> Path:
    """The kept file of this kind and state, made when it is missing; older states of the kind are cleared away."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{kind}-{state}.sqlite3"
    with (KEPT / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            make(unfinished)
            connection.close()
            with sqlite3.connect(unfinished) as database:
                # fold the write-ahead log in, so that the file alone is the database
                database.execute("PRAGMA journal_mode=DELETE")
            for old in KEPT.glob(f"{kind}-*"):
                if old != unfinished:
                    old.unlink()
            unfinished.rename(path)
    return path


def migrated() -> Path:
    """The file with all migrations applied."""

    def make(path: Path) -> None:
        connect_to(str(path))
        call_command("migrate", verbosity=0, interactive=False)

    return kept("migrated", digest_of(migration_files()), make)


def with_house() -> Path:
    """The file with an empty house in it."""

    def make(path: Path) -> None:
        shutil.copyfile(migrated(), path)
        connect_to(str(path))
        factories.make_site()

    return kept(
        "house", digest_of([*migration_files(), *content_files(), ROOT / "tests" / "factories.py"]), make
    )


def with_content() -> Path:
    """The file with the opening content loaded."""

    def make(path: Path) -> None:
        shutil.copyfile(migrated(), path)
        connect_to(str(path))
        call_command("load_opening_content", verbosity=0)

    return kept("content", digest_of([*migration_files(), *content_files()]), make)


def connect_to(name: str) -> None:
    """Point the default connection at this database."""
    connection.close()
    connection.settings_dict["NAME"] = name


def use_copy(original: Path, folder: Path, worker: str) -> None:
    """Give this worker a copy of its own in `folder`."""
    mine = folder / f"{original.name.partition('-')[0]}-{worker}.sqlite3"
    shutil.copyfile(original, mine)
    connect_to(str(mine))


def build_house_on_postgres() -> None:
    """Put an empty house into this worker's database, keeping a copy of what it was before."""
    house = connection.settings_dict["NAME"]
    _originals.append(migrated_on_postgres(house))
    copy_on_postgres(house, _originals[-1])
    connect_to(house)
    factories.make_site()


def migrated_on_postgres(house: str) -> str:
    """The name of the database that is only migrated, beside the one with this worker's empty house."""
    return f"{house}_migrated"


def postgres_original(house: str) -> str:
    """The name of this worker's database with the opening content, made when it is missing; nobody stays in it."""
    name = f"{house}_original"
    if name not in _originals:
        copy_on_postgres(migrated_on_postgres(house), name)
        connect_to(name)
        call_command("load_opening_content", verbosity=0)
        connections.close_all()
        connect_to(house)
        _originals.append(name)
    return name


_originals: list[str] = []


def use_postgres_copy_with_content(suffix: str = "_content") -> str:
    """Connect to a fresh copy of the database with content; returns the name of the one it replaces."""
    house = connection.settings_dict["NAME"]
    name = f"{house}{suffix}"
    copy_on_postgres(postgres_original(house), name)
    connect_to(name)
    return house


def use_postgres_scratch(house: str) -> None:
    """Connect to a fresh copy of the database that is only migrated."""
    name = f"{house}_scratch"
    copy_on_postgres(migrated_on_postgres(house), name)
    connect_to(name)


def copy_on_postgres(original: str, name: str) -> None:
    """Make `name` anew from `original`, ending every connection to either: a template must have none."""
    connections.close_all()
    run_on_maintenance(
        ending_connections_to(original),
        f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
        f'CREATE DATABASE "{name}" TEMPLATE "{original}"',
    )


def leave_copy(back_to: str) -> None:
    """Return to the database of this name; a copy on PostgreSQL is dropped, a file goes with its folder."""
    if connection.vendor == "sqlite":
        connect_to(back_to)
    else:
        drop_postgres_copy(back_to)


def drop_postgres_copy(back_to: str) -> None:
    """Return to the migrated database and drop the one with content."""
    name = connection.settings_dict["NAME"]
    connections.close_all()
    connect_to(back_to)
    drop_on_postgres(name)


def leave_postgres() -> None:
    """Clear this worker's databases with content away, and let go of the migrated one, so that it can be dropped too."""
    while _originals:
        drop_on_postgres(_originals.pop())
    connections.close_all()
    run_on_maintenance(ending_connections_to(connection.settings_dict["NAME"]))


def ending_connections_to(name: str) -> str:
    """The statement that ends every connection to this database; threads of earlier tests may have left some behind."""
    return f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"


def drop_on_postgres(name: str) -> None:
    """Drop the database of this name, whoever is still connected to it."""
    run_on_maintenance(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def postgres_url() -> str:
    """The address of the database that is connected to, for another process."""
    given = connection.settings_dict
    secret = f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else ""
    place = f"{given['HOST'] or '127.0.0.1'}:{given['PORT'] or 5432}"
    return f"postgres://{quote(given['USER'], safe='')}{secret}@{place}/{given['NAME']}"


def run_on_maintenance(*statements: str) -> None:
    """Run statements that need no database of their own."""
    import psycopg

    given = connection.settings_dict
    with psycopg.connect(
        host=given["HOST"] or None,
        port=given["PORT"] or None,
        user=given["USER"] or None,
        password=given["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as database:
        for statement in statements:
            database.execute(statement)
