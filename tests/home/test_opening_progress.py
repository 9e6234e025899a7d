"""Whoever waits for the opening content sees how far it is."""

from __future__ import annotations

import io
import sys
import time

import pytest

from home.opening import loading
from home.opening.progress import WIDTH, Bar
from operations import progress
from operations.progress import step


def test_the_bar_fills_as_the_things_of_a_stage_are_done() -> None:
    told: list[str] = []
    things = list(Bar(told.append).over("pages", iter("abcd")))
    assert things == ["a", "b", "c", "d"]
    assert told == [
        f"[{'.' * WIDTH}] pages 1/4",
        f"[{'#' * 6}{'.' * 18}] pages 2/4",
        f"[{'#' * 12}{'.' * 12}] pages 3/4",
        f"[{'#' * 18}{'.' * 6}] pages 4/4",
    ]


def test_a_thing_is_told_before_it_is_done_and_no_sooner() -> None:
    told: list[str] = []
    going = Bar(told.append).over("pages", range(2))
    assert told == []
    assert next(going) == 0
    assert len(told) == 1


def test_a_stage_of_nothing_says_nothing() -> None:
    told: list[str] = []
    assert list(Bar(told.append).over("pages", [])) == []
    assert told == []


class Terminal(io.StringIO):
    """Output that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("output", "live"), [(Terminal(), True), (io.StringIO(), False)])
def test_the_line_shows_the_bar_while_it_fills(
    monkeypatch: pytest.MonkeyPatch, output: io.StringIO, live: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(progress, "REDRAW_EVERY", 0.01)
    monkeypatch.setattr(progress, "NOTE_EVERY", 0.01)
    with step("Loading") as say:
        for _page in Bar(say).over("pages", range(2)):
            time.sleep(0.1)
    told = output.getvalue()
    assert f"[{'.' * WIDTH}] pages 1/2" in told
    assert f"[{'#' * 12}{'.' * 12}] pages 2/2" in told
    assert ("\r" in told) is live
    assert all(len(line) <= progress.WIDTH for line in told.replace("\r", "\n").splitlines())
    assert told.rstrip().endswith("s)")


def test_the_loading_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch, site: object) -> None:
    monkeypatch.setattr(loading, "read", lambda _folder: (None, []))
    monkeypatch.setattr(loading, "_write", lambda _library, _drafts, _ledger, bar: list(bar.over("x", [1])))
    told: list[str] = []
    loading.load(say=told.append)
    assert f"[{'.' * WIDTH}] x 1/1" in told
