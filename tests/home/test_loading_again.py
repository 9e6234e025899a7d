"""What loading the opening content again does, and what it leaves alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.models import Page

from core.checks import OUR_APPS
from core.models import PageCard, Source
from home.opening.drafts import translation_key
from home.opening.ledger import Outcome
from home.opening.loading import FOLDER, load
from home.opening.problems import ContentError
from knowledge.models import GlossaryTerm, Organisation, PlainPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening")]

RULES = "community/huisregels.nl.md"


def page(key: str, locale: str = "nl") -> Any:
    """The page that the content calls by this key."""
    return Page.objects.get(translation_key=translation_key(key), locale__language_code=locale).specific


def state() -> dict[str, int]:
    """How many rows every table of ours and Wagtail's has."""
    models = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS | {"wagtailcore"}]
    return {model._meta.label: model._default_manager.count() for model in models}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to change."""
    shutil.copytree(FOLDER, tmp_path / "content")
    return tmp_path / "content"


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def edit(edited: Any, **fields: Any) -> None:
    """Publish a change as an editor does."""
    for name, value in fields.items():
        setattr(edited, name, value)
    edited.save_revision().publish()


# --- what is there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("overwrite", [False, True])
def test_loading_again_changes_nothing(overwrite: bool) -> None:
    before = state()
    outcome = load(overwrite=overwrite)
    assert (outcome.created, outcome.updated, outcome.kept) == (0, 0, [])
    assert outcome.unchanged > 500
    assert state() == before


def test_what_an_editor_changed_survives(folder: Path) -> None:
    edit(page("huisregels"), title="Onze huisregels")
    GlossaryTerm.objects.filter(key="gezag").update(definition="Van een redacteur.")
    assert load().kept == []
    change(folder, RULES, "title: ", "# nieuw\ntitle: ")
    change(folder, RULES, "Dat kan alleen", "Dat lukt alleen")
    change(folder, "knowledge/glossary.yaml", "Het recht en de plicht", "De plicht en het recht")
    outcome = load(folder)
    assert outcome.kept == [RULES, "knowledge/glossary.yaml#gezag.nl"]
    assert outcome.updated == 0
    assert page("huisregels").title == "Onze huisregels"
    assert GlossaryTerm.objects.filter(definition="Van een redacteur.").count() == 2


def test_a_draft_survives_too(folder: Path) -> None:
    draft = page("huisregels")
    draft.title = "Nog niet af"
    draft.save_revision()
    change(folder, RULES, "Dat kan alleen", "Dat lukt alleen")
    assert load(folder).kept == [RULES]
    assert page("huisregels").get_latest_revision_as_object().title == "Nog niet af"


def test_overwriting_puts_everything_back() -> None:
    edit(page("huisregels"), title="Onze huisregels")
    GlossaryTerm.objects.filter(key="gezag").update(definition="Van een redacteur.")
    outcome = load(overwrite=True)
    assert (outcome.created, outcome.updated) == (0, 3)
    assert page("huisregels").title == "Huisregels van de community"
    assert not GlossaryTerm.objects.filter(definition="Van een redacteur.").exists()
    assert load(overwrite=True).updated == 0


def test_a_changed_file_changes_its_page_and_nothing_else(folder: Path, visitor: Client) -> None:
    change(folder, RULES, "Dat kan alleen", "Dat lukt alleen")
    outcome = load(folder)
    assert (outcome.created, outcome.updated, outcome.kept) == (0, 1, [])
    assert "Dat lukt alleen" in visitor.get("/huisregels/").content.decode()
    assert page("huisregels").revisions.count() == 2


def test_findings_of_a_circle_come_from_its_file(folder: Path, visitor: Client) -> None:
    path = "knowledge/circles/02-kenniskring-awbz.nl.md"
    change(folder, path, "status: afgerond\n", 'status: afgerond\nfindings: ["Een vondst", "Nog een"]\n')
    assert load(folder).updated == 1
    assert [finding.value for finding in page("kenniskring-awbz").findings] == ["Een vondst", "Nog een"]
    shown = visitor.get(page("kenniskring-awbz").path_url).content.decode()
    assert "Wat de kring vond." in shown


def test_a_changed_address_moves_the_page_and_all_below_it(
    folder: Path, visitor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    path = "knowledge/circles/00-kenniskringen.nl.md"
    change(folder, path, "slug: kenniskringen\n", "slug: kringen\n")
    for other in folder.rglob("*.md"):
        other.write_text(other.read_text(encoding="utf-8").replace("(slug:kenniskringen)", "(slug:kringen)"))
    with django_capture_on_commit_callbacks(execute=True):
        load(folder)
    assert PageCard.objects.get(kind="circle", title="Kenniskring AWBZ").url == (
        "/kennisbank/kringen/kenniskring-awbz/"
    )
    assert visitor.get("/kennisbank/kenniskringen/")["Location"] == "/kennisbank/kringen/"


def test_what_an_editor_deleted_stays_away_until_it_is_asked_back() -> None:
    page("kenniskringen").delete()
    Organisation.objects.filter(key="vigere").delete()
    assert load().created == 0
    assert not Page.objects.filter(slug="kenniskring-awbz").exists()
    assert load(overwrite=True).updated == 5
    assert page("kenniskring-awbz").live
    assert Organisation.objects.filter(key="vigere").count() == 2


def test_a_new_document_becomes_a_page(folder: Path, visitor: Client) -> None:
    text = (folder / "pages/over.nl.md").read_text(encoding="utf-8")
    new = text.replace("slug: over-het-platform", "slug: nieuw").replace(
        "key: over-het-platform", "key: nieuw"
    )
    (folder / "pages/nieuw.nl.md").write_text(
        new.replace("access: public", "access: members"), encoding="utf-8"
    )
    change(folder, "site.yaml", "    - contact\n", "    - contact\n    - nieuw\n")
    assert load(folder).created == 1
    response = visitor.get("/nieuw/")
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")


def test_nothing_is_loaded_when_anything_is_wrong(folder: Path) -> None:
    parent = page("home")
    parent.add_child(instance=PlainPage(title="Van een redacteur", slug="nieuw", locale=parent.locale))
    before = state()
    text = (folder / "pages/over.nl.md").read_text(encoding="utf-8")
    new = text.replace("slug: over-het-platform", "slug: nieuw").replace(
        "key: over-het-platform", "key: nieuw"
    )
    (folder / "pages/nieuw.nl.md").write_text(new, encoding="utf-8")
    change(folder, "site.yaml", "    - contact\n", "    - contact\n    - nieuw\n")
    change(folder, "sources.yaml", 'organisation: "Registerplein"', 'organisation: "Het register"')
    with pytest.raises(ContentError, match=r"pages/nieuw\.nl\.md:1: slug: "):
        load(folder)
    assert not Source.objects.filter(organisation="Het register").exists()
    assert state() == before


def test_an_outcome_reads_as_a_sentence() -> None:
    assert str(Outcome(1, 2, 3, ["x"])) == "1 created, 2 updated, 3 unchanged, 1 left as editors made them"
