"""What a room gives to the index: sources of records, and the groups that people choose from under "Soort"."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from search.models import PUBLIC

Keys = Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """Something that is to be found, as its room describes it.

    `key` is its name within the source, `kind` what people call it (`core.kinds`). `tree_path` is the place in the tree
    of the page on which it stands: who may not enter there, does not find it either. `access` closes what stands on no
    page.
    """

    key: str
    kind: str
    url: str
    title: str
    language: str
    summary: str = ""
    body: str = ""
    tree_path: str = ""
    access: int = PUBLIC
    date: datetime.date | None = None
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A room's records.

    `keys` names all there may be; `drafts` gives those with these keys, and leaves out what is not live or stands nowhere.
    The room calls `search.indexing.refresh(name, keys)` when something of it changed, in the same transaction.
    `houses` are the kinds of page on which records stand: when such a page changes, the whole source is read anew.
    """

    name: str
    keys: Callable[[], Iterable[str]]
    drafts: Callable[[Keys], Iterator[RecordDraft]]
    houses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What people choose under "Soort".

    `answers` when the first result may be shown as the answer, unless it has a date: what happened once is none. `ages` when
    records with an old date come after those with a new one.
    """

    key: str
    name: str | Promise
    kinds: frozenset[str]
    icon: str = "document"
    answers: bool = False
    ages: bool = False


_sources: dict[str, Source] = {}
_groups: dict[str, Group] = {}
_entrances: list[str] = []


def register_source(source: Source) -> None:
    """Let the index hold these records. Raises ImproperlyConfigured for a name that is taken."""
    if source.name in _sources:
        raise ImproperlyConfigured(f"A source of records named {source.name!r} is already registered.")
    _sources[source.name] = source


def sources() -> Mapping[str, Source]:
    """All sources by name."""
    return MappingProxyType(_sources)


def register_group(group: Group) -> None:
    """Add a choice under "Soort". Raises ImproperlyConfigured for a key or a kind that is taken."""
    if group.key in _groups or any(group.kinds & other.kinds for other in _groups.values()):
        raise ImproperlyConfigured(f"The group {group.key!r}, or a kind in it, is already registered.")
    _groups[group.key] = group


def groups() -> Mapping[str, Group]:
    """All groups by key, in the order in which they were registered."""
    return MappingProxyType(_groups)


def group_of(kind: str) -> str:
    """The group of a kind; the empty string for what stands in none."""
    return next((group.key for group in _groups.values() if kind in group.kinds), "")


def register_entrance(kind: str) -> None:
    """Offer the page of this kind to who finds nothing. Raises ImproperlyConfigured for a kind that is offered already."""
    if kind in _entrances:
        raise ImproperlyConfigured(f"The page of kind {kind!r} is already offered.")
    _entrances.append(kind)


def entrance_kinds() -> tuple[str, ...]:
    """The kinds of page that are offered to who finds nothing, in the order in which they were registered."""
    return tuple(_entrances)
