"""Parsed Markdown: reading it, and noticing what has no place in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

PARSER = MarkdownIt("commonmark").enable("table")
COMMENT = re.compile(r"^<!-- ([a-z_]+) -->$")
# What a comment may ask for, and what it must stand before; nothing when it stands for something at hand.
COMMENTS = {
    "checklist": "bullet_list",
    "contrast": "table",
    "disclosure": "paragraph",
    "aside": "",
    "domains": "",
    "moments": "",
}
TOP_ONLY = {"table", "blockquote", "html_block"}
ANYWHERE = {"paragraph", "bullet_list", "ordered_list", "list_item", "heading", "inline"}
ANYWHERE |= {"thead", "tbody", "tr", "th", "td", "text", "strong", "em", "link", "softbreak", "hardbreak"}
HEADINGS = {"h2", "h3", "h4"}


@lru_cache(maxsize=1024)
def parse(source: str) -> Node:
    """The root of a text, kept: it is read to be checked, and again to be written. Change nothing in it."""
    return Node(PARSER.parse(source))


def plain(node: Node) -> str:
    """The words of a node without their markup."""
    if node.type == "text":
        return node.content
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(plain(child) for child in node.children)


def comment_of(node: Node) -> str:
    """The word in a node that is only a comment; '' for any other node."""
    found = COMMENT.match(node.content.strip()) if node.type == "html_block" else None
    return found[1] if found else ""


def oddities(source: str) -> Iterator[tuple[int, str]]:
    """Whatever in a text has no place in a page, with its line, counted from 0."""
    for node in parse(source).walk(include_self=False):
        message = _odd(node)
        if message:
            yield _line_of(node), message


def _odd(node: Node) -> str:
    if node.type == "heading" and node.tag not in HEADINGS:
        return f"a text has headings of the second to fourth level, not {node.tag}"
    if node.type == "html_block":
        return _odd_comment(node)
    if node.type in TOP_ONLY:
        nested = node.parent is not None and node.parent.type != "root"
        return f"a {node.type} cannot stand inside something else" if nested else ""
    return "" if node.type in ANYWHERE else f"“{node.type}” has no place in a page"


def _odd_comment(node: Node) -> str:
    comment = comment_of(node)
    if comment not in COMMENTS:
        return "HTML has no place in a page, but for the comments that we know"
    before, after = COMMENTS[comment], node.next_sibling
    if before and (after is None or after.type != before):
        return f"<!-- {comment} --> must stand before a {before.replace('_', ' ')}"
    return ""


def _line_of(node: Node) -> int:
    """The line that a node begins on; inside a paragraph, the paragraph's."""
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[0] if node.map else 0
