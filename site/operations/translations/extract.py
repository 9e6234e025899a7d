"""Finds the interface strings of the house in its templates and its Python code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# For each function: which arguments are context, message and plural.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(r"\b(?:" + "|".join(FUNCTIONS) + r")\(")
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}


@dataclass(frozen=True, slots=True)
class Message:
    """One string to translate, as gettext identifies it."""

    msgid: str
    plural: str = ""
    context: str | None = None


class NotAConstant(ValueError):
    """A string was put together before it was translated, so that no catalogue can hold it."""


def messages_in(root: Path, packages: list[str], templates: str) -> dict[Message, set[str]]:
    """Every message under `root`, with the files (relative to root) that use it."""
    found: dict[Message, set[str]] = {}
    for path in _sources(root, packages, templates):
        source = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        in_file = from_python(source, name) if path.suffix == ".py" else from_template(source, name)
        for message in in_file:
            found.setdefault(message, set()).add(name)
    return found


def from_python(source: str, name: str) -> Iterator[Message]:
    """The messages of a module; raises NotAConstant for an f-string in a translation call."""
    for node in ast.walk(ast.parse(source, name)):
        if isinstance(node, ast.Call):
            yield from _from_call(node, name)


def from_template(source: str, name: str) -> Iterator[Message]:
    """The messages of a Django template.

    Django's own `templatize` turns the tags into calls between blanked-out text; each call stands on one line.
    """
    for line in templatize(source, name).splitlines():
        for start in CALL.finditer(line):
            call = _first_expression(line[start.start() :])
            if isinstance(call, ast.Call):
                yield from _from_call(call, name)


def _first_expression(text: str) -> ast.expr | None:
    for end in re.finditer(r"\)", text):
        try:
            return ast.parse(text[: end.end()], mode="eval").body
        except SyntaxError:
            continue
    return None


def _from_call(call: ast.Call, name: str) -> Iterator[Message]:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if function not in FUNCTIONS:
        return
    context_at, message_at, plural_at = FUNCTIONS[function]
    message = _constant(call, message_at, name)
    if message:
        context = None if context_at is None else _constant(call, context_at, name)
        yield Message(message, "" if plural_at is None else _constant(call, plural_at, name), context)


def _constant(call: ast.Call, position: int, name: str) -> str:
    """The constant string at `position`; empty for a variable, which was marked where it was written."""
    argument = call.args[position] if position < len(call.args) else None
    if isinstance(argument, ast.JoinedStr):
        raise NotAConstant(f"{name}, line {call.lineno}: an f-string cannot be translated; use placeholders.")
    value = getattr(argument, "value", None)
    return value if isinstance(argument, ast.Constant) and isinstance(value, str) else ""


def _sources(root: Path, packages: list[str], templates: str) -> Iterator[Path]:
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    for path in sorted((root / templates).rglob("*")):
        if path.suffix in TEMPLATE_SUFFIXES:
            yield path
