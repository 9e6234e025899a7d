"""What `collectstatic` leaves for the server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from config.env import ROOT
from config.storage import HouseStaticFilesStorage

OURS = {
    "STATICFILES_DIRS": [ROOT / "site" / "static"],
    "STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"],
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "config.storage.HouseStaticFilesStorage"},
    },
    "DEBUG": False,
}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HouseStaticFilesStorage]:
    from django.contrib.staticfiles.storage import staticfiles_storage
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, **OURS):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield staticfiles_storage


def text_of(storage: HouseStaticFilesStorage, name: str) -> str:
    return (Path(storage.location) / storage.stored_name(name)).read_text()


def test_the_sheet_is_one_flat_file_with_hashed_addresses(collected: HouseStaticFilesStorage) -> None:
    sheet = text_of(collected, "css/site.css")
    assert "@import" not in sheet
    assert "/*" not in sheet
    assert re.search(r"url\(\"?\.\./fonts/kufam-var\.[0-9a-f]{12}\.woff2", sheet)


def test_the_parts_of_a_sheet_are_not_served(collected: HouseStaticFilesStorage) -> None:
    assert "css/components/button.css" not in collected.hashed_files
    assert not (Path(collected.location) / "css/components/button.css").exists()


def test_modules_import_each_other_by_hashed_names(collected: HouseStaticFilesStorage) -> None:
    module = text_of(collected, "js/app.js")
    assert re.search(r'import"\./theme-choice\.[0-9a-f]{12}\.js"', module)
    assert re.search(r'import\("\./video-window\.[0-9a-f]{12}\.js"\)', module)


def test_text_files_are_compressed_beforehand(collected: HouseStaticFilesStorage) -> None:
    stored = Path(collected.location) / collected.stored_name("css/site.css")
    assert stored.with_name(stored.name + ".gz").exists()
    assert stored.with_name(stored.name + ".br").exists()


def test_a_file_that_is_not_there_is_an_error(collected: HouseStaticFilesStorage) -> None:
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        collected.url("css/nowhere.css")


def test_collecting_again_changes_no_name(collected: HouseStaticFilesStorage) -> None:
    before = dict(collected.hashed_files)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert collected.hashed_files == before
