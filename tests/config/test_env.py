"""What the environment says, read once and typed."""

from __future__ import annotations

from pathlib import Path

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

NAMES = ("HOST", "PORT", "SITE_URL", "TRUSTED_PROXIES", "DEMO_LOGINS", "DEBUG", "SECRET_KEY", "VAR_DIR")


def read(monkeypatch: pytest.MonkeyPatch, **given: str) -> env.Env:
    """The environment of an installation that sets these and no others, and has no .env."""
    monkeypatch.setattr(environ.Env, "read_env", lambda *_where, **_how: None)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"SECRET_KEY": "x"} | given).items():
        monkeypatch.setenv(name, value)
    return env.load()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({}, True),
        ({"HOST": "localhost", "PORT": "8123"}, True),
        ({"HOST": "::1", "SITE_URL": "http://[::1]:8000"}, True),
        ({"SITE_URL": "http://127.0.0.1:8000/"}, True),
        ({"HOST": "0.0.0.0"}, False),
        ({"HOST": "::"}, False),
        ({"HOST": "192.168.1.20"}, False),
        ({"HOST": "0.0.0.0", "SITE_URL": "http://localhost:8000"}, False),
        ({"SITE_URL": "https://www.example.org"}, False),
        ({"SITE_URL": "https://localhost.example.org"}, False),
        ({"TRUSTED_PROXIES": "1"}, False),
        ({"HOST": "0.0.0.0", "DEMO_LOGINS": "true"}, True),
        ({"DEMO_LOGINS": "false"}, False),
    ],
    ids=str,
)
def test_demo_accounts_are_for_a_house_that_nobody_else_can_reach(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], made: bool
) -> None:
    assert read(monkeypatch, **given).demo_logins is made


def test_errors_are_not_shown_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch).debug is False
    assert read(monkeypatch, DEBUG="true").debug is True


def test_without_a_secret_key_nothing_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        read(monkeypatch, SECRET_KEY="", VAR_DIR=str(tmp_path))
    (tmp_path / "secret-key").write_text("of this machine\n")
    assert read(monkeypatch, SECRET_KEY="", VAR_DIR=str(tmp_path)).secret_key == "of this machine"
