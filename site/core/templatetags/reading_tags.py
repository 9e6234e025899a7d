"""Tags and filters for reading text: editors' rich text as HTML, addresses of pages that editors chose. Built in everywhere."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import RichText

from core import richtext

register = template.Library()


@register.filter
def prose(value: RichText | str | None) -> SafeString:
    """Editors' rich text for readers: links filled in, glossary terms explained at their first appearance."""
    source = value.source if isinstance(value, RichText) else value
    return richtext.render(source) if source else SafeString("")


@register.filter
def page_address(page: Page | None) -> str:
    """The address of a page that an editor chose, in the reader's language where it exists; '' when it is not live."""
    return richtext.address_of(page.pk) if page else ""


@register.filter
def grouped(number: int | None) -> str:
    """A whole number as people write it: 1.052 in Dutch, 1,052 in English; nothing for None."""
    return "" if number is None else number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)


@register.simple_tag(takes_context=True)
def body_block(context: Any, entry: dict[str, Any]) -> SafeString:
    """One block of a page's text, an entry of `body_blocks`.

    A block's template sees its value, its anchor, the heading it stands under and the level that headings of its own
    have there, and nothing of the page: Wagtail's include_block would copy the whole page context for each of them.
    """
    bound = entry["block"]
    given = {
        "value": bound.value,
        "anchor": entry["anchor"],
        "heading": entry["heading"],
        "level": entry["level"],
    }
    if name := getattr(bound.block.meta, "template", None):
        return context.template.engine.get_template(name).render(context.new(given))
    return bound.block.render(bound.value, given)
