"""Turning Markdown into the blocks of a page's body.

Second-level headings, tables, quotations and step-like lists become blocks of their own; what lies between becomes
rich text as Wagtail's editor would have stored it. Links name pages by key until the pages exist.

A comment such as <!-- checklist --> says what the element after it becomes; <!-- domains --> puts there what the
builder has at hand under that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

PARSER = MarkdownIt("commonmark").enable("table")
OPENS_A_QUOTE = ("‘", "“")
ENDS_A_TITLE = (".", "?", "!", ":")
DANGER = re.compile(r"\b112\b")
DETAIL = re.compile(r"^\[(?:INVULLEN|TO BE COMPLETED) (controller|accessibility)\b[^\]]*\]\.?$")
FEWEST_STEPS = 4
COMMENT = re.compile(r"^<!-- ([a-z_]+) -->$")

Block = dict[str, Any]
Resolve = Callable[[str], "str | None"]


@dataclass(slots=True)
class Section:
    """A second-level heading with what stands under it; the first has none."""

    title: str
    nodes: list[Node] = field(default_factory=list)


class Text:
    """A document's text, of which builders take the parts that have a field of their own."""

    def __init__(self, source: str, resolve: Resolve) -> None:
        self.resolve = resolve
        self.at_hand: dict[str, Any] = {}
        self.sections = [Section("")]
        for node in Node(PARSER.parse(source)).children:
            if node.type == "heading" and node.tag == "h2":
                self.sections.append(Section(plain(node)))
            else:
                self.sections[-1].nodes.append(node)

    def take_section(self, *titles: str) -> Section | None:
        """Take the section with one of these titles out of the text."""
        found = next((section for section in self.sections if section.title in titles), None)
        if found:
            self.sections.remove(found)
        return found

    def take(self, node_type: str, *titles: str) -> Node | None:
        """Take the first table, list … out of the section with one of these titles, and the section if that empties it."""
        for section in self.sections:
            if section.title not in titles:
                continue
            for node in section.nodes:
                if node.type == node_type:
                    section.nodes.remove(node)
                    if not section.nodes:
                        self.sections.remove(section)
                    return node
        return None

    def blocks(self) -> list[Block]:
        """What is left of the text, as blocks."""
        made: list[Block] = []
        for section in self.sections:
            if section.nodes and comment_of(section.nodes[0]) == "aside":
                text = self.html(section.nodes[1:])
                made.append({"type": "aside", "value": {"title": section.title, "text": text}})
                continue
            if section.title:
                made.append({"type": "heading", "value": section.title})
            made.extend(self._section_blocks(section))
        return made

    def html(self, nodes: Iterable[Node]) -> str:
        """These nodes as rich text."""
        return "".join(self._html(node) for node in nodes)

    # --- blocks -------------------------------------------------------------------------------------------

    def _section_blocks(self, section: Section) -> list[Block]:
        made: list[Block] = []
        running: list[str] = []
        caption = section.title

        def flush() -> None:
            if running:
                made.append({"type": "text", "value": "".join(running)})
                running.clear()

        wanted = ""
        for node in section.nodes:
            comment = comment_of(node)
            if comment and comment not in self.at_hand:
                wanted = comment
                continue
            block = self._as_wanted(node, wanted or comment) or self._own_block(node, caption)
            wanted = ""
            if block:
                flush()
                made.append(block)
            else:
                running.append(self._html(node))
            if node.type == "heading":
                caption = plain(node)
        flush()
        return made

    def _as_wanted(self, node: Node, name: str) -> Block | None:
        """The block that a comment asked for."""
        if name in self.at_hand:
            return {"type": name, "value": self.at_hand[name]}
        if name == "checklist":
            values = [{"type": "item", "value": plain(item).strip()} for item in node.children]
            return {"type": "checklist", "value": values}
        if name == "contrast":
            head, body = node.children
            titles = [plain(cell) for cell in head.children[0].children]
            columns = list(
                zip(*[[plain(cell) for cell in row.children] for row in body.children], strict=True)
            )
            does, does_not = ([{"type": "item", "value": cell} for cell in column] for column in columns)
            value = {"does_title": titles[0], "does": does, "does_not_title": titles[1], "does_not": does_not}
            return {"type": "contrast", "value": value}
        if name == "disclosure":
            title, rest = self._leading_title(node)
            return {"type": "disclosure", "value": {"title": title, "text": f"<p>{rest}</p>"}}
        return None

    def _own_block(self, node: Node, caption: str) -> Block | None:
        if node.type == "table":
            return {"type": "table", "value": self._table(node, caption)}
        if node.type == "blockquote":
            words = plain(node.children[0])
            if words.startswith(OPENS_A_QUOTE):
                by = " ".join(plain(part) for part in node.children[1:])
                return {"type": "quote", "value": {"text": words, "attribution": by}}
            return {"type": "notice", "value": self._notice(node)}
        if node.type == "ordered_list" and len(node.children) >= FEWEST_STEPS:
            steps = self.steps_of(node)
            return {"type": "steps", "value": steps} if steps else None
        if node.type == "paragraph" and (detail := DETAIL.match(plain(node))):
            return {"type": "site_detail", "value": detail[1]}
        return None

    def steps_of(self, node: Node) -> list[Block] | None:
        """The items of a list in which each begins with a title in bold; None when one does not."""
        steps = []
        for item in node.children:
            first = item.children[0] if item.children else None
            title, rest = self._leading_title(first) if first is not None else ("", "")
            if not title or len(item.children) > 1:
                return None
            text = f"<p>{rest[0].upper()}{rest[1:]}</p>" if rest else ""
            steps.append({"type": "item", "value": {"title": title, "text": text}})
        return steps

    def _notice(self, node: Node) -> Block:
        title, rest = self._leading_title(node.children[0])
        opening = (f"<p>{rest}</p>" if rest else "") if title else self._html(node.children[0])
        text = opening + self.html(node.children[1:])
        return {"tone": "error" if DANGER.search(text) else "info", "title": title, "text": text}

    def _leading_title(self, node: Node) -> tuple[str, str]:
        """The bold sentence that a paragraph begins with, and the rest of it; no title when it begins otherwise."""
        inline = node.children[0].children if node.type == "paragraph" and node.children else []
        inline = [part for part in inline if not (part.type == "text" and not part.content)]
        if not inline or inline[0].type != "strong" or not plain(inline[0]).endswith(ENDS_A_TITLE):
            return "", ""
        title = plain(inline[0])
        return title.rstrip(".:"), "".join(self._inline(part) for part in inline[1:]).strip()

    def _table(self, node: Node, caption: str) -> Block:
        head, *bodies = node.children
        headings = [plain(cell) for cell in head.children[0].children]
        rows = [
            {"values": [f"<p>{self._inline_of(cell)}</p>" for cell in row.children]}
            for body in bodies
            for row in body.children
        ]
        columns = [{"type": "text", "heading": heading} for heading in headings]
        return {
            "caption": caption,
            "row_headings": True,
            "table": {"columns": columns, "rows": rows, "caption": ""},
        }

    # --- rich text ----------------------------------------------------------------------------------------

    def _html(self, node: Node) -> str:
        if node.type == "paragraph":
            return f"<p>{self._inline_of(node)}</p>"
        if node.type == "heading":
            return f"<{node.tag}>{self._inline_of(node)}</{node.tag}>"
        if node.type in {"bullet_list", "ordered_list"}:
            tag = "ul" if node.type == "bullet_list" else "ol"
            return f"<{tag}>{''.join(self._item(item) for item in node.children)}</{tag}>"
        if node.type == "hr":
            return ""
        raise ValueError(f"Markdown of type {node.type} has no place in a page")

    def _item(self, node: Node) -> str:
        parts = [
            self._inline_of(part) if part.type == "paragraph" else self._html(part) for part in node.children
        ]
        return f"<li>{'<br/>'.join(parts)}</li>"

    def _inline_of(self, node: Node) -> str:
        inline = node.children[0].children if node.children else []
        return "".join(self._inline(part) for part in inline)

    def _inline(self, node: Node) -> str:
        inner = "".join(self._inline(part) for part in node.children)
        if node.type == "text":
            return escape(node.content, quote=False)
        if node.type == "strong":
            return f"<b>{inner}</b>"
        if node.type == "em":
            return f"<i>{inner}</i>"
        if node.type == "softbreak":
            return " "
        if node.type == "hardbreak":
            return "<br/>"
        if node.type == "link":
            return self._link(str(node.attrs["href"]), inner)
        raise ValueError(f"Markdown of type {node.type} has no place in a sentence")

    def _link(self, href: str, inner: str) -> str:
        if href.startswith(("https://", "tel:", "mailto:")):
            return f'<a href="{escape(href)}">{inner}</a>'
        key = self.resolve(href)
        return f'<a linktype="page" id="key:{key}">{inner}</a>' if key else inner


def comment_of(node: Node) -> str:
    """The word in a node that is only a comment; '' for any other node."""
    found = COMMENT.match(node.content.strip()) if node.type == "html_block" else None
    return found[1] if found else ""


def inline(source: str, resolve: Resolve) -> str:
    """One line of Markdown as rich text, in a paragraph."""
    return Text(source, resolve).html(Node(PARSER.parse(source)).children)


def plain(node: Node) -> str:
    """The words of a node without their markup."""
    if node.type in {"text", "code_inline"}:
        return node.content
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(plain(child) for child in node.children)
