"""How the text of the campaign is laid out: in sections, short ones side by side, doubts beside the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

LONGEST_SIDE_BY_SIDE = 900


@dataclass(slots=True)
class Section:
    """A heading of the text and what stands under it; the first may have no heading."""

    title: str = ""
    anchor: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_short(self) -> bool:
        """Whether this is a paragraph or a list that can stand in half the width."""
        return all(
            entry["block"].block_type == "text" and len(entry["block"].value.source) <= LONGEST_SIDE_BY_SIDE
            for entry in self.blocks
        )

    @property
    def opens(self) -> bool:
        """Whether this is a row of questions to open."""
        return any(entry["block"].block_type == "disclosure" for entry in self.blocks)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sections of the campaign, each where it stands."""

    opening: list[Section]
    rows: list[list[Section]]
    doubts: list[Section]


def sections_of(body_blocks: Iterable[dict[str, Any]]) -> list[Section]:
    """The text cut at its headings."""
    sections = [Section()]
    for entry in body_blocks:
        if entry["block"].block_type == "heading":
            sections.append(Section(title=entry["block"].value, anchor=entry["anchor"]))
        else:
            sections[-1].blocks.append(entry)
    return [section for section in sections if section.title or section.blocks]


def laid_out(body_blocks: Iterable[dict[str, Any]]) -> Layout:
    """Say where each section stands: the first two open, the rest in rows of two where both are short."""
    sections = sections_of(body_blocks)
    doubts = [section for section in sections if section.opens]
    others = [section for section in sections if not section.opens]
    rows: list[list[Section]] = []
    for section in others[2:]:
        if rows and len(rows[-1]) == 1 and rows[-1][0].is_short and section.is_short:
            rows[-1].append(section)
        else:
            rows.append([section])
    return Layout(opening=others[:2], rows=rows, doubts=doubts)
