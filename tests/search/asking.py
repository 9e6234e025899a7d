"""Asking, and what there is to be found."""

from __future__ import annotations

from typing import Any

import html5lib
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from search import indexing
from tests import factories


def request_of(user: Any = None) -> HttpRequest:
    """A request of this person, or of a visitor."""
    request = RequestFactory().get("/zoeken/")
    request.user = user or AnonymousUser()
    return request


def indexed(model: Any, parent: Any, **fields: Any) -> Any:
    """A live page that is in the index."""
    page = factories.make_page(model, parent, **fields)
    indexing.refresh("page", {str(page.pk)})
    return page


def found(query: str, path: str = "/zoeken/", **asked: str) -> list[str]:
    """The addresses of the results, in their order."""
    text = Client().get(path, {"q": query, **asked}).content.decode()
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    links = [link for heading in tree.iter("h2") for link in heading.iter("a")]
    return [link.get("href", "") for link in links if "stretched-link" in link.get("class", "")]


# What an address may be asked by people who are not looking for an answer.
HOSTILE = [
    "'",
    '"',
    '""',
    '"%"',
    "%",
    "_",
    "\\",
    "'; DROP TABLE search_stem; --",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a" * 10_000,
    "gezinshuis " * 500,
    " ".join(f"woord{number}" for number in range(100)),
    "((((((",
    "* AND OR NOT NEAR",
    "\u202egezinshuis",
    "ﬁ ß İ ı",
    "\ufeff",
    "😀",
    "日本語",
    "-" * 300,
    "'" * 300,
    "%s %d {} {0}",
    "²³",
    "1e999",
    "\t\n\r",
]
