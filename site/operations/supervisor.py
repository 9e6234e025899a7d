"""Child processes that live exactly as long as their parent: restarted when they die, gone when it goes.

Each child reads a pipe of which only the parent holds the other end. When the parent ends, however rudely, the
system closes that end and the child ends itself; this works on every Unix, without a process id that could be reused.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)

SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
HEALTHY_AFTER = 60.0
GRACE_AFTER_PARENT = 3.0


@dataclass(slots=True)
class Child:
    """A command to keep running. `command` makes the arguments of one start from the name of that start."""

    label: str
    new_name: Callable[[], str]
    command: Callable[[str], list[str]]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)


class Supervisor:
    """Keeps children running until it is stopped; `on_end` hears the name of every start that ended."""

    def __init__(self, children: list[Child], on_end: Callable[[str], None]) -> None:
        self._children = children
        self._on_end = on_end
        self._stopping = threading.Event()
        self._starting = threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start every child, each watched by a thread of its own."""
        for child in self._children:
            thread = threading.Thread(
                target=self._keep, args=(child,), name=f"keep-{child.label}", daemon=True
            )
            thread.start()
            self._threads.append(thread)

    def ask_to_stop(self) -> None:
        """Ask all children to end and have none started any more; safe inside a signal handler."""
        self._stopping.set()
        for process in self._processes():
            _signal_group(process, signal.SIGTERM)

    def stop(self, deadline: float) -> None:
        """End all children: asked first, killed with all they started when `deadline` (time.monotonic) has passed."""
        with self._starting:
            self.ask_to_stop()
        for process in self._processes():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait()
        for thread in self._threads:
            thread.join(max(0.1, deadline - time.monotonic()))

    def _processes(self) -> list[subprocess.Popen[bytes]]:
        return [child.process for child in self._children if child.process is not None]

    def _keep(self, child: Child) -> None:
        pause = SHORTEST_PAUSE
        while True:
            name = child.new_name()
            process = self._launch(child, name)
            if process is None:
                return
            started = time.monotonic()
            code = process.wait()
            self._tell(name)
            if self._stopping.is_set():
                return
            if time.monotonic() - started > HEALTHY_AFTER:
                pause = SHORTEST_PAUSE
            logger.warning(
                "The %s (process %d) ended with code %d; starting it again in %g s",
                child.label,
                process.pid,
                code,
                pause,
            )
            if self._stopping.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)

    def _launch(self, child: Child, name: str) -> subprocess.Popen[bytes] | None:
        with self._starting:
            if self._stopping.is_set():
                return None
            # A session of its own: Ctrl-C in the terminal then reaches only the parent, which stops in order.
            child.process = subprocess.Popen(  # noqa: S603
                child.command(name), stdin=subprocess.PIPE, start_new_session=True
            )
            return child.process

    def _tell(self, name: str) -> None:
        try:
            self._on_end(name)
        except Exception:
            logger.exception("What follows on the end of %s failed", name)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a child and whatever it started itself, unless it has been waited for already."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)


def watch_parent() -> None:
    """In a child: end this process, and what it started, once the parent is gone."""
    threading.Thread(target=_end_with_parent, name="watch-parent", daemon=True).start()


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    # The process leads its own group (see _launch), so this reaches itself and its own children only.
    os.killpg(os.getpgid(0), signal.SIGTERM)
    time.sleep(GRACE_AFTER_PARENT)
    os.killpg(os.getpgid(0), signal.SIGKILL)
