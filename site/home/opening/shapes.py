"""What a value in the content must look like, and saying so when it does not.

A shape is a type (`str`, `int`, `bool`), a list with one shape in it, a mapping of keys to shapes, a set of allowed
words, or `Maybe(shape)` for what may be missing or empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from home.opening.lined import Path

Shape = Any
NAMES = {str: "text", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Maybe:
    """A shape of something that may be left out."""

    shape: Shape


def mismatches(value: Any, shape: Shape, part: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every part of the value that is not as its shape says, with what is wrong with it."""
    name = f"“{part[-1]}”" if part and isinstance(part[-1], str) else "this"
    if isinstance(shape, Maybe):
        if value is not None:
            yield from mismatches(value, shape.shape, part)
    elif isinstance(shape, dict):
        yield from _in_mapping(value, shape, part, name)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield part, f"{name} must be a list"
            return
        for place, item in enumerate(value):
            yield from mismatches(item, shape[0], (*part, place))
    elif isinstance(shape, frozenset):
        if value not in shape:
            yield part, f"{name} must be one of {', '.join(sorted(shape))}, not “{value}”"
    elif not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
        yield part, f"{name} must be {NAMES[shape]}"


def _in_mapping(value: Any, shape: dict[str, Shape], part: Path, name: str) -> Iterator[tuple[Path, str]]:
    if not isinstance(value, dict):
        yield part, f"{name} must be a mapping of keys to values"
        return
    for key in value:
        if key not in shape:
            yield (*part, key), f"unknown key “{key}”"
    for key, inner in shape.items():
        if key in value:
            yield from mismatches(value[key], inner, (*part, key))
        elif not isinstance(inner, Maybe):
            yield part, f"the key “{key}” is missing"
