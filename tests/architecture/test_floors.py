"""The house stands on its floors: no import and no relation points up or sideways."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db import models

FLOOR = {
    "core": 0,
    "accounts": 1,
    "operations": 2,
    "notifications": 3,
    "search": 3,
    "media": 4,
    "knowledge": 5,
    "community": 5,
    "events": 5,
    "home": 6,
}
UNREADABLE = {".woff2", ".png", ".wav", ".webp", ".sqlite3", ".mo"}


def test_imports_keep_to_the_floors(root: Path) -> None:
    command = Path(sys.executable).with_name("lint-imports")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "site"), str(root)])}
    done = subprocess.run(
        [command, "--no-cache"], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_relations_keep_to_the_floors() -> None:
    """A relation written as a string passes the import check; the models know better."""
    wrong = []
    for model in apps.get_models(include_auto_created=False):
        here = model._meta.app_label
        if here not in FLOOR:
            continue
        for field in model._meta.get_fields():
            if not isinstance(field, models.Field) or not field.is_relation or field.related_model is None:
                continue
            there = field.related_model._meta.app_label
            if there in FLOOR and there != here and FLOOR[there] >= FLOOR[here]:
                wrong.append(f"{model.__name__}.{field.name} → {field.related_model.__name__}")
    assert not wrong


def test_the_second_import_root_is_no_package(root: Path) -> None:
    assert not (root / "site" / "__init__.py").exists()


def test_no_file_is_called_by_a_name_that_says_nothing(root: Path) -> None:
    empty_names = {"utils", "helpers", "mixins", "common"}
    assert not [path for path in tracked(root) if path.stem in empty_names]


def test_every_module_says_what_lives_there(root: Path) -> None:
    silent = [
        path
        for path in tracked(root)
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (tree := ast.parse(path.read_text(encoding="utf-8"))).body
        and not ast.get_docstring(tree)
    ]
    assert not silent


def test_no_module_grows_past_its_bound(root: Path) -> None:
    long = {
        str(path.relative_to(root)): lines
        for path in tracked(root)
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert not long


def test_nothing_names_a_registry_or_this_machine(root: Path) -> None:
    forbidden = re.compile(
        "py" + r"pi\.org|python" + r"hosted|registry\.npm" + r"js|deb\.debian" + r"\.org|/work/" + "main"
    )
    found = [
        path
        for path in tracked(root)
        if path.suffix not in UNREADABLE
        and forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def tracked(root: Path) -> list[Path]:
    """Every file that git keeps and that still exists."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := root / name).is_file()]
