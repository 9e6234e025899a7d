"""The kinds of page and what people call them. Rooms add theirs when they are ready."""

from __future__ import annotations

from django.utils.functional import Promise

_names: dict[str, str | Promise] = {}


def register_kind(kind: str, name: str | Promise) -> None:
    """Say what people call pages of this kind. Raises ValueError when the kind is taken."""
    if kind in _names:
        raise ValueError(f"The kind of page {kind!r} is registered twice.")
    _names[kind] = name


def kind_name(kind: str) -> str:
    """What people call this kind, in the active language; a kind unknown here is shown as it is."""
    return str(_names.get(kind, kind))
