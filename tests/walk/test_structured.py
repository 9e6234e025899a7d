"""The reader of structured data sees what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.walk.structured import faults

HOUSE = {"@type": "Organization", "name": "Huis"}
GOOD: dict[str, Any] = {
    "@type": "Article",
    "headline": "Kop",
    "image": "http://testserver/a.png",
    "author": HOUSE,
    "publisher": HOUSE,
}


def read(thing: dict[str, Any]) -> list[str]:
    return faults(json.dumps({"@context": "https://schema.org", "@graph": [thing]}))


def test_what_is_right_is_right() -> None:
    assert read(GOOD) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Artikel"},
        {"headline": None},
        {"headline": "<b>Kop</b>"},
        {"image": "/a.png"},
        {"image": "http://elsewhere/a.png"},
        {"@id": "http://elsewhere/#tekst"},
        {"author": "Ada"},
        {"author": {"@type": "Book", "name": "Boek"}},
        {"isbn": "1"},
        {"acceptedAnswer": {"@type": "Answer", "text": "Ja"}},
        {"datePublished": "gisteren"},
        {"isAccessibleForFree": "ja"},
        {"hasPart": []},
    ],
    ids=str,
)
def test_what_is_wrong_is_seen(wrong: dict[str, Any]) -> None:
    assert read(GOOD | wrong)


def test_what_is_missing_is_seen() -> None:
    assert read({name: value for name, value in GOOD.items() if name != "headline"})


def test_steps_are_numbered() -> None:
    steps = [{"@type": "ListItem", "position": 2, "name": "Thuis", "item": "http://testserver/"}]
    assert read({"@type": "BreadcrumbList", "itemListElement": steps})
