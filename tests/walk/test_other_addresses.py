"""Every public address that is no page keeps the same promises, in both languages, and odd requests break none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation

from accounts.models import User
from core.models import PageCard
from tests.architecture.expectations import LOGIN, PUBLIC
from tests.knowledge.visitors import SAME_ORIGIN, send
from tests.walk.pages import Seen, look_at, take_apart
from tests.walk.words import INTERFACE_DUTCH, INTERFACE_ENGLISH, foreign_labels, words_of

pytestmark = pytest.mark.django_db

# The letters of an address: whatever the addresses of the house hold is no text.
FRAGMENTS = ("/zoeken/voorstellen/", "/en/search/suggestions/")
ADDRESS = re.compile(r"\S+[/@]\S+")


def addresses() -> Iterator[tuple[str, str, int]]:
    """Every address of the house that is no page, with its language and what a visitor gets there."""
    untranslated = PageCard.objects.visible_to(None).in_language("nl")
    english = PageCard.objects.in_language("en").values("translation_key")
    known = {"not_translated": f"/en/dutch-only{untranslated.exclude(translation_key__in=english)[0].url}"}
    for name, expected in PUBLIC.items():
        if name == "wagtail_serve" or expected.get[0] == LOGIN:
            continue
        path, _mark, query = known.get(name, expected.example).partition("?")
        here = resolve(path)
        made = {"en" if path.startswith("/en/") else "nl": path}
        if name != "wagtailcore_login":
            with translation.override("en"):
                made["en"] = reverse(name, args=here.args, kwargs=here.kwargs)
        for language, address in made.items():
            if language == "nl" or address != made.get("nl"):
                yield f"{address}?{query}" if query else address, language, int(expected.get[0])


@pytest.fixture(scope="module")
def seen(opening: None, django_db_blocker: Any) -> list[tuple[Seen, int]]:
    """All of them, each with a fresh browser, and the status that is expected."""
    with django_db_blocker.unblock(), translation.override("nl"):
        Client().get("/")
        return [
            (look_at(Client(raise_request_exception=False), address, language=language), status)
            for address, language, status in addresses()
        ]


def problems(seen: list[tuple[Seen, int]], find: Any) -> dict[str, Any]:
    """Address to what `find` found there, where it found something."""
    return {page.address: found for page, _status in seen if (found := find(page))}


def test_each_answers_as_expected_without_a_cookie_or_a_row(seen: list[tuple[Seen, int]]) -> None:
    assert len(seen) > 35
    assert not {page.address: page.status for page, status in seen if page.status != status}
    assert not problems(seen, lambda page: page.cookies)
    assert not problems(seen, lambda page: page.writes)


def test_what_is_html_is_valid(seen: list[tuple[Seen, int]]) -> None:
    def faults(page: Seen) -> list[str]:
        if page.tree is None:
            return []
        ids = Counter(node.get("id") for node in page.elements() if node.get("id"))
        found = page.errors[:5] + [
            f"id {name} stands {count} times" for name, count in ids.items() if count > 1
        ]
        if next(page.elements("html")).get("lang") != page.language:
            found.append("another language")
        whole = not page.address.startswith(FRAGMENTS)
        return found + (["no h1, or many"] if whole and len(list(page.elements("h1"))) != 1 else [])

    assert not problems(seen, faults)
    assert sum(page.tree is not None for page, _status in seen) > 20


def test_what_is_xml_is_well_formed(seen: list[tuple[Seen, int]]) -> None:
    found = [page for page, _status in seen if "xml" in page.headers.get("Content-Type", "")]
    assert len(found) >= 3
    for page in found:
        ElementTree.fromstring(page.body)


def foreign_texts(page: Seen) -> list[str]:
    """What is not in the page's language though it is declared to be: two words of a text, one of a label."""
    if page.tree is None:
        return []
    foreign = INTERFACE_DUTCH if page.language == "en" else INTERFACE_ENGLISH
    texts = [
        text.strip()[:80]
        for declared, text in page.words()
        if declared == page.language and len(foreign & words_of(text)) >= 2
    ]
    return [*texts, *foreign_labels(page, foreign)]


def test_they_are_in_the_language_of_their_address(seen: list[tuple[Seen, int]]) -> None:
    assert not problems(seen, foreign_texts)


def english(name: str, **kwargs: Any) -> str:
    """The English address of this name."""
    with translation.override("en"):
        return str(reverse(name, kwargs=kwargs))


def test_forms_with_errors_and_what_is_not_there_speak_english_too(opening: None) -> None:
    wrong = {
        english("account_login"): {"login": "nobody", "password": ""},
        english("account_reset_password"): {"email": "nobody"},
        "/en/contact/": {"message": "", "email": "nobody"},
    }
    answers = [Client().post(address, fields, headers=SAME_ORIGIN) for address, fields in wrong.items()]
    answers.append(Client().post(english("account_login"), {"login": "a@example.org", "password": "x" * 12}))
    answers.append(send(Client(), "/en/contact/", message=""))
    answers.append(Client().get("/en/does-not-exist/"))
    for answer in answers:
        page = take_apart(answer, answer.request["PATH_INFO"], language="en")
        assert page.status in {200, 404, 422}
        assert page.tree is not None
        assert not page.errors
        assert not foreign_texts(page), page.address
    assert len([answer for answer in answers if b'aria-invalid="true"' in answer.content]) >= 3


def test_letters_to_english_readers_are_english(opening: None, mailoutbox: list[Any]) -> None:
    User.objects.create_user("ann@example.org", "een-lang-wachtwoord")
    reset = english("account_reset_password")
    for address in ("ada@voorbeeld.invalid", "nobody@example.org"):
        Client().post(reset, {"email": address}, headers=SAME_ORIGIN)
    unconfirmed = {"login": "ann@example.org", "password": "een-lang-wachtwoord"}
    Client().post(english("account_login"), unconfirmed, headers=SAME_ORIGIN)

    assert len(mailoutbox) == 3
    for letter in mailoutbox:
        bodies = [letter.subject, letter.body, *(content for content, _kind in letter.alternatives)]
        for line in "\n".join(bodies).splitlines():
            assert not INTERFACE_DUTCH & words_of(ADDRESS.sub("", line)), line
        assert all(
            "/en/" in link for link in re.findall(r"http\S+", letter.body) if urlsplit(link).path != "/"
        )


@pytest.mark.parametrize("page", ["²", "0", "-1", "9" * 400, "1e9", "None", "٣", "1' OR 1=1"])
@pytest.mark.parametrize(
    "address", ["/", "/nieuws/", "/woordenlijst/", "/organisaties/", "/veelgestelde-vragen/"]
)
def test_a_hostile_query_string_gets_a_page_or_a_refusal(opening: None, address: str, page: str) -> None:
    response = Client(raise_request_exception=False).get(
        address, {"page": page, "jaar": page, "thema": page, "soort": page, "voor": page}
    )
    assert response.status_code in {200, 400, 404}


@pytest.mark.parametrize(
    "raw", ["page=%00", "page=%ED%A0%80", "%00=1", "page[]=1&page[]=2", "a=" + "b" * 8000, "page=%"]
)
def test_a_broken_query_string_never_breaks_the_page(opening: None, raw: str) -> None:
    for address in ("/", "/nieuws/", "/en/news/"):
        response = Client(raise_request_exception=False).get(f"{address}?{raw}")
        assert response.status_code in {200, 400, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/\udcff/".encode("utf-8", "surrogateescape").decode("latin-1"),
        "/" + "x/" * 500,
        "/%ED%A0%80/",
    ],
)
def test_a_hostile_path_is_refused_kindly(opening: None, path: str) -> None:
    assert Client(raise_request_exception=False).get(path).status_code in {400, 404}


def test_an_unknown_address_is_answered_in_the_language_it_was_asked_in(opening: None) -> None:
    dutch = look_at(Client(), "/bestaat-niet/")
    english = look_at(Client(), "/en/does-not-exist/", language="en")
    assert dutch.status == english.status == 404
    assert next(dutch.elements("html")).get("lang") == "nl"
    assert next(english.elements("html")).get("lang") == "en"
    assert not dutch.cookies
