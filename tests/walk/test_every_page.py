"""Every public page of the opening content keeps the promises that we make for all of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from core.models import PageCard
from knowledge.models import Organisation
from tests.walk.pages import Seen, walk
from tests.walk.structured import faults
from tests.walk.words import (
    INTERFACE_DUTCH,
    INTERFACE_ENGLISH,
    ONLY_DUTCH,
    ONLY_ENGLISH,
    foreign_labels,
    words_of,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = {"home": 12}
MOST_QUERIES_READING = 8


@pytest.fixture(scope="module")
def seen(opening: None, django_db_blocker: Any) -> list[Seen]:
    """All pages, looked at once."""
    with django_db_blocker.unblock():
        return walk()


def problems(seen: list[Seen], find: Any) -> dict[str, Any]:
    """Address to what `find` found there, where it found something."""
    return {page.address: found for page in seen if (found := find(page))}


def test_there_is_a_whole_house_to_walk_through(seen: list[Seen]) -> None:
    languages = Counter(page.language for page in seen)
    assert languages["nl"] > 90
    assert languages["en"] > 40


def test_every_page_is_there(seen: list[Seen]) -> None:
    assert not problems(seen, lambda page: page.status != 200 and page.status)


def test_no_page_sets_a_cookie(seen: list[Seen]) -> None:
    assert not problems(seen, lambda page: page.cookies)


def test_no_page_writes_a_row(seen: list[Seen]) -> None:
    assert not problems(seen, lambda page: page.writes)


def test_every_page_is_valid_html(seen: list[Seen]) -> None:
    assert not problems(seen, lambda page: page.errors[:5])


def test_every_page_has_one_heading_and_unique_ids(seen: list[Seen]) -> None:
    def faults(page: Seen) -> list[str]:
        ids = Counter(node.get("id") for node in page.elements() if node.get("id"))
        found = [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
        headings = len(list(page.elements("h1")))
        return found + ([f"{headings} h1"] if headings != 1 else [])

    assert not problems(seen, faults)


def test_every_reference_within_a_page_has_a_target(seen: list[Seen]) -> None:
    def dangling(page: Seen) -> list[str]:
        ids = {node.get("id") for node in page.elements()}
        wanted: set[str] = set()
        for node in page.elements():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"):
                wanted.update((node.get(name) or "").split())
            if (node.get("href") or "").startswith("#") and node.tag == "a":
                wanted.add(node.get("href", "")[1:])
        return sorted(wanted - ids - {""})

    assert not problems(seen, dangling)


def test_no_page_carries_inline_script_or_style(seen: list[Seen]) -> None:
    def inline(page: Seen) -> list[str]:
        found = [f"style on {node.tag}" for node in page.elements() if node.get("style")]
        found += [
            f"inline {node.tag}"
            for node in page.elements("script", "style")
            if (node.text or "").strip()
            and node.get("type") not in {"application/ld+json", "application/json"}
        ]
        found += [
            f"{name} on {node.tag}"
            for node in page.elements()
            for name in node.attrib
            if name.startswith("on")
        ]
        return found

    assert not problems(seen, inline)


def test_nothing_is_asked_from_elsewhere(seen: list[Seen]) -> None:
    def foreign(page: Seen) -> list[str]:
        sources = [
            node.get(name, "") for node in page.elements() for name in ("src", "srcset", "poster", "data")
        ]
        sources += [
            node.get("href", "")
            for node in page.elements("link", "use")
            if node.get("rel") not in {"canonical", "alternate"}
        ]
        return [source for source in sources if urlsplit(source).netloc]

    assert not problems(seen, foreign)


def test_structured_data_is_valid(seen: list[Seen]) -> None:
    def data_of(page: Seen) -> list[str]:
        return [
            node.text or "" for node in page.elements("script") if node.get("type") == "application/ld+json"
        ]

    assert not problems(seen, lambda page: [fault for text in data_of(page) for fault in faults(text)])
    kinds = Counter(
        kind for page in seen for text in data_of(page) for kind in re.findall(r'"@type": "(\w+)"', text)
    )
    assert {
        "Organization",
        "Article",
        "NewsArticle",
        "BreadcrumbList",
        "FAQPage",
        "Book",
        "Chapter",
    } <= kinds.keys()
    assert sum(1 for page in seen if data_of(page)) > len(seen) * 0.9


def test_the_number_of_queries_stays_within_the_budget(seen: list[Seen]) -> None:
    over = {
        page.address: len(page.queries)
        for page in seen
        if len(page.queries) > MOST_QUERIES.get(page.kind, MOST_QUERIES_READING)
    }
    assert not over


def test_every_internal_link_leads_somewhere(seen: list[Seen]) -> None:
    addresses: dict[str, str] = {}
    for page in seen:
        for node in page.elements("a"):
            href = node.get("href") or ""
            if href.startswith("/") and not href.startswith("//"):
                addresses.setdefault(href.partition("#")[0], page.address)
    walked = {page.address for page in seen}
    client = Client()
    broken = {
        address: (where, status)
        for address, where in addresses.items()
        if address not in walked and (status := client.get(address).status_code) not in {200, 302}
    }
    assert not broken


def test_every_page_says_its_language_and_its_translations(seen: list[Seen]) -> None:
    def faults(page: Seen) -> list[str]:
        root = next(page.elements("html"))
        found = [] if root.get("lang") == page.language else [f"lang is {root.get('lang')}"]
        if root.get("dir") != "ltr":
            found.append("no dir")
        canonical = [
            node.get("href") or "" for node in page.elements("link") if node.get("rel") == "canonical"
        ]
        if [urlsplit(address).path for address in canonical] != [page.address]:
            found.append(f"canonical {canonical}")
        return found

    assert not problems(seen, faults)


def test_alternates_point_at_each_other(seen: list[Seen]) -> None:
    named: dict[str, dict[str, str]] = {}
    for page in seen:
        named[page.address] = {
            node.get("hreflang", ""): urlsplit(node.get("href", "")).path
            for node in page.elements("link")
            if node.get("rel") == "alternate" and node.get("hreflang")
        }
    one_way = [
        (address, other)
        for address, others in named.items()
        for code, other in others.items()
        if code != "x-default" and other != address and address not in named.get(other, {}).values()
    ]
    assert not one_way
    twins: dict[Any, dict[str, str]] = {}
    for card in PageCard.objects.visible_to(None):
        twins.setdefault(card.translation_key, {})[card.language] = card.url
    silent = [
        urls
        for urls in twins.values()
        if len(urls) == 2 and any((urls | {"x-default": urls["nl"]}) != named[url] for url in urls.values())
    ]
    assert not silent
    assert sum(len(urls) == 2 for urls in twins.values()) > 40


@pytest.mark.parametrize(("language", "foreign"), [("en", ONLY_DUTCH), ("nl", ONLY_ENGLISH)])
def test_words_of_the_other_language_are_declared_as_such(
    seen: list[Seen], language: str, foreign: set[str]
) -> None:
    def strays(page: Seen) -> list[str]:
        if page.language != language:
            return []
        return [
            text.strip()[:80]
            for declared, text in page.words()
            if declared == language and len(foreign & words_of(text)) >= 2
        ]

    assert not problems(seen, strays)


@pytest.mark.parametrize(("language", "foreign"), [("en", INTERFACE_DUTCH), ("nl", INTERFACE_ENGLISH)])
def test_what_is_pressed_or_only_heard_is_in_the_language_of_the_page(
    seen: list[Seen], language: str, foreign: set[str]
) -> None:
    names = set(Organisation.objects.values_list("name", flat=True))  # nobody translates a name

    def strays(page: Seen) -> set[str]:
        return set(foreign_labels(page, foreign)) - names if page.language == language else set()

    assert not problems(seen, strays)


def test_every_page_but_the_front_page_can_be_taken_along(seen: list[Seen]) -> None:
    def missing(page: Seen) -> list[str]:
        if page.kind == "home":
            return []
        offered = {node.get("data-action") for node in page.elements("button")}
        mails = [
            node for node in page.elements("a") if (node.get("href") or "").startswith("mailto:?subject=")
        ]
        return [*sorted({"print", "share"} - offered), *([] if len(mails) == 1 else [f"{len(mails)} mails"])]

    assert not problems(seen, missing)


def test_every_page_but_the_front_page_says_until_when_it_was_checked(seen: list[Seen]) -> None:
    next_check = {"nl": "Volgende controle", "en": "Next check"}

    def missing(page: Seen) -> list[str]:
        if page.kind == "home":
            return []
        cards = [node for node in page.elements("section") if node.get("class") == "validity"]
        said = [term.text for card in cards for term in card.iter("dt")]
        dates = [time.get("datetime") for card in cards for time in card.iter("time")]
        good = next_check[page.language] in said and len(dates) == 2 and all(dates)
        return [] if good else [f"says {said} with {dates}"]

    assert not problems(seen, missing)


def test_no_placeholder_is_left_for_the_public(seen: list[Seen]) -> None:
    marks = ("[INVULLEN", "[TO BE COMPLETED", "slug:", "page:")
    assert not problems(seen, lambda page: [mark for mark in marks if mark.encode() in page.body])
