"""A real house in processes of its own: what `manage.py serve` starts, watched from outside."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from tests import database

ROOT = Path(__file__).resolve().parents[2]


def wait_until(holds: Callable[[], Any], seconds: float) -> Any:
    """The first true answer of `holds`, asked ten times a second; fails the test after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (answer := holds()):
        assert time.monotonic() < deadline, f"still not so after {seconds} s"
        time.sleep(0.1)
    return answer


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be buried counts as ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


class House:
    """One `manage.py serve` with a folder, a database and a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(database.migrated(), folder / "db.sqlite3")
        self.log = folder / "serve.log"
        settings = {"VAR_DIR": str(folder), "PORT": str(self.port), "HOST": "127.0.0.1", "SECRET_KEY": "test"}
        inherited = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
        }
        self.environment = (
            inherited
            | settings
            | {
                "DJANGO_SETTINGS_MODULE": "tests.operations.house_settings",
                "SITE_URL": f"http://127.0.0.1:{self.port}",
                "DEBUG": "true",  # spares collecting the static files
            }
        )
        self.visit: socket.socket | None = None
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Open the door; `open` waits until it is."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(ROOT / "manage.py"), "serve"],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; status 0 while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def send(self, request: bytes) -> bytes:
        """The first line of the answer to a request given byte for byte."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            return connection.makefile("rb").readline().strip()

    def keep_busy(self) -> list[int]:
        """Begin a page and a task that last longer than closing may; returns the processes that work on them."""
        # kept, because a visitor who leaves ends the page
        self.visit = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        self.visit.sendall(b"GET /busy/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        notes = [self.folder / f"{name}.busy" for name in ("page", "task", "started")]
        wait_until(lambda: all(note.exists() for note in notes), 20)
        return [int(note.read_text()) for note in notes]

    def readiness(self) -> dict[str, bool]:
        """What the house says about itself."""
        checks: dict[str, bool] = json.loads(self.get("/-/ready")[1])["checks"]
        return checks

    def children(self) -> dict[str, int]:
        """The process of each child that shows signs of life, by role."""
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=10)) as rows:
            return dict(rows.execute("SELECT role, pid FROM operations_heartbeat"))

    def open(self) -> None:
        """Wait until the house and its children are there."""
        wait_until(lambda: self.get("/-/live")[0] == 200, 120)
        wait_until(lambda: len(self.children()) == 2, 120)

    def stand_open(self) -> None:
        """Open again when an earlier test closed it."""
        if self.process.poll() is not None:
            self.process = self.start()
        self.open()

    def close(self) -> None:
        """Leave nothing behind, whatever the test did."""
        left = [self.process.pid, *self.children().values()]
        for pid in left:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        if self.visit:
            self.visit.close()
