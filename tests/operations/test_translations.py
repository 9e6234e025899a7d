"""Interface strings are found, merged, checked and compiled without GNU gettext."""

from __future__ import annotations

import gettext
import os
from io import StringIO
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.management import CommandError, call_command

from operations.translations.catalogue import compile_catalogues, merge, problems
from operations.translations.extract import Message, NotAConstant, from_python, from_template

TEMPLATE = """
{% load i18n %}<h1 title="{% translate "Kennis" %}">{% translate 'Lees verder' context "knop" %}</h1>
{# {% translate "weggelaten" %} #}{% include "x.html" with label=_("Zoek") only %}
{% blocktranslate count n=aantal trimmed %}
  Eén artikel van {{ naam }}
{% plural %}
  {{ n }} artikelen van {{ naam }}
{% endblocktranslate %}
<p>{{ titel|default:_("Zonder titel") }} 50% {% translate "50% korting (nu)" as actie %}</p>
"""

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
from django.utils import translation

label = _("Een lange zin "
          "in twee stukken")
choice = pgettext_lazy("maand", "mei")
total = ngettext("%(n)s dag", "%(n)s dagen", n) % {"n": n}
other = translation.gettext("Via de module")
later = _(label)
"""


def test_a_template_gives_all_its_strings() -> None:
    assert set(from_template(TEMPLATE, "page.html")) == {
        Message("Kennis"),
        Message("Lees verder", context="knop"),
        Message("Zoek"),
        Message("Eén artikel van %(naam)s", "%(n)s artikelen van %(naam)s"),
        Message("Zonder titel"),
        Message("50%% korting (nu)"),
    }


def test_python_gives_its_constants_and_skips_variables() -> None:
    assert set(from_python(PYTHON, "views.py")) == {
        Message("Een lange zin in twee stukken"),
        Message("mei", context="maand"),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("Via de module"),
    }


def test_a_string_that_is_put_together_first_is_an_error() -> None:
    with pytest.raises(NotAConstant, match=r"views.py, line 1"):
        list(from_python('_(f"Dag {naam}")', "views.py"))


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    file.append(polib.POEntry(msgid="Kennis", msgstr="Knowledge", tcomment="a room"))
    file.append(polib.POEntry(msgid="Vervallen", msgstr="Gone"))
    file.save(str(path))
    return path


def test_merging_keeps_translations_adds_what_is_new_and_drops_what_is_unused(catalogue: Path) -> None:
    found = {Message("Kennis"): {"b.html", "a.html"}, Message("Eén", "Veel"): {"a.html"}}
    merged = merge(catalogue, "en", found)
    assert [(entry.msgid, entry.msgstr, entry.tcomment) for entry in merged] == [
        ("Eén", "", ""),
        ("Kennis", "Knowledge", "a room"),
    ]
    assert merged[1].occurrences == [("a.html", ""), ("b.html", "")]


def test_merging_again_changes_nothing(catalogue: Path) -> None:
    found = {Message("Kennis"): {"a.html"}, Message("Nieuw"): {"a.html"}}
    merge(catalogue, "en", found).save(str(catalogue))
    first = catalogue.read_text()
    merge(catalogue, "en", found).save(str(catalogue))
    assert catalogue.read_text() == first


def test_every_way_in_which_a_catalogue_can_be_behind_is_named(catalogue: Path) -> None:
    file = polib.pofile(str(catalogue))
    file.append(polib.POEntry(msgid="Leeg", msgstr=""))
    file.append(polib.POEntry(msgid="Dag %(naam)s", msgstr="Hello %(name)s"))
    file.append(
        polib.POEntry(
            msgid="%(n)s dag", msgid_plural="%(n)s dagen", msgstr_plural={0: "one day", 1: "%(n)s days"}
        )
    )
    file.save(str(catalogue))
    used = [
        Message("Kennis"),
        Message("Leeg"),
        Message("Dag %(naam)s"),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("Nieuw"),
    ]
    assert problems(catalogue, {message: {"a.html"} for message in used}) == [
        "no longer used: 'Vervallen'",
        "not in the catalogue: 'Nieuw' (a.html)",
        "not translated: 'Leeg'",
        "other placeholders than its message: 'Dag %(naam)s'",
    ]


def test_compiling_makes_what_gettext_reads_and_only_once(catalogue: Path) -> None:
    root = catalogue.parents[2]
    assert compile_catalogues([root]) == 1
    assert gettext.translation("django", str(root), ["en"]).gettext("Kennis") == "Knowledge"
    assert compile_catalogues([root]) == 0


def test_an_older_catalogue_that_comes_back_is_compiled_as_well(catalogue: Path) -> None:
    root = catalogue.parents[2]
    compile_catalogues([root])
    file = polib.pofile(str(catalogue))
    file[0].msgstr = "What we know"
    file.save(str(catalogue))
    os.utime(catalogue, (1, 1))
    assert compile_catalogues([root]) == 1
    assert gettext.translation("django", str(root), ["en"]).gettext("Kennis") == "What we know"


def test_the_command_writes_and_then_finds_only_what_people_have_to_do(settings: Any, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(CommandError, match="not in the catalogue"):
        call_command("translations", check=True)
    call_command("translations", stdout=StringIO())
    written = polib.pofile(str(tmp_path / "en" / "LC_MESSAGES" / "django.po"))
    assert len(written) > 10
    with pytest.raises(CommandError, match="not translated") as told:
        call_command("translations", check=True)
    assert "not in the catalogue" not in str(told.value)
