"""Until when what is loaded holds: whose it is, when and by whom it was checked, and when it must be looked at again.

The whole of the opening content was read beside its sources once, at the date that `edition` in site.yaml gives, by the
editors who put it together; no page says more than that. The next checks are spread over weeks, so that no editor finds
the whole house on the desk on one morning. A page and its translations come in the same week.
"""

from __future__ import annotations

import datetime
from typing import Any

from home.opening.drafts import translation_key
from home.opening.library import Library

OWNER = {"nl": "Redactie", "en": "Editors"}
WEEK = datetime.timedelta(weeks=1)
# Nothing waits longer than a year, and what has points to find out no longer than half of one.
A_YEAR, HALF_A_YEAR = 52, 26
# Over how many weeks before that the checks are spread.
SPREAD = {A_YEAR: 16, HALF_A_YEAR: 8}


def validity(library: Library, key: str, locale: str) -> dict[str, Any]:
    """The fields that say until when the page of this key holds."""
    edition = library.site.value["edition"]
    checked_on = datetime.date.fromisoformat(edition["checked_on"])
    return {
        "content_owner": OWNER[locale],
        "checked_on": checked_on,
        "checked_by": edition["checked_by"][locale],
        "check_due": checked_on + weeks_until_next_check(library, key) * WEEK,
    }


def weeks_until_next_check(library: Library, key: str) -> int:
    """After how many weeks this page, in all its languages, is to be checked again."""
    versions = (document for (name, _locale), document in library.by_key.items() if name == key)
    open_points = any(document.front.get("verify_before_publication") for document in versions)
    most = HALF_A_YEAR if open_points else A_YEAR
    return most - translation_key(key).int % SPREAD[most]
