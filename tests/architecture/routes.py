"""Every route of the resolver, with an example address for those that nobody wrote one for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

CONVERTED = re.compile(r"<(?:(?P<converter>\w+):)?\w+>")
CHOICE = re.compile(r"\((?:\?P<\w+>)?(\w+)(?:\|\w+)+\)")
GROUP = re.compile(r"\((?:\?P<\w+>)?[^()]*(?:\([^()]*\)[^()]*)*\)")
EXAMPLES = {"int": "999999", "uuid": "00000000-0000-0000-0000-000000000000", "path": "x/y", "slug": "x"}


@dataclass(frozen=True, slots=True)
class Route:
    """A route as the resolver has it."""

    name: str
    pattern: str

    @property
    def example(self) -> str:
        """An address that matches, with keys that nothing has."""
        path = CHOICE.sub(r"\1", self.pattern).replace(".*", "x/y")
        path = CONVERTED.sub(lambda found: EXAMPLES.get(found["converter"] or "str", "999999"), path)
        path = GROUP.sub("999999", path.replace("^", "").replace("$", "").replace("\\Z", ""))
        return "/" + path.replace("\\", "").replace("?", "")


def routes(resolver: Any = None, before: str = "") -> Iterator[Route]:
    """All routes under this resolver, depth first."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = before + _text(entry)
        if isinstance(entry, URLPattern):
            yield Route(entry.name or "", pattern)
        else:
            yield from routes(entry, pattern)


def _text(entry: Any) -> str:
    text = str(entry.pattern)
    return text.removeprefix("^") if isinstance(entry.pattern, RegexPattern) else text
