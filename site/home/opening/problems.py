"""What is wrong with the content, and where: collected, so that all of it is shown at once."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right, at a line of a file."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(Exception):
    """The content cannot be loaded as it is; says everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Problems:
    """The problems found so far."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: str, line: int, message: str) -> None:
        """Note a problem."""
        self.found.append(Problem(path, line, message))

    def stop_if_any(self) -> None:
        """Raise ContentError with all problems, if there are any."""
        if self.found:
            raise ContentError(self.found)
