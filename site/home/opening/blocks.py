"""Making the blocks of a body out of parsed Markdown, each kind in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from home.opening.drafts import items
from home.opening.nodes import plain
from home.opening.richtext import RichText

Block = dict[str, Any]

OPENS_A_QUOTE = ("‘", "“")
DANGER = re.compile(r"\b112\b")
DETAIL = re.compile(r"^\[(?:INVULLEN|TO BE COMPLETED) (controller|accessibility)\b[^\]]*\]\.?$")
FEWEST_STEPS = 4


class BlockMaker:
    """Makes blocks; what becomes none stays running text."""

    def __init__(self, rich: RichText) -> None:
        self.rich = rich
        self.wanted: dict[str, Callable[[Node], Any]] = {
            "checklist": self.checklist,
            "contrast": self.contrast,
            "disclosure": self.disclosure,
        }

    def on_request(self, name: str, node: Node) -> Block | None:
        """The block that a comment before the node asks for."""
        make = self.wanted.get(name)
        return {"type": name, "value": make(node)} if make else None

    def by_nature(self, node: Node, caption: str) -> Block | None:
        """The block that a node is by itself."""
        if node.type == "table":
            return {"type": "table", "value": self.table(node, caption)}
        if node.type == "blockquote":
            return self.quotation(node)
        if node.type == "ordered_list" and len(node.children) >= FEWEST_STEPS:
            steps = self.steps(node)
            return {"type": "steps", "value": steps} if steps else None
        if node.type == "paragraph" and (detail := DETAIL.match(plain(node))):
            return {"type": "site_detail", "value": detail[1]}
        return None

    # --- by nature ----------------------------------------------------------------------------------------

    def table(self, node: Node, caption: str) -> Block:
        """A table with its first row as headings."""
        head, *bodies = node.children
        columns = [{"type": "text", "heading": plain(cell)} for cell in head.children[0].children]
        rows = [
            {"values": [f"<p>{self.rich.inside(cell)}</p>" for cell in row.children]}
            for body in bodies
            for row in body.children
        ]
        table = {"columns": columns, "rows": rows, "caption": ""}
        return {"caption": caption, "row_headings": True, "table": table}

    def quotation(self, node: Node) -> Block | None:
        """Somebody's words when it opens with a quotation mark, else something not to miss; None when it is empty."""
        if not node.children:
            return None
        first, *others = node.children
        if plain(first).startswith(OPENS_A_QUOTE):
            by = " ".join(plain(part) for part in others)
            return {"type": "quote", "value": {"text": plain(first), "attribution": by}}
        title, rest = self.rich.title_and_rest(first)
        opening = self.rich.block(first) if not title else f"<p>{rest}</p>" if rest else ""
        text = opening + self.rich.of(others)
        tone = "error" if DANGER.search(text) else "info"
        return {"type": "notice", "value": {"tone": tone, "title": title, "text": text}}

    def steps(self, node: Node) -> list[Block] | None:
        """The items of a list in which each begins with a title in bold; None when one does not."""
        made = []
        for item in node.children:
            title, rest = self.rich.title_and_rest(item.children[0]) if len(item.children) == 1 else ("", "")
            if not title:
                return None
            text = f"<p>{rest[0].upper()}{rest[1:]}</p>" if rest else ""
            made.append({"title": title, "text": text})
        return items(made)

    # --- on request ---------------------------------------------------------------------------------------

    def checklist(self, node: Node) -> list[Block]:
        """The questions of a list, to tick off."""
        return items([plain(item).strip() for item in node.children])

    def contrast(self, node: Node) -> Block:
        """A table of two columns as two lists that stand against each other."""
        head, *bodies = node.children
        does_title, does_not_title = (plain(cell) for cell in head.children[0].children)
        rows = [[plain(cell) for cell in row.children] for body in bodies for row in body.children]
        return {
            "does_title": does_title,
            "does": items([does for does, _does_not in rows]),
            "does_not_title": does_not_title,
            "does_not": items([does_not for _does, does_not in rows]),
        }

    def disclosure(self, node: Node) -> Block:
        """A paragraph behind the bold sentence that it begins with."""
        title, rest = self.rich.title_and_rest(node)
        return {"title": title, "text": f"<p>{rest}</p>"}
