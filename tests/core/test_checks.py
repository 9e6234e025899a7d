"""The house rules that are checked whenever the house starts."""

from __future__ import annotations

import pytest
from wagtail_localize.fields import SynchronizedField

from core.checks import everything_translated_says_what_of_it_is
from core.models import BasePage
from knowledge.models import Organisation, PlainPage, Question


def test_the_house_as_it_is_keeps_the_rule() -> None:
    assert everything_translated_says_what_of_it_is(None) == []


@pytest.mark.parametrize(("model", "name"), [(Organisation, "role"), (Question, "source_keys")])
def test_a_snippet_that_forgets_a_field_is_named(
    monkeypatch: pytest.MonkeyPatch, model: type[Question], name: str
) -> None:
    listed = [field for field in model.translatable_fields if field.field_name != name]
    monkeypatch.setattr(model, "translatable_fields", listed)
    (problem,) = everything_translated_says_what_of_it_is(None)
    assert (problem.id, problem.obj) == ("core.E001", model)
    assert problem.msg.endswith(f": {name}.")


def test_a_page_type_that_forgets_a_field_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [field for field in BasePage.translatable_fields if field.field_name != "introduction"]
    monkeypatch.setattr(PlainPage, "translatable_fields", [*listed, SynchronizedField("body")])
    (problem,) = everything_translated_says_what_of_it_is(None)
    assert problem.msg.endswith(": introduction.")
