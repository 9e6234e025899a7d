"""What all builders work with: the document, its text, and the fields that every page has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from home.opening.builders.validity import validity
from home.opening.drafts import Ref, stream
from home.opening.library import Document, Library
from home.opening.markdown import Text


@dataclass(frozen=True)
class Source:
    """A document to build a page from, with the library it comes from."""

    document: Document
    library: Library

    @property
    def front(self) -> dict[str, Any]:
        return self.document.front

    @property
    def locale(self) -> str:
        return self.document.locale

    @cached_property
    def text(self) -> Text:
        """The document's text; builders take parts out of it."""
        return Text(self.document.body, self.resolve, self.front["title"])

    def resolve(self, href: str) -> str | None:
        """The key of the page that a link in the text leads to; None for what no room shows yet."""
        scheme, _colon, name = href.partition(":")
        return self.library.target(scheme, name, self.locale)

    def page(self, key: str | None) -> Ref | None:
        """A reference to a page, if there is one by that key."""
        return Ref("page", key) if key in self.library.keys else None


def shared_fields(source: Source) -> dict[str, Any]:
    """The fields that every page has. Call it last: it takes what is left of the text."""
    front, key = source.front, source.document.key
    tags = source.library.tagging.value.get(key) or {}
    to_verify = front.get("verify_before_publication") or []
    seed = f"{key}.{source.locale}"
    facts = [
        {"type": "fact", "value": {"fact": fact["fact"], "source": Ref("source", fact["source"])}}
        for fact in front.get("facts") or []
    ]
    cited = [{"type": "source", "value": Ref("source", entry["id"])} for entry in front["sources"]]
    return {
        "title": front["title"],
        "slug": front["slug"],
        "introduction": front["summary"],
        "illustration": tags.get("illustration", ""),
        "audience_keys": front["audience"],
        "theme_keys": front["theme"],
        "criterion_codes": tags.get("criteria", []),
        "own_elaboration": bool(front.get("own_elaboration")),
        "illustrative": bool(front.get("illustrative")),
        **validity(source.library, key, source.locale),
        "to_verify": "\n".join(to_verify),
        "sources": stream(cited, f"{seed}/sources"),
        "facts": stream(facts, f"{seed}/facts"),
        "body": stream(source.text.blocks(), f"{seed}/body"),
    }


def blocks(kind: str, values: list[Any], seed: str) -> list[dict[str, Any]]:
    """The values as blocks of one type."""
    return stream([{"type": kind, "value": value} for value in values], seed)
