"""Short lines that show a waiting person what is being done and how long it took.

Standard library only: the bootstrap uses it before any package is installed.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NOTE_EVERY = 10.0
REDRAW_EVERY = 0.2
WIDTH = 78

Say = Callable[[str], None]


def mark(good: bool) -> str:
    """A tick or a cross, or a word where the terminal cannot show one."""
    sign, word = ("✓", "ok") if good else ("✗", "no")
    try:
        sign.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return word
    return sign


def tell(text: str) -> None:
    """Print one finished line."""
    sys.stdout.write(f"  {mark(True)} {text}\n")
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[Say]:
    """Show `title` while the block runs, and its duration afterwards.

    The block is given a function to say how far it is. A terminal sees one line that keeps moving; a log sees the
    start, a note every ten seconds and the end.
    """
    line = _Line(title)
    line.start()
    try:
        yield line.say
    except BaseException:
        line.finish(good=False)
        raise
    line.finish(good=True)


class _Line(threading.Thread):
    def __init__(self, title: str) -> None:
        super().__init__(name="progress", daemon=True)
        self.title = title
        self.detail = ""
        self.live = sys.stdout.isatty()
        self.started = time.monotonic()
        self.finished = threading.Event()

    def say(self, detail: str) -> None:
        self.detail = detail

    def run(self) -> None:
        if not self.live:
            self._write(f"  - {self.title} ...\n")
        while not self.finished.wait(REDRAW_EVERY if self.live else NOTE_EVERY):
            text = f"  - {self.title}  {self.detail}  {self._seconds():.0f} s"
            self._write(f"\r{text:<{WIDTH}.{WIDTH}}" if self.live else f"{text}\n")

    def finish(self, *, good: bool) -> None:
        self.finished.set()
        self.join()
        text = f"  {mark(good)} {self.title} ({self._seconds():.1f} s)"
        self._write(f"\r{text:<{WIDTH}}\n" if self.live else f"{text}\n")

    def _seconds(self) -> float:
        return time.monotonic() - self.started

    def _write(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()
