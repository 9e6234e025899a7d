"""YAML that remembers on which line everything stands, and notices a key that is given twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from home.opening.problems import Problems

Path = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Lined:
    """A value read from YAML, with the line in its file of every part of it."""

    path: str
    value: Any
    lines: dict[Path, int]

    def line(self, *part: str | int) -> int:
        """The line of a part of the value, or of the nearest thing around it that has one."""
        while part and part not in self.lines:
            part = part[:-1]
        return self.lines.get(part, 1)


def read(path: str, text: str, problems: Problems, first_line: int = 1) -> Lined | None:
    """Read YAML; None, with the problem noted, when it cannot be read."""
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(
            path, first_line + (mark.line if mark else 0), f"this is not valid YAML: {error.problem}"
        )
        return None
    finally:
        loader.dispose()
    lines: dict[Path, int] = {}
    for part, line, twice in _places(node) if node else ():
        if twice:
            problems.add(path, first_line + line, f"“{part[-1]}” is given twice")
        lines[part] = first_line + line
    return Lined(path, value, lines)


def _places(node: yaml.Node, part: Path = ()) -> Iterator[tuple[Path, int, bool]]:
    """Every part of a node with its line, counted from 0, and whether its key was there already."""
    yield part, node.start_mark.line, False
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, inner in node.value:
            yield (*part, key.value), key.start_mark.line, key.value in seen
            seen.add(key.value)
            for deeper, line, twice in _places(inner, (*part, key.value)):
                if len(deeper) > len(part) + 1:
                    yield deeper, line, twice
    elif isinstance(node, yaml.SequenceNode):
        for place, inner in enumerate(node.value):
            yield from _places(inner, (*part, place))
