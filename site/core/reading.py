"""What every page shows around its own text: the way to it, its translations, what to read next, its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from core import pictures, tagging, vocabulary
from core.epoch import epoch_cached
from core.landmarks import landmarks
from core.surroundings import surroundings_of

if TYPE_CHECKING:
    from core.models import BasePage, Source

# What the anchor of every heading in a text begins with, and no name that a template gives out: so editors may call a
# heading what they like.
HEADING = "h-"


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the list of contents."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as pages show it."""

    pk: int
    key: str
    organisation: str
    title: str
    year: int | None
    url: str
    # how lists of sources show it: written out once per epoch, since every page has such a list
    citation: SafeString
    mention: str

    @classmethod
    def of(cls, row: Source) -> SourceEntry:
        """The entry of a row of the register."""
        title = format_html("<cite>{}</cite>", row.title)
        linked = (
            format_html('<a href="{}" rel="noopener external">{}</a>', row.url, title) if row.url else title
        )
        year = f", {row.year}" if row.year else ""
        return cls(
            row.pk,
            row.key,
            row.organisation,
            row.title,
            row.year,
            row.url,
            citation=format_html("{}: {}{}", row.organisation, linked, year),
            mention=f"{row.organisation}{year}",
        )


@epoch_cached
def source_register() -> dict[int, SourceEntry]:
    """Every source by primary key."""
    from core.models import Source

    return {row.pk: SourceEntry.of(row) for row in Source.objects.all()}


def source_choices() -> list[tuple[str, str]]:
    """(key, what it is) of every source, for a form."""
    return [
        (entry.key, f"{entry.organisation}: {entry.title}{f', {entry.year}' if entry.year else ''}")
        for entry in source_register().values()
    ]


def sources_of(page: BasePage) -> list[SourceEntry]:
    """The sources this page names, in its order."""
    register = source_register()
    return [register[entry["value"]] for entry in page.sources.raw_data if entry.get("value") in register]


def facts_of(page: BasePage) -> list[dict[str, Any]]:
    """The page's facts, each with its source."""
    register = source_register()
    return [
        {"fact": entry["value"]["fact"], "source": register.get(entry["value"].get("source"))}
        for entry in page.facts.raw_data
        if entry.get("value")
    ]


def anchored(page: BasePage) -> tuple[list[Section], list[dict[str, Any]]]:
    """The list of contents, and the body's blocks: headings with a unique anchor, all with the heading they stand under.

    Before the first heading that is the page's title. `level` is the one for headings inside a block.
    """
    sections: list[Section] = []
    blocks: list[dict[str, Any]] = []
    taken: set[str] = set()
    heading, level = page.title, 2
    for block in page.body:
        anchor = ""
        if block.block_type == "heading":
            base = HEADING + (slugify(block.value)[:60] or "deel")
            numbered = (f"{base}-{number}" for number in count(2))
            anchor = next(name for name in chain([base], numbered) if name not in taken)
            taken.add(anchor)
            heading, level = block.value, 3
            sections.append(Section(anchor, heading))
        blocks.append({"block": block, "anchor": anchor, "heading": heading, "level": level})
    return sections, blocks


def images_in(blocks: list[dict[str, Any]]) -> list[Any]:
    """The images of the figures among these blocks."""
    figures = (entry["block"].value for entry in blocks if entry["block"].block_type == "figure")
    return [figure["image"] for figure in figures if figure["image"]]


def split_at_heading(
    blocks: list[dict[str, Any]], number: int = 1
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The body before its first heading, or the one of this number, and from there on."""
    headings = [place for place, entry in enumerate(blocks) if entry["block"].block_type == "heading"]
    place = headings[number - 1] if len(headings) >= number else len(blocks)
    return blocks[:place], blocks[place:]


def reading_context(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """The template context that all page types share."""
    around = surroundings_of(page, request)
    page.cards_beside = around.beside
    # the frame asks for these: for the language switch, and for the way to an editor's desk
    request.alternates = around.alternates  # type: ignore[attr-defined]
    request.read_page = page  # type: ignore[attr-defined]
    contents, blocks = anchored(page)
    pictures.prefetch(images_in(blocks))
    return {
        "crumbs": around.crumbs,
        "alternates": around.alternates,
        "contents": contents,
        "body_blocks": blocks,
        # counting the words of the body anew would cost more than the rest of this function
        "reading_minutes": around.own.reading_minutes if around.own else page.reading_minutes,
        "related": around.related,
        "landmarks": landmarks(page.language),
        "source_list": sources_of(page),
        "fact_list": facts_of(page),
        "audiences": vocabulary.named(vocabulary.audiences(), page.audience_keys),
        "themes": tagging.themes_of(page),
        "criteria": tagging.criteria_of(page),
    }
