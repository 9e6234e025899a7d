"""From a bare folder to a house that can be served, each step once and only where it is needed."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

# imported before anything of it is replaced for a test: what it takes over then would stay
from home.management.commands import load_opening_content  # noqa: F401
from home.models import HomePage, OpeningRecord
from home.opening import loading
from operations import preparation
from operations.preparation import prepare
from operations.schema import unapplied_migrations
from search.rebuilding import is_needed
from tests import factories
from tests.walk.pages import WRITES


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where a house keeps its files: not there yet."""
    folder = tmp_path / "var"
    settings.VAR_DIR = folder
    settings.MEDIA_ROOT, settings.PUBLIC_MEDIA_ROOT = folder / "private", folder / "public"
    settings.STATIC_ROOT = folder / "static"
    settings.DEBUG = False
    return folder


@pytest.fixture
def drawings(settings: Any, tmp_path: Path) -> Path:
    """The only static file there is."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "drawings"]
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "lamp.svg").write_text("<svg/>")
    return tmp_path / "drawings"


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content of two home pages, loaded as the real content is."""
    monkeypatch.setattr(loading, "read", lambda _folder: (None, []))
    monkeypatch.setattr(loading, "_write", lambda *_everything: factories.make_site())


def files(folder: Path) -> dict[Path, int]:
    """Every file below, and when it was written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("scratch_database", "content", "drawings")
def test_what_is_missing_is_made_and_the_second_time_nothing_is(folder: Path, capsys: Any) -> None:
    call_command("migrate", "operations", "zero", verbosity=0)
    assert unapplied_migrations() == {("operations", "0001_initial")}

    assert prepare() is True

    assert not unapplied_migrations()
    assert HomePage.objects.count() == 2
    assert OpeningRecord.objects.exists()
    assert not is_needed()
    assert (folder / "static" / "lamp.svg").read_text() == "<svg/>"
    assert (folder / "private").is_dir()
    assert (folder / "public").is_dir()
    told = capsys.readouterr().out
    for title in ("database up to date", "opening content", "static files"):
        assert title in told

    before = files(folder)
    with CaptureQueriesContext(connection) as queries:
        assert prepare() is False
    assert files(folder) == before
    assert not [query["sql"] for query in queries if WRITES.match(query["sql"])]
    assert capsys.readouterr().out == ""


def test_static_files_are_collected_when_one_changed_or_the_collection_is_gone(
    folder: Path, drawings: Path, settings: Any
) -> None:
    collected = folder / "static" / "lamp.svg"
    assert preparation.collect_static() is True
    assert preparation.collect_static() is False
    (drawings / "lamp.svg").write_text("<svg></svg>")
    later = time.time() + 2  # collecting looks at whole seconds
    os.utime(drawings / "lamp.svg", (later, later))
    assert preparation.collect_static() is True
    assert collected.read_text() == "<svg></svg>"
    collected.unlink()
    collected.parent.rmdir()
    assert preparation.collect_static() is True
    assert collected.is_file()
    settings.DEBUG = True
    (drawings / "lamp.svg").write_text("<svg />")
    assert preparation.collect_static() is False


def cpu_of_children() -> float:
    """Processor seconds of all processes that we started and that ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@pytest.mark.slow
def test_a_whole_house_is_made_from_nothing_and_opens_again_at_once(tmp_path: Path, root: Path) -> None:
    environment = os.environ | {
        "VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, str(root / "manage.py"), "prepare"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "Loading the opening content" in told

    used = cpu_of_children()
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert told.strip().endswith("Everything is up to date")
    assert cpu_of_children() - used < 5, "processor seconds, because other tests may keep the machine busy"
