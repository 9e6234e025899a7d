"""A walk past every public page of the opening content, as somebody without an account, done once a module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import epoch
from core.models import PageCard

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
UNSEEN = {"script", "style", "template"}
LABELS = {
    "button",
    "label",
    "legend",
    "option",
    "optgroup",
    "a",
    "summary",
    "th",
    "dt",
    "caption",
    "h1",
    "h2",
    "h3",
    "nav",
}
SPOKEN = ("alt", "aria-label", "aria-description", "aria-roledescription", "title", "placeholder")


@dataclass(slots=True)
class Seen:
    """One page as it was answered."""

    address: str
    kind: str
    language: str
    status: int
    cookies: list[str]
    headers: dict[str, str]
    queries: list[str]
    body: bytes
    errors: list[str] = field(default_factory=list)
    tree: Any = None

    @property
    def writes(self) -> list[str]:
        """The statements that changed something."""
        return [sql for sql in self.queries if WRITES.match(sql)]

    def elements(self, *names: str) -> Iterator[Element]:
        """All elements with one of these names, or all there are."""
        return (
            node
            for node in self.tree.iter()
            if isinstance(node.tag, str) and (not names or node.tag in names)
        )

    def words(self) -> Iterator[tuple[str, str]]:
        """Every text with the language it is declared to be in."""
        yield from ((language, text) for language, text, _label in _texts(self.tree, self.language))

    def labels(self) -> Iterator[tuple[str, str]]:
        """The texts of what can be pressed, filled in or heard only, with the language they are declared to be in."""
        yield from ((language, text) for language, text, label in _texts(self.tree, self.language) if label)


def _texts(node: Element, language: str, label: bool = False) -> Iterator[tuple[str, str, bool]]:
    if not isinstance(node.tag, str) or node.tag in UNSEEN:
        return
    language = node.get("lang", language)
    label = label or node.tag in LABELS or "button" in node.get("class", "").split()
    if node.text:
        yield language, node.text, label
    for name in SPOKEN:
        if node.get(name):
            yield language, node.get(name, ""), True
    if node.tag == "input" and node.get("type") in {"submit", "button", "reset"}:
        yield language, node.get("value", ""), True
    for child in node:
        yield from _texts(child, language, label)
        if child.tail:
            yield language, child.tail, label


def look_at(client: Client, address: str, kind: str = "", language: str = "nl") -> Seen:
    """Fetch one address and take it apart."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return take_apart(response, address, kind, language, [entry["sql"] for entry in queries.captured_queries])


def take_apart(
    response: Any, address: str, kind: str = "", language: str = "nl", queries: Iterable[str] = ()
) -> Seen:
    """Read an answer, as a page if it is one."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    seen = Seen(
        address,
        kind,
        language,
        response.status_code,
        [morsel.key for morsel in response.cookies.values()],
        dict(response.headers),
        list(queries),
        body,
    )
    if body and response.headers.get("Content-Type", "").startswith("text/html"):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        seen.tree = parser.parse(body.decode())
        seen.errors = [f"{place}: {code} {data}" for place, code, data in parser.errors]
    return seen


def walk() -> list[Seen]:
    """Every page that has a card, each with a fresh browser; the process is warm, as it is in service."""
    cards = list(PageCard.objects.visible_to(None).order_by("url"))
    languages = {card.url: card.language for card in cards}
    epoch.forget_all()
    for warm_up in ("/", "/en/"):
        Client(raise_request_exception=False).get(warm_up)
    return [
        look_at(Client(raise_request_exception=False), card.url, card.kind, languages[card.url])
        for card in cards
    ]
