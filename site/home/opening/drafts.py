"""Drafts of pages: everything that will be in a page, with other pages and rows named by key.

A draft can be made, checked and compared without a database. References become primary keys when it is written.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from core.models import BasePage

NAMESPACE = uuid.UUID("5f0c1f0e-7d6d-5d0b-9a5e-6a1f2b3c4d5e")
LINK_KEY = re.compile(r'linktype="page" id="key:([^"]+)"')


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands for the primary key of a page, source, criterion or edition until that is known."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its key and language, and the key of the page above it."""

    key: str
    locale: str
    parent: str | None


@dataclass(slots=True)
class Draft:
    """A page to be."""

    place: Place
    model: type[BasePage]
    source: str
    line: int
    fields: dict[str, Any]
    related: list[str] = field(default_factory=list)
    members_only: bool = False

    @property
    def digest(self) -> str:
        """Changes when anything about the draft does."""
        return digest_of([self.model.__name__, self.fields, self.related, self.members_only])

    @property
    def translation_key(self) -> uuid.UUID:
        return translation_key(self.place.key)


def translation_key(key: str) -> uuid.UUID:
    """The key that all translations of a thing share in the database, made from the one they share in the files."""
    return uuid.uuid5(NAMESPACE, key)


def digest_of(value: Any) -> str:
    """A digest of any value made of JSON types and references."""
    text = json.dumps(value, sort_keys=True, default=_as_json)
    return hashlib.sha256(text.encode()).hexdigest()


def resolved(value: Any, primary_key: Callable[[Ref], int | None]) -> Any:
    """The value with every reference in it, and every link in its rich text, turned into a primary key."""
    if isinstance(value, Ref):
        return primary_key(value)
    if isinstance(value, list):
        return [resolved(item, primary_key) for item in value]
    if isinstance(value, dict):
        return {name: resolved(inner, primary_key) for name, inner in value.items()}
    if isinstance(value, str) and 'id="key:' in value:
        return LINK_KEY.sub(lambda found: f'linktype="page" id="{primary_key(Ref("page", found[1]))}"', value)
    return value


def stream(blocks: list[dict[str, Any]], seed: str) -> list[dict[str, Any]]:
    """The blocks with ids that stay the same from one import to the next."""
    made = []
    for place, block in enumerate(blocks):
        here = f"{seed}/{place}"
        made.append(
            block | {"id": str(uuid.uuid5(NAMESPACE, here)), "value": _with_ids(block["value"], here)}
        )
    return made


def items(values: list[Any]) -> list[dict[str, Any]]:
    """The values as items of a list block."""
    return [{"type": "item", "value": value} for value in values]


def _with_ids(value: Any, seed: str) -> Any:
    if (
        isinstance(value, list)
        and value
        and isinstance(value[0], dict)
        and {"type", "value"} <= set(value[0])
    ):
        return stream(value, seed)
    if isinstance(value, dict):
        return {name: _with_ids(inner, f"{seed}/{name}") for name, inner in value.items()}
    return value


def _as_json(value: Any) -> Any:
    if isinstance(value, Ref):
        return asdict(value)
    return str(value)
