"""Where the rooms announce themselves without knowing each other: filled in `AppConfig.ready()`, read by the services.

A name may be taken once; a second registration is a programming error and stops the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work that the ticker does again and again; heavy work belongs in a task that the job enqueues."""

    name: str
    function: Callable[[], object]
    every: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """What one model knows about a person: how it is handed over, how it is erased and how long it is kept.

    `export` takes a user and returns what JSON can hold; `erase` takes a user and returns the number of rows it
    changed; `retention` counts from the last change, and None means as long as the account lives.
    """

    model: type[Model]
    export: Callable[[Any], object]
    erase: Callable[[Any], int]
    retention: timedelta | None


_jobs: dict[str, Job] = {}
_personal_data: dict[type[Model], PersonalData] = {}


def register_job(name: str, function: Callable[[], object], *, every: timedelta) -> None:
    """Have the ticker call `function` once per `every`; the name is the job's identity in the database.

    Raises ImproperlyConfigured for a name that is taken and for a period that is not positive.
    """
    if name in _jobs:
        raise ImproperlyConfigured(f"A periodic job named {name!r} is already registered.")
    if every <= timedelta(0):
        raise ImproperlyConfigured(f"The periodic job {name!r} needs a period longer than nothing.")
    _jobs[name] = Job(name=name, function=function, every=every)


def jobs() -> Mapping[str, Job]:
    """All periodic jobs by name."""
    return MappingProxyType(_jobs)


def register_personal_data(
    model: type[Model],
    *,
    export: Callable[[Any], object],
    erase: Callable[[Any], int],
    retention: timedelta | None,
) -> None:
    """Say how `model` hands over, erases and forgets what it knows about a person.

    Raises ImproperlyConfigured for a model that is registered already.
    """
    if model in _personal_data:
        raise ImproperlyConfigured(f"The personal data of {model._meta.label} are already registered.")
    _personal_data[model] = PersonalData(model=model, export=export, erase=erase, retention=retention)


def personal_data() -> Mapping[type[Model], PersonalData]:
    """All registrations of personal data by model."""
    return MappingProxyType(_personal_data)


_no_personal_data: dict[type[Model], str] = {}


def declare_no_personal_data(model: type[Model], why: str) -> None:
    """Say that a model which looks as if it were about a person is not, and why; for the system check."""
    _no_personal_data[model] = why


def declared_impersonal() -> Mapping[type[Model], str]:
    """The models that were declared to hold nothing about a person."""
    return MappingProxyType(_no_personal_data)
