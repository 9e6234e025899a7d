"""Reading the content folder: documents in Markdown with front matter, and the YAML files beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from core.roots import DEFAULT_LANGUAGE
from home.opening import document_shapes, file_shapes
from home.opening.lined import Lined, read
from home.opening.problems import Problems
from home.opening.shapes import Shape, mismatches

FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)\Z", re.DOTALL)
FILES = {
    "site": ("site.yaml", file_shapes.SITE),
    "sources": ("sources.yaml", file_shapes.SOURCES),
    "glossary": ("knowledge/glossary.yaml", file_shapes.GLOSSARY),
    "faq": ("knowledge/faq.yaml", file_shapes.FAQ),
    "organisations": ("knowledge/organisations.yaml", file_shapes.ORGANISATIONS),
    "timeline": ("knowledge/timeline.yaml", file_shapes.TIMELINE),
    "synonyms": ("synonyms.yaml", file_shapes.SYNONYMS),
    "tagging": ("tagging.yaml", file_shapes.TAGGING),
    "later": ("later.yaml", file_shapes.LATER),
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
        return self.front.get("part_of") or document_shapes.PARENTS.get(self.kind)


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
    synonyms: Lined
    tagging: Lined
    later: Lined
    # front matter, as far as it could be read, of documents that have something wrong with them
    unread: list[dict[str, Any]]

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
        documents = {*(document.key for document in self.documents), *self._unread("translation_key")}
        return {"home", *documents, *self.arms, *criteria}

    def _unread(self, name: str) -> set[str]:
        return {value for front in self.unread if isinstance(value := front.get(name), str)}

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
        if document is None and name in self._unread("slug"):
            return name
        return document.key if document else None


def read_library(folder: Path, problems: Problems) -> Library | None:
    """Read everything in the folder and check each file by itself; None when too little of it could be read.

    A document that has something wrong with it is left out; what it would have been called is kept, so that
    comparing the others finds what is wrong with them and no more.
    """
    files = {name: _read_file(folder, path, shape, problems) for name, (path, shape) in FILES.items()}
    documents: list[Document] = []
    unread: list[dict[str, Any]] = []
    for path in _documents_in(folder):
        document, front = _read_document(folder, path, problems)
        if document:
            documents.append(document)
        else:
            unread.append(front)
    if None in files.values():
        return None
    return Library(documents=documents, unread=unread, **files)  # type: ignore[arg-type]


def _documents_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.md")):
        yield path.relative_to(folder).as_posix()


def _read_file(folder: Path, path: str, shape: Shape, problems: Problems) -> Lined | None:
    if not (folder / path).is_file():
        problems.add(path, 1, "this file is missing")
        return None
    lined = read(path, (folder / path).read_text(encoding="utf-8"), problems)
    return lined if lined is not None and _has_shape(lined, shape, problems) else None


def _read_document(folder: Path, path: str, problems: Problems) -> tuple[Document | None, dict[str, Any]]:
    """The document, or None with what could be read of its front matter."""
    parts = FRONT_MATTER.match((folder / path).read_text(encoding="utf-8"))
    if parts is None:
        problems.add(path, 1, "a document begins with front matter between two lines of ---")
        return None, {}
    meta = read(path, parts[1], problems, first_line=2)
    front = meta.value if meta is not None and isinstance(meta.value, dict) else {}
    if meta is None or not _fits(meta, front, problems):
        return None, front
    return Document(meta, parts[2], parts[1].count("\n") + 3), front


def _fits(meta: Lined, front: dict[str, Any], problems: Problems) -> bool:
    kind = front.get("type")
    if kind not in document_shapes.DOCUMENTS:
        problems.add(meta.path, meta.line("type"), f"unknown type “{kind}”")
        return False
    if not _has_shape(meta, document_shapes.DOCUMENTS[kind], problems):
        return False
    if not meta.path.endswith(f".{front['locale']}.md"):
        problems.add(meta.path, meta.line("locale"), "the locale is not the one in the file’s name")
        return False
    return True


def _has_shape(lined: Lined, shape: Shape, problems: Problems) -> bool:
    good = True
    for part, message in mismatches(lined.value, shape):
        problems.add(lined.path, lined.line(*part), message)
        good = False
    return good
