"""What every test may ask for: the small cast, the two languages, and a clean view of site-wide data."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation

from core import epoch, pagestate
from operations.translations.catalogue import compile_catalogues
from tests import database, factories
from tests.factories import Site


def pytest_sessionstart(session: Any) -> None:
    """Compile the translations, so that English pages are English; the workers find them done."""
    if not hasattr(session.config, "workerinput"):
        compile_catalogues([Path(root) for root in settings.LOCALE_PATHS])


def pytest_sessionfinish(session: Any) -> None:
    """Clear the folder of this run away; the workers of a parallel run leave that to their controller."""
    if not hasattr(session.config, "workerinput") and (folder := os.environ.get("SAMENSTERK_TEST_DIR")):
        shutil.rmtree(folder, ignore_errors=True)


def worker_of(request: Any) -> str:
    """The name of this worker of a parallel run."""
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


def run_folder() -> Path:
    """The folder of this run."""
    return Path(os.environ["SAMENSTERK_TEST_DIR"])


if connection.vendor == "sqlite":

    @pytest.fixture(scope="session")
    def django_db_setup(
        django_test_environment: None, django_db_blocker: Any, request: Any
    ) -> Iterator[None]:
        """A copy of the database with an empty house instead of migrating and building again."""
        with django_db_blocker.unblock():
            database.use_copy(database.with_house(), run_folder(), worker_of(request))
        yield
        with django_db_blocker.unblock():
            connection.close()

else:

    @pytest.fixture(scope="session", autouse=True)
    def _house_on_postgres(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        """Build the empty house once, and leave nothing behind on the server."""
        with django_db_blocker.unblock():
            database.build_house_on_postgres()
        yield
        with django_db_blocker.unblock():
            database.leave_postgres()


@pytest.fixture(scope="module")
def opening(django_db_setup: None, django_db_blocker: Any, request: Any) -> Iterator[None]:
    """The opening content, for the tests of a module: read what is there, leave it as it was."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        epoch.forget_all()
        if connection.vendor == "sqlite":
            database.use_copy(database.with_content(), run_folder(), worker_of(request))
        else:
            database.use_postgres_copy_with_content()
    yield
    with django_db_blocker.unblock():
        database.leave_copy(before)
        epoch.forget_all()


@pytest.fixture(scope="module")
def _scratch_place(django_db_setup: None, django_db_blocker: Any, request: Any) -> Iterator[None]:
    """Leaves the database of the other tests alone, before pytest-django looks which one to empty afterwards."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        scratch_copy(before, worker_of(request))
    yield
    with django_db_blocker.unblock():
        database.leave_copy(before)


@pytest.fixture
def scratch_database(_scratch_place: None, django_db_blocker: Any, request: Any) -> None:
    """A migrated database of its own for a test that commits: it is emptied when the test is done."""
    with django_db_blocker.unblock():
        scratch_copy(connection.settings_dict["NAME"].removesuffix("_scratch"), worker_of(request))


def scratch_copy(house: str, worker: str) -> None:
    """Connect to a fresh copy of the database that is only migrated."""
    if connection.vendor == "sqlite":
        connection.close()
        database.use_copy(database.migrated(), run_folder(), f"{worker}-scratch")
    else:
        database.use_postgres_scratch(house)


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """Forget what earlier tests left in this process: a rolled-back transaction tells nobody."""
    epoch.forget_all()
    pagestate.begin()
    cache.clear()
    with translation.override("nl"):
        yield


@pytest.fixture
def site(db: None) -> Site:
    """An empty house: a home page in each language."""
    return factories.the_site()


@pytest.fixture
def visitor() -> Client:
    """Somebody without an account, with a browser that checks where forms come from."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def ada(db: None) -> Any:
    """Edits."""
    return factories.make_user("ada@example.org", name="Ada", group="Editors")


@pytest.fixture
def ben(db: None) -> Any:
    """Is a member."""
    return factories.make_user("ben@example.org", name="Ben")


@pytest.fixture
def cleo(db: None) -> Any:
    """Moderates."""
    return factories.make_user("cleo@example.org", name="Cleo", group="Community moderators")


@pytest.fixture
def administrator(db: None) -> Any:
    """May do everything."""
    return factories.make_user("beheer@example.org", name="Beheer", is_superuser=True, is_staff=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parents[1]
