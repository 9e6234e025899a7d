"""The settings as a house in service has them, not as the tests change them: read in a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

SHOWN = (
    "DEBUG",
    "PASSWORD_HASHERS",
    "STORAGES",
    "WAGTAIL_ENABLE_UPDATE_CHECK",
    "WAGTAIL_ENABLE_WHATS_NEW_BANNER",
    "WAGTAIL_GRAVATAR_PROVIDER_URL",
    "WAGTAILEMBEDS_FINDERS",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_SSL_REDIRECT",
)
SHOW = f"""
import json
from config import settings
print(json.dumps({{name: getattr(settings, name) for name in {SHOWN!r}}}, default=str))
"""
CONNECT = """
import json
from django.db import connection, transaction

said = []
with connection.cursor() as cursor:
    found = {
        name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
connection.connection.set_trace_callback(said.append)
with transaction.atomic():
    pass
connection.connection.set_trace_callback(None)
kept = connection.connection
connection.close_if_unusable_or_obsolete()
print(json.dumps(found | {"said": said, "kept": connection.connection is kept}))
"""


def ask(program: str, folder: Path, root: Path, **given: str) -> dict[str, Any]:
    """What a program prints as JSON in a process with the real settings and this environment."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "site")]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAR_DIR": str(folder),
        "SECRET_KEY": "only-for-this-test",
        "DATABASE_URL": "",
        "SITE_URL": "http://127.0.0.1:8000",
    }
    command = [sys.executable, "-c", program]
    told = subprocess.run(
        command, env=environment | given, cwd=root, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, Any]:
    """The settings of a house of one's own."""
    return ask(SHOW, tmp_path_factory.mktemp("plain"), root)


def test_a_house_shows_no_errors_unless_asked(plain: dict[str, Any]) -> None:
    assert plain["DEBUG"] is False


def test_passwords_are_kept_by_argon2(plain: dict[str, Any]) -> None:
    assert plain["PASSWORD_HASHERS"][0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_nothing_is_asked_from_elsewhere(plain: dict[str, Any]) -> None:
    assert plain["WAGTAIL_ENABLE_UPDATE_CHECK"] is False
    assert plain["WAGTAIL_ENABLE_WHATS_NEW_BANNER"] is False
    assert plain["WAGTAIL_GRAVATAR_PROVIDER_URL"] is None
    assert plain["WAGTAILEMBEDS_FINDERS"] == []


def test_an_https_address_switches_everything_on_that_keeps_it_https(
    plain: dict[str, Any], tmp_path: Path, root: Path
) -> None:
    secure = ask(SHOW, tmp_path, root, SITE_URL="https://www.example.org")
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        assert (secure[name], plain[name]) == (True, False)
    assert secure["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert secure["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert plain["SECURE_HSTS_SECONDS"] == 0
    assert secure["SESSION_COOKIE_HTTPONLY"] is True


def test_a_connection_to_sqlite_is_what_the_house_counts_on(tmp_path: Path, root: Path) -> None:
    assert ask(CONNECT, tmp_path, root) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "said": ["BEGIN IMMEDIATE", "COMMIT"],
        "kept": True,
    }


def test_a_file_is_private_unless_an_alias_says_otherwise(plain: dict[str, Any], settings: Any) -> None:
    assert plain["STORAGES"]["default"]["BACKEND"] == "core.storage.PrivateStorage"
    for served in (settings.STATIC_ROOT, settings.PUBLIC_MEDIA_ROOT):
        assert not Path(settings.MEDIA_ROOT).is_relative_to(served)
        assert not Path(served).is_relative_to(settings.MEDIA_ROOT)


@pytest.mark.django_db
def test_a_private_file_has_no_address_that_answers(site: Any) -> None:
    name = default_storage.save("geheim.txt", ContentFile("niet voor iedereen"))
    for address in (default_storage.url(name), f"/beeld/{name}", f"/beeld/../private/{name}"):
        assert Client().get(address).status_code in {400, 404}
