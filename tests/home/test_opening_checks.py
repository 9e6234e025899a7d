"""Whatever is wrong with the content is said at once, with the file and the line it stands on. No database."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from home.opening.loading import FOLDER, read
from home.opening.problems import ContentError

GUIDE = "knowledge/guides/je-kind-in-een-gezinshuis.nl.md"


class Copy:
    """A copy of the content to break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def line_of(self, path: str, words: str) -> int:
        """The first line that holds these words."""
        return next(
            number for number, line in enumerate(self.text(path).splitlines(), start=1) if words in line
        )

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text
        (self.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self) -> list[str]:
        with pytest.raises(ContentError) as caught:
            read(self.folder)
        return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(FOLDER, tmp_path / "content")
    return Copy(tmp_path / "content")


def test_the_opening_content_has_nothing_wrong() -> None:
    _library, drafts = read()
    assert len(drafts) > 150


BROKEN_FRONT_MATTER = [
    ("title: ", "titel: ", "titel: ", "unknown key “titel”"),
    ("audience: [ouders]", "audience: ouders", "audience: ", "“audience” must be a list"),
    ("audience: [ouders]", "audience: [ouderz]", "audience: ", "unknown audience “ouderz”"),
    ("theme: [", "theme: [thuis, ", "theme: ", "unknown theme “thuis”"),
    (
        "access: public",
        "access: everybody",
        "access: ",
        "“access” must be one of members, public, not “everybody”",
    ),
    ("{id: bron-hvb,", "{id: bron-hvx,", "bron-hvx", "unknown source “bron-hvx”"),
    ("source: bron-hvb}", "source: bron-hvx}", "bron-hvx", "unknown source “bron-hvx”"),
    ("related: [ebook-8-stem,", "related: [ebook-9-stem,", "related: ", "unknown page “ebook-9-stem”"),
    ("guide_kind: voor-ouders", "guide_kind: voor-buren", "guide_kind", "“guide_kind” must be one of"),
    ("type: guide", "type: guidance", "type: ", "unknown type “guidance”"),
    ("locale: nl", "locale: en", "locale: ", "the locale is not the one in the file’s name"),
    ("access: public", "access: public\naccess: public", "", "“access” is given twice"),
    ('title: "', 'title: ["', "", "this is not valid YAML"),
    ("type: guide", "type: campaign_page", "", "the key “hero” is missing"),
]


@pytest.mark.parametrize(("old", "new", "where", "message"), BROKEN_FRONT_MATTER)
def test_broken_front_matter_is_named_with_its_line(
    copy: Copy, old: str, new: str, where: str, message: str
) -> None:
    copy.replace(GUIDE, old, new)
    found = [problem for problem in copy.problems() if message in problem]
    assert len(found) == 1
    if where:
        assert found[0].startswith(f"{GUIDE}:{copy.line_of(GUIDE, where)}: ")


def test_a_missing_key_is_named_where_its_mapping_begins(copy: Copy) -> None:
    copy.replace(GUIDE, "access: public\n", "")
    assert copy.problems() == [f"{GUIDE}:2: the key “access” is missing"]


def test_a_summary_may_have_two_hundred_characters(copy: Copy) -> None:
    copy.replace(GUIDE, 'summary: "', 'summary: "' + "x" * 200)
    (problem,) = copy.problems()
    assert problem.startswith(f"{GUIDE}:{copy.line_of(GUIDE, 'summary: ')}: the summary has ")


BROKEN_TEXT = [
    ("(slug:ebook-8-stem)", "(slug:ebook-9-stem)", "ebook-9-stem", "“slug:ebook-9-stem” leads nowhere"),
    ("(slug:ebook-8-stem)", "(page:nergens)", "page:nergens", "“page:nergens” leads nowhere"),
    ("(slug:ebook-8-stem)", "(http://example.org)", "http://", "“http://example.org” leads nowhere"),
    (
        "## Kan ik nee zeggen?",
        "# Kan ik nee zeggen?",
        "# Kan ik nee",
        "headings of the second to fourth level",
    ),
    ("**Tip:**", "<b>Tip</b>", "<b>Tip</b>", "“html_inline” has no place in a page"),
    ("## Wie helpt mij?", "![foto](x.jpg)", "![foto]", "“image” has no place in a page"),
    ("## Wie helpt mij?", "<!-- sparkle -->\n", "sparkle", "HTML has no place in a page"),
    (
        "## Wie helpt mij?",
        "<!-- checklist -->\n\nGeen lijst.",
        "checklist",
        "must stand before a bullet list",
    ),
    ("## Wie helpt mij?", "[INVULLEN: iets]", "INVULLEN", "a placeholder must say which detail"),
]


@pytest.mark.parametrize(("old", "new", "where", "message"), BROKEN_TEXT)
def test_what_a_page_cannot_hold_is_named_with_its_line(
    copy: Copy, old: str, new: str, where: str, message: str
) -> None:
    copy.replace(GUIDE, old, new)
    (problem,) = [problem for problem in copy.problems() if message in problem]
    assert problem.startswith(f"{GUIDE}:{copy.line_of(GUIDE, where)}: ")


BROKEN_FILES = [
    ("tagging.yaml", "b1-1", "b9-9", "unknown criterion “b9-9”"),
    ("tagging.yaml", "illustration: table", "illustration: tafel", "“illustration” must be one of"),
    ("tagging.yaml", "kwaliteit: {", "kwantiteit: {", "unknown page “kwantiteit”"),
    ("knowledge/faq.yaml", "audience: [ouders]", "audience: [oma]", "unknown audience “oma”"),
    ("knowledge/faq.yaml", "sources: [bron-hvb]", "sources: [oma]", "unknown source “oma”"),
    (
        "knowledge/organisations.yaml",
        "kind: kennisinstituut,",
        "kind: huis,",
        "unknown kind of organisation “huis”",
    ),
    ("knowledge/timeline.yaml", '"2010-01-01"', '"2010-13-01"', "“date” must be a date such as"),
    ("site.yaml", "target: zorgvormen-overzicht", "target: zorgvormen", "unknown page “zorgvormen”"),
    ("site.yaml", "{block: hero,", "{block: heros,", "has no “block” that we know: “heros”"),
    ("site.yaml", "go_to: [je-kind-in", "go_to: [jouw-kind-in", "unknown page “jouw-kind-in"),
    ("sources.yaml", "id: bron-raad,", "id: bron-hvb,", "“bron-hvb” is there twice"),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), BROKEN_FILES)
def test_the_other_files_are_checked_too(copy: Copy, path: str, old: str, new: str, message: str) -> None:
    copy.replace(path, old, new)
    lines = [number for number, line in enumerate(copy.text(path).splitlines(), start=1) if new in line]
    (problem,) = [problem for problem in copy.problems() if message in problem]
    assert problem in {f"{path}:{number}: {problem.split(': ', 1)[1]}" for number in lines}


def test_two_documents_may_not_share_a_key_or_a_slug(copy: Copy) -> None:
    shutil.copy(copy.folder / GUIDE, copy.folder / "pages/nog-een.nl.md")
    problems = copy.problems()
    assert (
        f"pages/nog-een.nl.md:4: {GUIDE} has the same translation key “je-kind-in-een-gezinshuis”" in problems
    )
    assert f"pages/nog-een.nl.md:3: {GUIDE} has the same slug “je-kind-in-een-gezinshuis”" in problems


def test_a_document_needs_a_place_in_the_tree(copy: Copy) -> None:
    copy.replace("site.yaml", "    - je-kind-in-een-gezinshuis\n", "")
    assert any("“je-kind-in-een-gezinshuis” has no place" in problem for problem in copy.problems())


def test_a_document_cannot_lie_anywhere(copy: Copy) -> None:
    copy.replace("site.yaml", "  verhalen:\n", "  verhalen:\n    - je-kind-in-een-gezinshuis\n")
    copy.replace("site.yaml", "    - ezine-plan-je-pad\n", "")
    problems = copy.problems()
    assert any("stands in two places" in problem for problem in problems)
    assert any("“ezine-plan-je-pad” has no place" in problem for problem in problems)
    copy.replace("site.yaml", "    - contact\n", "")
    copy.replace("site.yaml", "    - kenniskringen\n", "    - kenniskringen\n    - nieuws-2024-campagne\n")
    assert any("a news cannot lie under “kennisbank”" in problem for problem in copy.problems())


def test_a_guide_explains_every_step_it_announces(copy: Copy) -> None:
    path = "knowledge/guides/plaatsing.nl.md"
    copy.replace(path, "### 3. Passende", "### Passende")
    assert any("no heading for number 3 of the steps" in problem for problem in copy.problems())


def test_everything_that_is_wrong_is_said_at_once(copy: Copy) -> None:
    copy.replace(GUIDE, "access: public\n", "")
    copy.replace("pages/over.nl.md", "(slug:huisregels)", "(slug:huisregel)")
    copy.replace("tagging.yaml", "kwaliteit: {", "kwantiteit: {")
    problems = copy.problems()
    assert len(problems) == 3
    assert [problem.split(":")[0] for problem in problems] == [GUIDE, "pages/over.nl.md", "tagging.yaml"]


@pytest.mark.parametrize("path", ["site.yaml", "knowledge/glossary.yaml"])
def test_a_missing_file_is_named(copy: Copy, path: str) -> None:
    (copy.folder / path).unlink()
    assert copy.problems() == [f"{path}:1: this file is missing"]


def test_the_command_only_checks_when_asked(copy: Copy) -> None:
    out = StringIO()
    call_command("load_opening_content", check=True, stdout=out)
    assert "nothing wrong" in out.getvalue()
    copy.replace(GUIDE, "access: public\n", "")
    with pytest.raises(CommandError, match=r"the key “access” is missing\n1 problem; nothing was loaded"):
        call_command("load_opening_content", check=True, folder=copy.folder)


def test_reading_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    # pytest-django refuses queries in a test without the database mark
    refuse: Callable[..., object] = pytest.fail
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", refuse)
    read()
