"""How far an import is, as a bar that fits on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
WIDTH = 24

Say = Callable[[str], None]


class Bar:
    """Shows the way through each stage of the work."""

    def __init__(self, say: Say) -> None:
        self.say = say

    def over(self, stage: str, things: Iterable[T]) -> Iterator[T]:
        """Go through the things of a stage, showing how many are done."""
        everything = list(things)
        for number, thing in enumerate(everything):
            filled = WIDTH * number // len(everything)
            self.say(f"[{'#' * filled}{'.' * (WIDTH - filled)}] {stage} {number + 1}/{len(everything)}")
            yield thing


def silent(_detail: str) -> None:
    """Shows nothing."""
