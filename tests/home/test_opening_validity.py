"""Until when the opening content holds: every page says so, and the checks do not come all at once."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

import pytest
from wagtail.models import Page

from home.desk import LOOK_AHEAD
from home.opening.drafts import translation_key
from home.opening.loading import load, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening")]

EDITION = datetime.date(2026, 11, 22)
DAY = datetime.timedelta(days=1)


def page(key: str, locale: str = "nl") -> Any:
    """The page that the content calls by this key."""
    return Page.objects.get(translation_key=translation_key(key), locale__language_code=locale).specific


@pytest.fixture
def pages() -> list[Any]:
    """Every page of the house."""
    return list(Page.objects.filter(depth__gt=1).specific())


def test_every_page_says_whose_it_is_and_when_and_by_whom_it_was_checked(pages: list[Any]) -> None:
    owners = {"nl": "Redactie", "en": "Editors"}
    by = {"nl": "de redactie, bij het samen", "en": "the editors, when putting"}
    for made in pages:
        assert made.content_owner == owners[made.language], made.title
        assert made.checked_on == EDITION, made.title
        assert made.checked_by.startswith(by[made.language]), made.title
        assert EDITION < made.check_due <= EDITION + 364 * DAY, made.title


def test_what_has_points_to_find_out_is_checked_sooner(pages: list[Any]) -> None:
    assert page("plaatsing-in-een-gezinshuis").check_due <= EDITION + 182 * DAY
    for made in pages:
        if made.to_verify:
            assert made.check_due <= EDITION + 182 * DAY, made.title


def test_a_page_and_its_translation_are_checked_in_the_same_week(pages: list[Any]) -> None:
    due: dict[Any, set[Any]] = {}
    for made in pages:
        due.setdefault(made.translation_key, set()).add(made.check_due)
    assert all(len(days) == 1 for days in due.values())


def test_the_checks_do_not_come_all_at_once(pages: list[Any]) -> None:
    weeks = Counter(made.check_due for made in pages)
    assert max(weeks.values()) <= len(pages) / 4
    assert len(weeks) >= 12
    assert min(weeks) > EDITION + LOOK_AHEAD + 30 * DAY, "nothing is due on the first day"


def test_a_check_by_an_editor_survives_loading_again() -> None:
    checked = page("huisregels")
    checked.checked_on, checked.check_due = datetime.date(2027, 3, 1), datetime.date(2028, 3, 1)
    checked.checked_by = "Ada"
    checked.save_revision().publish()
    assert load().updated == 0
    assert page("huisregels").check_due == datetime.date(2028, 3, 1)
    assert page("huisregels").checked_by == "Ada"


def test_criteria_and_arms_of_the_signpost_are_among_them() -> None:
    _library, drafts = read()
    silent = [draft.source for draft in drafts if not draft.fields.get("check_due")]
    assert not silent
    assert page("criterium-b2-5").check_due == page("criteria-leefklimaat").check_due
    assert page("wegwijzer-ouders").checked_on == EDITION
