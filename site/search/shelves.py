"""The shelves: what stands where, and who may look there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from core import epoch, roots
from core.epoch import epoch_cached
from search.models import MEMBERS, PUBLIC, Shelf
from search.sources import RecordDraft, group_of


@dataclass(frozen=True, slots=True)
class Place:
    """A shelf as questions need it."""

    group: str
    language: str
    year: str
    access: int
    doors: frozenset[int]
    themes: tuple[str, ...]
    audiences: tuple[str, ...]


@epoch_cached
def places() -> Mapping[int, Place]:
    """Every shelf by its primary key; a new one begins a new epoch."""
    return {
        row.pk: Place(
            row.group,
            row.language,
            str(row.year or ""),
            row.access,
            frozenset(int(door) for door in row.doors.split()),
            tuple(row.themes.split()),
            tuple(row.audiences.split()),
        )
        for row in Shelf.objects.all()
    }


def open_places(request: HttpRequest) -> Mapping[int, Place]:
    """The shelves where this visitor may look. A door that is not known among the restrictions of today counts as closed."""
    closed = set(roots.closed_paths(request))
    open_doors = {entry.pk for path, entry in roots.restrictions() if path not in closed}
    member = request.user.is_authenticated
    return {
        pk: place
        for pk, place in places().items()
        if place.doors <= open_doors and (place.access == PUBLIC or (member and place.access == MEMBERS))
    }


def is_public(access: int, doors: frozenset[int] | str) -> bool:
    """Whether everybody may look here."""
    return access == PUBLIC and not doors


def doors_before(tree_path: str) -> frozenset[int]:
    """Primary keys of the restrictions between the street and this place in the tree."""
    return frozenset(entry.pk for entry in roots.restrictions_on(tree_path)) if tree_path else frozenset()


def shelf_for(draft: RecordDraft) -> tuple[int, bool]:
    """Primary key of the shelf on which this record belongs, made when it is missing, and whether it is public."""
    doors = doors_before(draft.tree_path)
    fields = {
        "group": group_of(draft.kind),
        "language": draft.language,
        "year": draft.date.year if draft.date else None,
        "access": draft.access,
        "doors": " ".join(map(str, sorted(doors))),
        "themes": " ".join(sorted(draft.themes)),
        "audiences": " ".join(sorted(draft.audiences)),
    }
    signature = hashlib.sha256(repr(sorted(fields.items())).encode()).hexdigest()
    known = _shelves_by_signature()
    if signature not in known:
        shelf, _made = Shelf.objects.get_or_create(signature=signature, defaults=fields)
        epoch.bump()
        return shelf.pk, is_public(draft.access, doors)
    return known[signature], is_public(draft.access, doors)


@epoch_cached
def _shelves_by_signature() -> Mapping[str, int]:
    return dict(Shelf.objects.values_list("signature", "pk"))
