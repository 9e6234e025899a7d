"""What a value in the content must look like, and saying so when it does not.

A shape is a type (`str`, `int`, `bool`), a list with one shape in it, a mapping of keys to shapes, or a set of allowed
words. `Maybe` is for what may be missing or empty, `Each` for a mapping with keys of its own, `Kinds` for mappings
whose shape follows from one of their values, and `DAY` for a date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from home.opening.lined import Path

Shape = Any
Mismatches = Iterator[tuple[Path, str]]
NAMES = {str: "text", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Maybe:
    """A shape of something that may be left out."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Each:
    """A mapping of any keys to values of one shape."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Kinds:
    """A mapping whose other keys follow from the value of `key`."""

    key: str
    shapes: dict[str, dict[str, Shape]]


class _Day:
    """A date as 2026-11-22, in quotes."""


DAY = _Day()


def mismatches(value: Any, shape: Shape, part: Path = ()) -> Mismatches:
    """Every part of the value that is not as its shape says, with what is wrong with it."""
    if isinstance(shape, Maybe):
        if value is not None:
            yield from mismatches(value, shape.shape, part)
    elif isinstance(shape, dict | Each | Kinds):
        yield from _in_mapping(value, shape, part)
    elif isinstance(shape, list):
        yield from _in_list(value, shape[0], part)
    elif message := _in_value(value, shape):
        yield part, f"{_name(part)} must be {message}"


def _in_mapping(value: Any, shape: Shape, part: Path) -> Mismatches:
    if not isinstance(value, dict):
        yield part, f"{_name(part)} must be a mapping of keys to values"
        return
    if isinstance(shape, Kinds):
        kind = value.get(shape.key)
        if kind not in shape.shapes:
            yield part, f"{_name(part)} has no “{shape.key}” that we know: “{kind}”"
            return
        shape = {shape.key: str} | shape.shapes[kind]
    elif isinstance(shape, Each):
        shape = dict.fromkeys(value, shape.shape)
    for key in value:
        if key not in shape:
            yield (*part, key), f"unknown key “{key}”"
    for key, inner in shape.items():
        if key in value:
            yield from mismatches(value[key], inner, (*part, key))
        elif not isinstance(inner, Maybe):
            yield part, f"the key “{key}” is missing"


def _in_list(value: Any, shape: Shape, part: Path) -> Mismatches:
    if not isinstance(value, list):
        yield part, f"{_name(part)} must be a list"
        return
    for place, item in enumerate(value):
        yield from mismatches(item, shape, (*part, place))


def _in_value(value: Any, shape: Shape) -> str:
    """What a single value must be, or '' when it is."""
    if isinstance(shape, frozenset):
        good = isinstance(value, str) and value in shape
        return "" if good else f"one of {', '.join(sorted(shape))}, not “{value}”"
    if shape is DAY:
        return "" if _is_day(value) else "a date such as “2026-11-22”"
    good = isinstance(value, shape) and not (shape is int and isinstance(value, bool))
    return "" if good else NAMES[shape]


def _is_day(value: Any) -> bool:
    try:
        return bool(datetime.date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _name(part: Path) -> str:
    words = [step for step in part if isinstance(step, str)]
    return f"“{words[-1]}”" if words else "this"
