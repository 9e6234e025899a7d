"""What the library keeps about a person: who uploaded what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.registry import register_personal_data


def register() -> None:
    """Enter every kind of upload in the register of personal data."""
    from media.models import LibraryDocument, Picture, Recording

    for model in (LibraryDocument, Picture, Recording):
        register_personal_data(model, export=_exporter(model), erase=_eraser(model), retention=None)


def _exporter(model: Any) -> Callable[[Any], list[dict[str, str]]]:
    def export(user: Any) -> list[dict[str, str]]:
        rows = model.objects.filter(uploaded_by_user=user)
        return [{"title": row.title, "uploaded": row.created_at.isoformat()} for row in rows]

    return export


def _eraser(model: Any) -> Callable[[Any], int]:
    def erase(user: Any) -> int:
        return model.objects.filter(uploaded_by_user=user).update(uploaded_by_user=None)

    return erase
