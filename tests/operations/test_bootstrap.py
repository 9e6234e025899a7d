"""A machine that lacks something says what, in words, before anything is changed on it."""

from __future__ import annotations

import importlib.util
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The start of a clone: no environment yet, and nothing on the PATH but what a test puts in `programs`."""
    for name in (
        "bin/bootstrap",
        "bin/bootstrap.py",
        "site/operations/__init__.py",
        "site/operations/progress.py",
    ):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "bin" / "bootstrap").chmod(0o755)
    (tmp_path / "programs").mkdir()
    return tmp_path


def program(checkout: Path, name: str, script: str) -> None:
    path = checkout / "programs" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def bootstrap(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(checkout / "programs"), "HOME": str(checkout)}
    command = ["/bin/sh", str(checkout / "bin" / "bootstrap"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)


def test_without_python_it_says_which_one_it_needs(checkout: Path) -> None:
    ended = bootstrap(checkout, "run")
    assert ended.returncode == 1
    assert "needs Python 3.11 or newer" in ended.stderr
    assert "not found" not in ended.stderr


def test_a_python_that_is_too_old_is_not_taken(checkout: Path) -> None:
    program(checkout, "python3", "exit 1")
    assert "needs Python 3.11 or newer" in bootstrap(checkout, "run").stderr


def test_without_the_venv_module_it_names_the_package(checkout: Path) -> None:
    program(checkout, "python3", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    ended = bootstrap(checkout, "run")
    assert ended.returncode == 1
    assert "sudo apt install python3-venv" in ended.stderr


def test_a_later_python_that_is_complete_is_preferred_to_one_that_lacks_something(checkout: Path) -> None:
    program(checkout, "python3.14", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    program(checkout, "python3", 'case "$1" in -c) exit 0;; *) echo "started with $2";; esac')
    assert bootstrap(checkout, "setup").stdout == "started with setup\n"


def test_what_pip_said_last_is_shown_when_it_fails(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("nothing==1.0 --hash=sha256:00\n")
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\ncase "$2" in pip) echo "no such package"; exit 1;; esac\n')
    python.chmod(0o755)
    command = [sys.executable, str(checkout / "bin" / "bootstrap.py"), "install"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert "The packages could not be installed." in ended.stderr
    assert "no such package" in ended.stderr
    assert "Installing 1 packages" in ended.stdout


@pytest.fixture
def script(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """bin/bootstrap.py as a module, with an environment of its own."""
    specification = importlib.util.spec_from_file_location("bootstrap", checkout / "bin" / "bootstrap.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setattr(sys, "path", [*sys.path])
    specification.loader.exec_module(module)
    for name in ("SECRET_KEY", "VAR_DIR"):
        monkeypatch.delenv(name, raising=False)
    return module


def test_a_secret_key_is_written_once_and_for_its_user_only(script: ModuleType, checkout: Path) -> None:
    (checkout / ".env").write_text('# mine\nexport VAR_DIR="data"\n')
    script.ensure_secret_key()
    key_file = checkout / "data" / "secret-key"
    first = key_file.read_text()
    script.ensure_secret_key()
    assert key_file.read_text() == first
    assert len(first) > 50
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_a_secret_key_that_is_given_is_enough(script: ModuleType, checkout: Path) -> None:
    (checkout / ".env").write_text("SECRET_KEY=given\n")
    script.ensure_secret_key()
    assert not (checkout / "var").exists()
