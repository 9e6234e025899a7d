"""A real chromium in front of the real server with the opening content, one of each per worker."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Page as Window
from wagtail.models import Page

from core.models import PageCard
from tests import database
from tests.conftest import run_folder, worker_of

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (
        path
        for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    "",
)
# Nothing but this machine is asked for anything, and a container has no sandbox of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser journey; without a chromium it is skipped, and said so."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(
                    pytest.mark.skip(reason="no chromium on this machine: 'make test' installs it on Debian")
                )


@pytest.fixture(scope="session")
def server(django_db_setup: None, django_db_blocker: Any, request: Any) -> Iterator[str]:
    """The address of the embedded server, started as `make run` starts it."""
    folder = run_folder() / f"server-{worker_of(request)}"
    folder.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "SITE_URL": address,
        "SECRET_KEY": "only-for-tests",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    served = ""
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        if connection.vendor == "sqlite":
            shutil.copyfile(database.with_content(), folder / "db.sqlite3")
            database.connect_to(before)
        else:
            database.use_postgres_copy_with_content("_served")
            environment["DATABASE_URL"] = database.postgres_url()
            served = connection.settings_dict["NAME"]
            database.connect_to(before)
    (folder / "static").symlink_to(collected(environment), target_is_directory=True)
    process = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment)
    try:
        wait_for(f"{address}/-/live", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)
        if served:
            with django_db_blocker.unblock():
                database.drop_on_postgres(served)


def collected(environment: dict[str, str]) -> Path:
    """The collected static files, made by the first worker of this run that needs them."""
    house = run_folder() / "collected"
    house.mkdir(exist_ok=True)
    with (house / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (house / "static").exists():
            command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
            subprocess.run(command, cwd=ROOT, env=environment | {"VAR_DIR": str(house)}, check=True)
    return house / "static"


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Return when the address answers; fail when the server stops or the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer within {seconds:.0f} seconds")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright; its loop must not keep Django from its database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's chromium."""
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="module")
def addresses(opening: None, django_db_blocker: Any) -> dict[str, list[str]]:
    """Addresses by kind and language."""
    found: dict[str, list[str]] = {}
    with django_db_blocker.unblock():
        for card in PageCard.objects.visible_to(None).order_by("url"):
            found.setdefault(f"{card.kind} {card.language}", []).append(card.url)
        connection.close()
    return found


@pytest.fixture(scope="module")
def examples(opening: None, django_db_blocker: Any) -> dict[str, list[str]]:
    """Addresses by kind and language as above, but only the first of each template that the kind has."""
    found: dict[str, dict[str, str]] = {}
    with django_db_blocker.unblock():
        cards = list(PageCard.objects.visible_to(None).order_by("url"))
        pages = {page.pk: page for page in Page.objects.filter(pk__in=[card.pk for card in cards]).specific()}
        for card in cards:
            template = pages[card.pk].get_template(RequestFactory().get(card.url))
            found.setdefault(f"{card.kind} {card.language}", {}).setdefault(template, card.url)
        connection.close()
    return {name: list(by_template.values()) for name, by_template in found.items()}


def paths_in(examples: dict[str, list[str]], language: str) -> list[str]:
    """One address of each template in this language."""
    return [path for name, paths in examples.items() if name.endswith(f" {language}") for path in paths]


@pytest.fixture
def page(browser: Browser) -> Iterator[Window]:
    """A desk-sized window of its own, without the motion."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Window]:
    """A phone in the evening: narrow, touched, dark."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()
