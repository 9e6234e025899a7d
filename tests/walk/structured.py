"""Reading structured data as a validator does: the words of schema.org, who may have them, and what they may say.

Domains and ranges are those of schema.org 30.0, as far as our pages use them; a word that is not listed is a fault, and so is
an address that is not of this site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

ABOVE = {
    "Answer": {"Comment", "CreativeWork", "Thing"},
    "Article": {"CreativeWork", "Thing"},
    "Book": {"CreativeWork", "Thing"},
    "BreadcrumbList": {"Intangible", "ItemList", "Thing"},
    "Chapter": {"CreativeWork", "Thing"},
    "ContactPoint": {"Intangible", "StructuredValue", "Thing"},
    "FAQPage": {"CreativeWork", "Thing", "WebPage"},
    "ImageObject": {"CreativeWork", "MediaObject", "Thing"},
    "ListItem": {"Intangible", "Thing"},
    "NewsArticle": {"Article", "CreativeWork", "Thing"},
    "Organization": {"Thing"},
    "Question": {"Comment", "CreativeWork", "Thing"},
}
# Property: what may have it, what it may be.
PROPERTIES = {
    "acceptedAnswer": ({"Question"}, {"Answer", "ItemList"}),
    "author": ({"CreativeWork"}, {"Organization", "Person"}),
    "contactPoint": ({"Organization", "Person"}, {"ContactPoint"}),
    "contactType": ({"ContactPoint"}, {"Text"}),
    "dateModified": ({"CreativeWork"}, {"Date", "DateTime"}),
    "datePublished": ({"CreativeWork"}, {"Date", "DateTime"}),
    "description": ({"Thing"}, {"Text"}),
    "email": ({"ContactPoint", "Organization", "Person"}, {"Text"}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "headline": ({"CreativeWork"}, {"Text"}),
    "image": ({"Thing"}, {"ImageObject", "URL"}),
    "inLanguage": ({"CreativeWork"}, {"Text"}),
    "isAccessibleForFree": ({"CreativeWork"}, {"Boolean"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", "URL"}),
    "item": ({"ListItem"}, {"Thing", "URL"}),
    "itemListElement": ({"ItemList"}, {"ListItem"}),
    "logo": ({"Organization"}, {"ImageObject", "URL"}),
    "mainEntity": ({"CreativeWork"}, {"Thing"}),
    "mainEntityOfPage": ({"Thing"}, {"CreativeWork", "URL"}),
    "name": ({"Thing"}, {"Text"}),
    "position": ({"CreativeWork", "ListItem"}, {"Integer"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "text": ({"CreativeWork"}, {"Text"}),
    "url": ({"Thing"}, {"URL"}),
}
# What search engines want to find besides.
NEEDED = {
    "Answer": {"text"},
    "Article": {"headline", "image", "author", "publisher"},
    "NewsArticle": {"headline", "image", "author", "publisher"},
    "Book": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "Chapter": {"name", "position"},
    "FAQPage": {"mainEntity"},
    "ListItem": {"position", "name", "item"},
    "Organization": {"name"},
    "Question": {"name", "acceptedAnswer"},
}
SITE = "http://testserver/"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?")


def faults(text: str) -> list[str]:
    """What a validator would say of this piece of JSON-LD."""
    data = json.loads(text)
    found = [] if data.get("@context") == "https://schema.org" else ["another context"]
    for thing in data["@graph"]:
        found.extend(_faults_of(thing, thing.get("@type", "")))
    return found


def _faults_of(thing: dict[str, Any], path: str) -> Iterator[str]:
    kind = thing.get("@type", "")
    if kind not in ABOVE:
        yield f"{path}: no such thing as {kind!r}"
        return
    for name in NEEDED.get(kind, set()) - thing.keys():
        yield f"{path}: has no {name}"
    if "@id" in thing and not _is_address(thing["@id"]):
        yield f"{path}: @id is no address"
    for name in thing.keys() - {"@type", "@id"}:
        having, taking = PROPERTIES.get(name, (set(), set()))
        if not having & {kind, *ABOVE[kind]}:
            yield f"{path}: may not have {name}"
        values = thing[name] if isinstance(thing[name], list) else [thing[name]]
        if not values:
            yield f"{path}.{name}: is empty"
        for each in values:
            yield from _faults_of_value(each, taking, f"{path}.{name}")
    if kind == "BreadcrumbList":
        places = [step.get("position") for step in thing.get("itemListElement", [])]
        if places != list(range(1, len(places) + 1)):
            yield f"{path}: the steps are {places}"


def _faults_of_value(value: object, taking: set[str], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        kind = value.get("@type", "")
        if not taking & {kind, *ABOVE.get(kind, ())}:
            yield f"{path}: may not be a {kind}"
        yield from _faults_of(value, path)
    elif not any(_fits(value, sort) for sort in taking):
        yield f"{path}: {value!r} is none of {sorted(taking)}"


def _fits(value: object, sort: str) -> bool:
    if sort == "Text":
        return isinstance(value, str) and bool(value.strip()) and "<" not in value
    if sort == "URL":
        return isinstance(value, str) and _is_address(value)
    if sort in {"Date", "DateTime"}:
        return isinstance(value, str) and bool(DATE.fullmatch(value))
    if sort == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return sort == "Boolean" and isinstance(value, bool)


def _is_address(text: str) -> bool:
    return text.startswith(SITE) and " " not in text
