"""Measure the real server on this machine: pages beside the cheapest view and a static file, in one run.

Rounds are interleaved, so that noise of the machine falls on everybody alike; the median of the rounds is shown,
with the CPU time of the server process per request. A run in which the static file itself varies by more than a
factor of two is thrown away. Read ratios, not absolutes.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONNECTIONS = 4
EDITS = 10  # in a round
TICK = os.sysconf("SC_CLK_TCK")
PAGES = {
    "static file": "",
    "cheapest view": "/-/live",
    "home": "/",
    "home, English": "/en/",
    "article (news)": "/nieuws/nieuws-2024-campagne/",
    "article (factsheet)": "/kennisbank/factsheet-gezinshuizen/",
    "article (guide)": "/kennisbank/plaatsing-in-een-gezinshuis/",
    "e-book chapter": "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-1-waarom/",
    "news list": "/nieuws/",
    "search": "/zoeken/?q=gezinshuis",
    "search, typing error": "/zoeken/?q=gezinsuhis",
    "search, suggestions": "/zoeken/voorstellen/?q=gez",
}


@dataclass(slots=True)
class Measured:
    """What the rounds of one address gave."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Median of requests per second."""
        return statistics.median(self.rates)

    @property
    def milliseconds(self) -> float:
        """Median of the server's CPU milliseconds per request."""
        return statistics.median(self.cpu)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_seconds(pid: int) -> float:
    """CPU time that the process has used, all its threads together. From /proc."""
    values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / TICK


def load(port: int, path: str, seconds: float) -> int:
    """Ask for this address for so many seconds over four connections; returns how many were answered."""
    if wrk := shutil.which("wrk"):
        command = [
            wrk,
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{max(1, round(seconds))}s",
            f"http://127.0.0.1:{port}{path}",
        ]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
        if "Non-2xx" in output:
            raise SystemExit(f"{path} did not answer 200:\n{output}")
        found = re.search(r"(\d+) requests in", output)
        return int(found[1]) if found else 0
    counts = [0] * CONNECTIONS
    until = time.monotonic() + seconds

    def ask(place: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < until:
            connection.request("GET", path)
            connection.getresponse().read()
            counts[place] += 1

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def start_server(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Prepare a house of its own in `folder` and serve it; returns when it answers."""
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "SECRET_KEY": "only-for-measuring",
        "LOG_LEVEL": "WARNING",
    }
    for name in ("DATABASE_URL", "REDIS_URL"):
        environment.setdefault(name, "")
    for command in (
        ["migrate", "-v0"],
        ["load_opening_content", "-v0"],
        ["collectstatic", "--noinput", "-v0"],
    ):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)  # noqa: S603
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment)
    for _attempt in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/live", timeout=1):
                return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    raise SystemExit("The server did not answer within thirty seconds.")


def static_path(port: int) -> str:
    """The address of the style sheet that the home page names."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        found = re.search(rb'href="(/static/css/site[^"]*\.css)"', answer.read())
    if not found:
        raise SystemExit("The home page names no style sheet.")
    return found[1].decode()


def load_after_edits(port: int, path: str, database: Path) -> int:
    """Ask for this address as the first one after an edit, when nothing that was kept may be used; returns how often."""
    for _time in range(EDITS):
        with closing(sqlite3.connect(database, timeout=20)) as edited, edited:
            edited.execute("UPDATE core_contentepoch SET number = number + 1")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            answer.read()
    return EDITS


def measure(port: int, pid: int, rounds: int, seconds: float, database: Path) -> dict[str, Measured]:
    """All addresses, interleaved, `rounds` times."""
    pages = PAGES | {"static file": static_path(port)}
    asking = {name: partial(load, port, path, seconds) for name, path in pages.items()}
    if database.exists():
        asking |= {
            f"{name}, after an edit": partial(load_after_edits, port, PAGES[name], database)
            for name in ("home", "article (news)", "e-book chapter")
        }
    results = {name: Measured() for name in asking}
    for path in pages.values():
        load(port, path, 1)
    for number in range(rounds):
        print(f"round {number + 1} of {rounds} …", file=sys.stderr)
        for name, ask in asking.items():
            before, began = cpu_seconds(pid), time.monotonic()
            answered = ask()
            took, used = time.monotonic() - began, cpu_seconds(pid) - before
            results[name].rates.append(answered / took)
            results[name].cpu.append(1000 * used / max(answered, 1))
    return results


def show(results: dict[str, Measured]) -> None:
    """Print a table of rates, CPU time and ratios."""
    cheapest, static = results["cheapest view"].rate, results["static file"].rate
    print(f"{'':<32}{'req/s':>9}{'CPU ms':>9}{'x cheapest':>12}{'x static':>10}")
    for name, row in results.items():
        rate, used = f"{row.rate:>9.1f}", f"{row.milliseconds:>9.2f}"
        print(f"{name:<32}{rate}{used}{row.rate / cheapest:>12.2f}{row.rate / static:>10.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="samensterk-bench-") as folder:
        port = free_port()
        server = start_server(Path(folder), port)
        try:
            database = Path(folder) / "db.sqlite3"
            results = measure(port, server.pid, options.rounds, options.seconds, database)
        finally:
            server.terminate()
            server.wait(timeout=10)
    rates = results["static file"].rates
    show(results)
    if max(rates) > 2 * min(rates):
        raise SystemExit(
            "The static file itself varied by more than a factor of two: run again on a quieter machine."
        )


if __name__ == "__main__":
    main()
