"""What is run before a change is taken over: once on SQLite whatever is set, and once more on what was set."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

MAKE = """#!/bin/sh
echo "make $1 on ${DATABASE_URL-unset} and ${REDIS_URL-unset}"
[ "$1 on $DATABASE_URL" != "$FAILS" ]
"""


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    """A clone in which `make` only says what it was asked, and where."""
    for folder in (".ci", "programs"):
        (tmp_path / folder).mkdir()
    (tmp_path / ".ci" / "run").write_bytes((root / ".ci" / "run").read_bytes())
    for name, script in {"make": MAKE, "python3": "#!/bin/sh\n"}.items():
        (tmp_path / "programs" / name).write_text(script)
        (tmp_path / "programs" / name).chmod(0o755)
    return tmp_path


def run(checkout: Path, **given: str) -> tuple[int, list[str]]:
    """How it ended, and what was made."""
    environment = {"PATH": f"{checkout / 'programs'}:/usr/bin:/bin", **given}
    ended = subprocess.run(
        ["bash", str(checkout / ".ci" / "run")], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""
    return ended.returncode, [line for line in ended.stdout.splitlines() if line.startswith("make ")]


def test_what_is_set_is_used_for_the_second_run_only(checkout: Path) -> None:
    assert run(checkout, DATABASE_URL="postgres://elsewhere/db", REDIS_URL="redis://elsewhere") == (
        0,
        [
            "make check on  and ",
            "make test on  and ",
            "make test on postgres://elsewhere/db and redis://elsewhere",
        ],
    )


def test_what_is_not_set_is_looked_for_on_this_machine(checkout: Path) -> None:
    _code, made = run(checkout, DATABASE_URL="postgres://elsewhere/db")
    assert made[2] in {
        f"make test on postgres://elsewhere/db and {cache}" for cache in ("", "redis://127.0.0.1:6379")
    }


@pytest.mark.parametrize(
    ("step", "reached"), [("check on ", 1), ("test on ", 2), ("test on postgres://elsewhere/db", 3)]
)
def test_it_stops_at_what_fails(checkout: Path, step: str, reached: int) -> None:
    code, made = run(checkout, DATABASE_URL="postgres://elsewhere/db", FAILS=step)
    assert code != 0
    assert len(made) == reached
