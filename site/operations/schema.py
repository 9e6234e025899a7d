"""Whether the database is as the code expects it, told from names alone: no migration is imported for it."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def unapplied_migrations() -> set[tuple[str, str]]:
    """The migrations on disk that the database has not recorded, as (app label, name).

    Django records a squashed migration and all that it replaces, so after `migrate` every name on disk is there.
    """
    return _on_disk() - set(MigrationRecorder(connection).applied_migrations())


def _on_disk() -> set[tuple[str, str]]:
    found = set()
    for config in apps.get_app_configs():
        dotted, _ = MigrationLoader.migrations_module(config.label)
        try:
            package = import_module(dotted) if dotted else None
        except ModuleNotFoundError:
            package = None
        found |= {
            (config.label, module.name)
            for module in pkgutil.iter_modules(getattr(package, "__path__", []))
            if not module.ispkg and not module.name.startswith(("_", "~"))
        }
    return found
