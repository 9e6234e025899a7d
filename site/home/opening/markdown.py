"""A document's text in Markdown, on its way to the body of a page.

Second-level headings begin sections; tables, quotations and step-like lists become blocks of their own, and what lies
between becomes rich text. A comment such as <!-- checklist --> says what the element after it becomes; <!-- domains -->
puts there what the builder has at hand under that name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from home.opening.blocks import Block, BlockMaker
from home.opening.nodes import comment_of, parse, plain
from home.opening.richtext import Resolve, RichText


@dataclass(slots=True)
class Section:
    """A second-level heading with what stands under it; the first has none."""

    title: str
    nodes: list[Node] = field(default_factory=list)


class Text:
    """A document's text, of which builders take the parts that have a field of their own."""

    def __init__(self, source: str, resolve: Resolve, title: str = "") -> None:
        self.rich = RichText(resolve)
        self.make = BlockMaker(self.rich)
        self.title = title
        self.at_hand: dict[str, Any] = {}
        self.sections = [Section("")]
        for node in parse(source).children:
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

    def take(self, node_type: str, *titles: str) -> None:
        """Take the first table, list … out of the section with one of these titles; an emptied section goes too."""
        for section in self.sections:
            for node in section.nodes if section.title in titles else ():
                if node.type == node_type:
                    section.nodes.remove(node)
                    if not section.nodes:
                        self.sections.remove(section)
                    return

    def blocks(self) -> list[Block]:
        """What is left of the text, as blocks."""
        return [block for section in self.sections for block in self._blocks_of(section)]

    def _blocks_of(self, section: Section) -> list[Block]:
        if section.nodes and comment_of(section.nodes[0]) == "aside":
            text = self.rich.of(section.nodes[1:])
            return [{"type": "aside", "value": {"title": section.title, "text": text}}]
        made = [{"type": "heading", "value": section.title}] if section.title else []
        caption, wanted = section.title or self.title, ""
        for node in section.nodes:
            comment = comment_of(node)
            if comment in self.at_hand:
                made.append({"type": comment, "value": self.at_hand[comment]})
            elif comment:
                wanted = comment
            else:
                block = self.make.on_request(wanted, node) or self.make.by_nature(node, caption)
                self._append(made, block, node)
                wanted = ""
            if node.type == "heading":
                caption = plain(node)
        return made

    def _append(self, made: list[Block], block: Block | None, node: Node) -> None:
        """Append a block; a node that became none runs on in the text before it."""
        if block:
            made.append(block)
        elif made and made[-1]["type"] == "text":
            made[-1]["value"] += self.rich.block(node)
        else:
            made.append({"type": "text", "value": self.rich.block(node)})
