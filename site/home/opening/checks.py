"""Comparing the files with each other: every name that one file uses must be known to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from home.opening.document_shapes import MOST_SUMMARY
from home.opening.library import Document, Library
from home.opening.lined import Lined, Path
from home.opening.nodes import oddities
from home.opening.problems import Problems
from home.opening.richtext import OUTWARD

LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
PLACEHOLDER = re.compile(r"\[(?:INVULLEN|TO BE COMPLETED)(?! (?:controller|accessibility)\b)")


def check(library: Library, problems: Problems) -> None:
    """Note everything that does not fit together."""
    checker = _Checker(library, problems)
    for document in library.documents:
        checker.document(document)
    checker.unique()
    checker.site()
    checker.tagging()
    checker.snippets()


# How the text of a guide numbers what its front matter lists.
NUMBERED = {"steps": r"^### {}\. ", "tasks": r"^## (?:Opgave|Task) {}\. "}


class _Checker:
    def __init__(self, library: Library, problems: Problems) -> None:
        self.library = library
        self.problems = problems
        vocabularies = library.site.value["vocabularies"]
        self.audiences = {term["key"] for term in vocabularies["audience"]}
        self.themes = {term["key"] for term in vocabularies["theme"]}
        self.armed = {arm["audience"] for arm in library.arms.values()}
        self.sources = {source["id"] for source in library.sources.value["sources"]}
        self.pages = library.keys | library.not_yet
        self.criteria = {criterion["id"] for criterion, _document in library.criteria()}

    def known(self, lined: Lined, part: Path, names: Iterable[str], allowed: set[str], what: str) -> None:
        """Note each of the names that is not among those allowed."""
        for place, name in enumerate(names):
            if name not in allowed:
                self.problems.add(lined.path, lined.line(*part, place), f"unknown {what} “{name}”")

    # --- documents ----------------------------------------------------------------------------------------

    def document(self, document: Document) -> None:
        front, meta = document.front, document.meta
        if len(front["summary"]) > MOST_SUMMARY:
            self.problems.add(
                meta.path,
                meta.line("summary"),
                f"the summary has {len(front['summary'])} characters; {MOST_SUMMARY} is the most",
            )
        self.known(meta, ("audience",), front["audience"], self.audiences, "audience")
        self.known(meta, ("theme",), front["theme"], self.themes, "theme")
        self.known(meta, ("sources",), [entry["id"] for entry in front["sources"]], self.sources, "source")
        self.known(
            meta, ("facts",), [fact["source"] for fact in front.get("facts") or []], self.sources, "source"
        )
        for name in (
            "related",
            "variants",
            "chapters",
            "stories",
            "circles",
            "blocks",
            "order_light_to_intensive",
        ):
            self.known(meta, (name,), front.get(name) or [], self.pages, "page")
        if "part_of" in front:
            self.known(meta, ("part_of",), [front["part_of"]], self.library.keys, "page")
        figures = [row["source"] for row in front.get("key_figures") or []]
        self.known(meta, ("key_figures",), figures, self.sources, "source")
        for place, task in enumerate(front.get("tasks") or []):
            cited = [entry["source"] for entry in task["evidence"] if entry.get("source")]
            self.known(meta, ("tasks", place, "for"), task["for"], self.audiences, "audience")
            self.known(meta, ("tasks", place, "evidence"), cited, self.sources, "source")
        self.body(document)

    def body(self, document: Document) -> None:
        for offset, message in [*oddities(document.body), *_missing_parts(document)]:
            self.problems.add(document.path, document.body_line + offset, message)
        for number, line in enumerate(document.body.splitlines(), start=document.body_line):
            for found in LINK.finditer(line):
                if not self.leads_somewhere(found["target"], document.locale):
                    self.problems.add(document.path, number, f"“{found['target']}” leads nowhere")
            if PLACEHOLDER.search(line):
                self.problems.add(
                    document.path, number, "a placeholder must say which detail of the site it waits for"
                )

    def leads_somewhere(self, target: str, locale: str) -> bool:
        scheme, _colon, name = target.partition(":")
        if target.startswith(OUTWARD):
            return True
        if scheme not in {"slug", "page"}:
            return False
        return name in self.library.not_yet or self.library.target(scheme, name, locale) is not None

    def unique(self) -> None:
        """No two documents may share a key in a language, or a slug in a language."""
        for name, what in (("translation_key", "translation key"), ("slug", "slug")):
            seen: dict[tuple[str, str], Document] = {}
            for document in self.library.documents:
                value = document.front[name], document.locale
                first = seen.setdefault(value, document)
                if first is not document:
                    line = document.meta.line(name)
                    self.problems.add(document.path, line, f"{first.path} has the same {what} “{value[0]}”")

    # --- the other files ----------------------------------------------------------------------------------

    def site(self) -> None:
        site = self.library.site
        for parent, listed in site.value["tree"].items():
            self.known(site, ("tree",), [parent], self.library.keys, "page")
            self.known(site, ("tree", parent), listed, self.library.keys, "page")
        for part, name in _named(site.value["navigation"], "target", ("navigation",)):
            self.known(site, part, [name], self.library.keys, "page")
        for names in ("target", "source_page", "items"):
            for part, name in _named(site.value["home"], names, ("home",)):
                self.known(site, part, [name], self.pages, "page")
        for part, name in _named(site.value["home"], "audience", ("home",)):
            self.known(site, part, [name], self.armed, "arm of the signpost")
        for place, arm in enumerate(site.value["wegwijzer"]["paths"]):
            part = ("wegwijzer", "paths", place)
            self.known(site, (*part, "audience"), [arm["audience"]], self.audiences, "audience")
            for number, need in enumerate(arm["needs"]):
                self.known(site, (*part, "needs", number, "go_to"), need["go_to"], self.pages, "page")

    def tagging(self) -> None:
        tagging = self.library.tagging
        for key, tags in tagging.value.items():
            self.known(tagging, (key,), [key], self.library.keys, "page")
            if not self.library.unread:
                self.known(tagging, (key, "criteria"), tags.get("criteria") or [], self.criteria, "criterion")

    def snippets(self) -> None:
        library = self.library
        for place, item in enumerate(library.faq.value["items"]):
            self.known(
                library.faq, ("items", place, "audience"), item["audience"], self.audiences, "audience"
            )
            self.known(library.faq, ("items", place, "related"), item["related"], self.pages, "page")
            self.known(library.faq, ("items", place, "sources"), item["sources"], self.sources, "source")
        kinds = set(library.organisations.value["kinds"])
        for lined, name in ((library.organisations, "organisations"), (library.timeline, "items")):
            for place, item in enumerate(lined.value[name]):
                self.known(lined, (name, place, "sources"), item["sources"], self.sources, "source")
        for place, item in enumerate(library.organisations.value["organisations"]):
            part = ("organisations", place, "kind")
            self.known(library.organisations, part, [item["kind"]], kinds, "kind of organisation")
        for lined, name, key in (
            (library.sources, "sources", "id"),
            (library.glossary, "terms", "key"),
            (library.faq, "items", "id"),
            (library.organisations, "organisations", "key"),
        ):
            self.no_double(lined, name, key)

    def no_double(self, lined: Lined, name: str, key: str) -> None:
        seen: set[str] = set()
        for place, item in enumerate(lined.value[name]):
            if item[key] in seen:
                self.problems.add(lined.path, lined.line(name, place), f"“{item[key]}” is there twice")
            seen.add(item[key])


def _missing_parts(document: Document) -> Iterator[tuple[int, str]]:
    """What front matter announces and the text does not have: the explanation of a step, the text of a task."""
    for name, heading in NUMBERED.items():
        for entry in document.front.get(name) or [] if document.kind == "guide" else []:
            if not re.search(heading.format(entry["order"]), document.body, re.MULTILINE):
                yield 0, f"the text has no heading for number {entry['order']} of the {name}"


def _named(value: Any, name: str, part: Path) -> Iterator[tuple[Path, str]]:
    """Every text that stands under this key anywhere in the value, alone or in a list, with where."""
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*part, key)
            if key != name:
                yield from _named(inner, name, here)
            elif isinstance(inner, str):
                yield here, inner
            else:
                yield from (
                    ((*here, place), text) for place, text in enumerate(inner) if isinstance(text, str)
                )
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _named(inner, name, (*part, place))
