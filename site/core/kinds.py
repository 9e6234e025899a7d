"""The kinds of page, what people call them, and which of them exist once. Rooms add theirs when they are ready."""

from __future__ import annotations

from django.utils.functional import Promise

_names: dict[str, str | Promise] = {}
_landmarks: set[str] = set()


def register_kind(kind: str, name: str | Promise, *, landmark: bool = False) -> None:
    """Say what people call pages of this kind, and whether there is one that any page may point to.

    Raises ValueError when the kind is taken.
    """
    if kind in _names:
        raise ValueError(f"The kind of page {kind!r} is registered twice.")
    _names[kind] = name
    if landmark:
        _landmarks.add(kind)


def landmark_kinds() -> set[str]:
    """The kinds of which there is one page in a language."""
    return _landmarks


def kind_name(kind: str) -> str:
    """What people call this kind, in the active language; a kind unknown here is shown as it is."""
    return str(_names.get(kind, kind))
