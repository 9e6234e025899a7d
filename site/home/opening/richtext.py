"""Parsed Markdown as rich text, the way Wagtail's editor would have stored it.

Links name pages by key until the pages exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from markdown_it.tree import SyntaxTreeNode as Node

from home.opening.nodes import parse, plain

OUTWARD = ("https://", "tel:", "mailto:")
ENDS_A_TITLE = (".", "?", "!", ":")
INLINE_TAGS = {"strong": "b", "em": "i"}
LIST_TAGS = {"bullet_list": "ul", "ordered_list": "ol"}

Resolve = Callable[[str], "str | None"]


@dataclass(frozen=True, slots=True)
class RichText:
    """Makes rich text; `resolve` says which page a link leads to, None that its words stay and the link goes."""

    resolve: Resolve

    def of(self, nodes: Iterable[Node]) -> str:
        """These nodes as rich text."""
        return "".join(self.block(node) for node in nodes)

    def of_line(self, source: str) -> str:
        """One line of Markdown, in a paragraph."""
        return self.of(parse(source).children)

    def block(self, node: Node) -> str:
        """A paragraph, heading or list."""
        if node.type in LIST_TAGS:
            tag = LIST_TAGS[node.type]
            return f"<{tag}>{''.join(self._item(item) for item in node.children)}</{tag}>"
        return f"<{node.tag}>{self.inside(node)}</{node.tag}>"

    def inside(self, node: Node) -> str:
        """What a paragraph, heading or cell holds."""
        return "".join(self._inline(part) for part in _inlines(node))

    def title_and_rest(self, node: Node) -> tuple[str, str]:
        """The bold sentence that a paragraph begins with, and the rest of it; no title when it begins otherwise."""
        parts = _inlines(node) if node.type == "paragraph" else []
        if not parts or parts[0].type != "strong" or not plain(parts[0]).endswith(ENDS_A_TITLE):
            return "", ""
        rest = "".join(self._inline(part) for part in parts[1:]).strip()
        return plain(parts[0]).rstrip(".:"), rest

    def _item(self, node: Node) -> str:
        parts = [
            self.inside(part) if part.type == "paragraph" else self.block(part) for part in node.children
        ]
        return f"<li>{'<br/>'.join(parts)}</li>"

    def _inline(self, node: Node) -> str:
        if node.type == "text":
            return escape(node.content, quote=False)
        if node.type in {"softbreak", "hardbreak"}:
            return " " if node.type == "softbreak" else "<br/>"
        inner = "".join(self._inline(part) for part in node.children)
        if node.type == "link":
            return self._link(str(node.attrs["href"]), inner)
        tag = INLINE_TAGS[node.type]
        return f"<{tag}>{inner}</{tag}>"

    def _link(self, href: str, inner: str) -> str:
        if href.startswith(OUTWARD):
            return f'<a href="{escape(href)}">{inner}</a>'
        key = self.resolve(href)
        return f'<a linktype="page" id="key:{key}">{inner}</a>' if key else inner


def _inlines(node: Node) -> list[Node]:
    """What stands on the lines of a node, without the empty text that bold at its beginning leaves."""
    parts = node.children[0].children if node.children else []
    return [part for part in parts if part.type != "text" or part.content]
