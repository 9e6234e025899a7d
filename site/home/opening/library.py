"""Reading the content folder: documents in Markdown with front matter, and the YAML files beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from core.roots import DEFAULT_LANGUAGE
from home.opening import schema
from home.opening.lined import Lined, read
from home.opening.problems import Problems
from home.opening.shapes import Shape, mismatches

FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
FILES = {
    "site": ("site.yaml", schema.SITE),
    "sources": ("sources.yaml", schema.SOURCES),
    "glossary": ("knowledge/glossary.yaml", schema.GLOSSARY),
    "faq": ("knowledge/faq.yaml", schema.FAQ),
    "organisations": ("knowledge/organisations.yaml", schema.ORGANISATIONS),
    "timeline": ("knowledge/timeline.yaml", schema.TIMELINE),
    "tagging": ("tagging.yaml", schema.TAGGING),
    "later": ("later.yaml", schema.LATER),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A page in a file: what its front matter says, and its text."""

    meta: Lined
    body: str
    body_line: int

    @property
    def path(self) -> str:
        return self.meta.path

    @property
    def front(self) -> dict[str, Any]:
        """The front matter."""
        return self.meta.value

    @property
    def kind(self) -> str:
        return self.front["type"]

    @property
    def key(self) -> str:
        """What other files call this page, in every language."""
        return self.front["translation_key"]

    @property
    def locale(self) -> str:
        return self.front["locale"]

    @property
    def parent(self) -> str | None:
        """The key of the page this one lies under, as far as the document itself says."""
        return self.front.get("part_of") or schema.PARENTS.get(self.kind)


@dataclass(frozen=True)
class Library:
    """Everything in the content folder."""

    documents: list[Document]
    site: Lined
    sources: Lined
    glossary: Lined
    faq: Lined
    organisations: Lined
    timeline: Lined
    tagging: Lined
    later: Lined

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Document]:
        """Documents by key and language."""
        return {(document.key, document.locale): document for document in self.documents}

    @cached_property
    def by_slug(self) -> dict[tuple[str, str], Document]:
        """Documents by slug and language."""
        return {(document.front["slug"], document.locale): document for document in self.documents}

    @cached_property
    def keys(self) -> set[str]:
        """The keys of all pages there will be, in any language."""
        criteria = (f"criterium-{criterion['id']}" for criterion, _place in self.criteria())
        return {"home", *(document.key for document in self.documents), *self.arms, *criteria}

    def criteria(self) -> Iterator[tuple[dict[str, Any], Document]]:
        """Every criterion of the Dutch building blocks, with the document it stands in."""
        for document in self.documents:
            if document.locale == DEFAULT_LANGUAGE:
                yield from ((criterion, document) for criterion in document.front.get("criteria") or [])

    @cached_property
    def arms(self) -> dict[str, dict[str, Any]]:
        """The arms of the signpost, by the key of their page."""
        return {f"wegwijzer-{arm['audience']}": arm for arm in self.site.value["wegwijzer"]["paths"]}

    @cached_property
    def not_yet(self) -> set[str]:
        """The keys of what content refers to and no room shows yet."""
        return set(self.later.value["keys"])

    def target(self, scheme: str, name: str, locale: str) -> str | None:
        """The key of the page that a link names, or None when there is no such page."""
        if scheme == "page":
            return name if name in self.keys else None
        document = self.by_slug.get((name, locale))
        return document.key if document else None


def read_library(folder: Path, problems: Problems) -> Library | None:
    """Read and check everything in the folder by itself; None when a file is unreadable or not as it should be."""
    before = len(problems.found)
    files = {name: _read_file(folder, path, shape, problems) for name, (path, shape) in FILES.items()}
    documents = [
        document for path in _documents_in(folder) if (document := _read_document(folder, path, problems))
    ]
    if len(problems.found) > before:
        return None
    return Library(documents=documents, **files)  # type: ignore[arg-type]


def _documents_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.md")):
        yield path.relative_to(folder).as_posix()


def _read_file(folder: Path, path: str, shape: Shape, problems: Problems) -> Lined | None:
    if not (folder / path).is_file():
        problems.add(path, 1, "this file is missing")
        return None
    lined = read(path, (folder / path).read_text(encoding="utf-8"), problems)
    if lined is not None:
        _check_shape(lined, shape, problems)
    return lined


def _read_document(folder: Path, path: str, problems: Problems) -> Document | None:
    parts = FRONT_MATTER.match((folder / path).read_text(encoding="utf-8"))
    if parts is None:
        problems.add(path, 1, "a document begins with front matter between two lines of ---")
        return None
    meta = read(path, parts[1], problems, first_line=2)
    if meta is None or not isinstance(meta.value, dict):
        return None
    kind = meta.value.get("type")
    if kind not in schema.DOCUMENTS:
        problems.add(path, meta.line("type"), f"unknown type “{kind}”")
        return None
    if not _check_shape(meta, schema.DOCUMENTS[kind], problems):
        return None
    if not path.endswith(f".{meta.value['locale']}.md"):
        problems.add(path, meta.line("locale"), "the locale is not the one in the file's name")
    return Document(meta, parts[2], parts[1].count("\n") + 3)


def _check_shape(lined: Lined, shape: Shape, problems: Problems) -> bool:
    good = True
    for part, message in mismatches(lined.value, shape):
        problems.add(lined.path, lined.line(*part), message)
        good = False
    return good
