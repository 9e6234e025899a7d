"""Everything between a checkout and a server that can answer, each step skipped when nothing changed since the last.

All steps run in one process, because starting Django costs more than checking all of them.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate

from operations.progress import Say, step
from operations.schema import unapplied_migrations
from operations.translations.catalogue import compile_catalogues


def prepare() -> bool:
    """Run every step that is needed, showing progress; returns whether anything was done."""
    for folder in (settings.VAR_DIR, settings.MEDIA_ROOT, settings.PUBLIC_MEDIA_ROOT):
        Path(folder).mkdir(parents=True, exist_ok=True)
    # A list: every step has to run, whatever the ones before it found.
    return any(
        [compile_translations(), migrate_database(), load_content(), fill_search_index(), collect_static()]
    )


def compile_translations() -> bool:
    """Compile the house's own catalogues."""
    return compile_catalogues([Path(path) for path in settings.LOCALE_PATHS]) > 0


def migrate_database() -> bool:
    """Bring the database up to date, naming each migration as it runs."""
    if not unapplied_migrations():
        return False
    with step("Bringing the database up to date") as say, _rarely_collecting():
        call_command(_TalkingMigrate(say), interactive=False, verbosity=0)
    return True


def load_content() -> bool:
    """Load the opening content into a database that has no home page yet."""
    if apps.get_model("home", "HomePage").objects.exists():
        return False
    call_command("load_opening_content")
    return True


def fill_search_index() -> bool:
    """Build the search index where there is none, or one that an older version built."""
    state = apps.get_model("search", "IndexState")
    before = state.objects.first()
    call_command("rebuild_search", if_needed=True, verbosity=0)
    return state.objects.first() != before


def collect_static() -> bool:
    """Collect the static files when any of them, or the way in which they are stored, changed."""
    if settings.DEBUG:
        return False
    stamp = settings.VAR_DIR / "stamps" / "static"
    state = _static_state()
    if stamp.is_file() and stamp.read_text() == state and settings.STATIC_ROOT.is_dir():
        return False
    with step("Collecting the static files") as say:
        call_command("collectstatic", interactive=False, verbosity=2, stdout=_Counter(say))
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state)
    return True


def _static_state() -> str:
    """A digest of the name, size and moment of every static file, and of the storage that processes them."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    digest.update((settings.ROOT / "site" / "config" / "storage.py").read_bytes())
    for path in sorted(_static_files()):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Look for garbage less often: migrating makes models by the ten thousand, and the looking took a third of it."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _TalkingMigrate(Migrate):
    """The migrate command, which tells a progress line what it is doing instead of the log."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if action == "apply_start":
            self.say(str(migration))


class _Counter:
    """Stands in for a command's output and tells a progress line how many lines there were."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.lines = 0

    def write(self, text: str) -> None:
        self.lines += 1
        self.say(f"{self.lines} files")

    def flush(self) -> None:
        """There is nothing to flush."""
