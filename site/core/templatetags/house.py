"""The house's own template tags; built in everywhere, and none of them touches the database."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.core.signals import setting_changed
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, ngettext

from core import dates, pictures, structured
from core.models import BasePage
from core.richtext import as_phone_link
from core.scenes import SCENES

register = template.Library()

_GLYPH = mark_safe(
    '<path class="wall" d="M16 1 31 13v20H1V13z"/><g class="panes"><rect x="6" y="14" width="8" height="7"/>'
    '<rect x="18" y="14" width="8" height="7"/><rect x="6" y="24" width="8" height="7"/>'
    '<rect x="18" y="24" width="8" height="7"/></g>'
)
_PANES = mark_safe(
    '<rect x="1.5" y="1.5" width="7.5" height="7.5"/><rect x="11" y="1.5" width="7.5" height="7.5"/>'
    '<rect x="1.5" y="11" width="7.5" height="7.5"/><rect x="11" y="11" width="7.5" height="7.5"/>'
)

_COMPOUND = re.compile(r"\b(gezinshuis|kwaliteits)(?=[a-z]{4})", re.IGNORECASE)
_HELP_LINE = re.compile(r"\b(?:112|113|0800[ -]?(?:0113|0432|0450|2000|1205))\b")


# --- drawings -------------------------------------------------------------------------------------------


@cache
def _icon(name: str) -> SafeString:
    sprite = static("images/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', sprite, name)


@cache
def _scene(name: str, view_box: str, fit: str) -> SafeString:
    scene = SCENES[name]
    return format_html(
        '<svg class="scene" viewBox="{}" preserveAspectRatio="{}" aria-hidden="true"><use href="{}#scene"/></svg>',
        view_box or scene.view_box,
        fit or scene.fit,
        static(f"images/scenes/{scene.drawing}.svg"),
    )


@cache
def _address(path: str) -> str:
    return static(path)


def _forget_addresses(**_kwargs: Any) -> None:
    _address.cache_clear()
    _icon.cache_clear()
    _scene.cache_clear()


setting_changed.connect(_forget_addresses, dispatch_uid="house_tags_addresses")


@register.simple_tag(name="static")
def static_address(path: str) -> str:
    """As Django's own tag, remembering its answers: a page asks for a dozen, and Django looks through all apps each time."""
    return _address(str(path))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Show an icon of `images/icons.svg`, hidden from assistive technology: words always stand beside it."""
    return _icon(str(name))


@register.simple_tag
def scene(name: str, view_box: str = "", fit: str = "") -> SafeString:
    """Show an illustration by its name; an unknown or empty name shows nothing."""
    return _scene(str(name), view_box, fit) if name in SCENES else SafeString("")


@register.simple_tag
def house_glyph(lit: int = 0) -> SafeString:
    """Show the little house with 0 to 4 lit windows; the text beside it says what it means."""
    windows = max(0, min(4, int(lit or 0)))
    return format_html(
        '<svg class="house-glyph" data-lit="{}" viewBox="0 0 32 34" aria-hidden="true">{}</svg>',
        windows,
        _GLYPH,
    )


@register.simple_tag
def precision_panes(precision: str, words: str = "", language: str = "") -> SafeString:
    """Show the window whose lit panes say how exact a date is, with the words that say it too, in the language they are in."""
    return format_html(
        '<span class="precision" data-precision="{}"{}><svg viewBox="0 0 20 20" aria-hidden="true">{}</svg>{}</span>',
        dates.lit_panes(str(precision or "")),
        lang_attr(language) if words else "",
        _PANES,
        words or dates.precision_in_words(precision),
    )


@register.inclusion_tag("components/picture.html")
def picture_of(
    image: Any, sizes: str = "100vw", alt: str | None = None, eager: bool = False
) -> dict[str, Any]:
    """Show an image in modern formats and several widths; prefetch `pictures.SPECS` to keep it free of queries."""
    return {"picture": pictures.picture(image, sizes=sizes, alt=alt), "eager": eager}


# --- for search engines ---------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def structured_data(context: Any) -> SafeString:
    """What the page being shown says of itself to search engines; nothing where no page is shown, or in a preview."""
    page = context.get("page")
    if not isinstance(page, BasePage) or getattr(context.get("request"), "is_preview", False):
        return SafeString("")
    return structured.as_script(page.structured_data(context))


# --- words ----------------------------------------------------------------------------------------------


@register.filter
def in_words(date: datetime.date | None, precision: str = dates.DAY) -> str:
    """`{{ page.date|in_words:page.date_precision }}`: 12 april 2023, september 2016, 2011, rond mei 2017."""
    return dates.in_words(date, precision or dates.DAY)


@register.filter
def machine_date(date: datetime.date | None, precision: str = dates.DAY) -> str:
    """The `datetime` attribute that belongs to `in_words`."""
    return dates.machine_readable(date, precision or dates.DAY)


@register.filter
def short_month(date: datetime.date) -> str:
    """The month on a plate: mrt, Mar."""
    return dates.short_month(date)


@register.filter
def plate_lines(words: str | None, date: datetime.date | None = None) -> tuple[str, str]:
    """A period in the two lines of a plate: what comes before the year, and the year."""
    return dates.plate_lines(words or dates.in_words(date, dates.PERIOD))


@register.filter
def reading_time(minutes: int | None) -> str:
    """Minutes as words: '6 minuten lezen'; nothing for an unknown time."""
    if not minutes:
        return ""
    return ngettext("%(minutes)s minuut lezen", "%(minutes)s minuten lezen", minutes) % {"minutes": minutes}


@register.filter
def lang_attr(code: str | None) -> SafeString:
    """` lang="nl" dir="ltr"` for text in another language than the page's; otherwise nothing."""
    if not code or code == get_language():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', code, _direction(code))


@register.simple_tag
def text_direction() -> str:
    """The direction in which the active language is written."""
    return _direction(get_language() or settings.LANGUAGE_CODE)


@cache
def _direction(code: str) -> str:
    try:
        return "rtl" if get_language_info(code)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


@register.filter
def soft_hyphens(text: object) -> SafeString:
    """Let the long words of the field break where people would break them, in a narrow heading."""
    return mark_safe(_COMPOUND.sub("\\1\u00ad", escape(text)))


@register.filter
def phone_links(text: object) -> SafeString:
    """Make the help lines in an editor's plain words something to tap."""
    return mark_safe(_HELP_LINE.sub(as_phone_link, escape(text)))


# --- forms and lists ------------------------------------------------------------------------------------

_BOXES = {"checkbox", "radio", "file", "hidden", "range"}


@register.filter
def as_input(field: BoundField) -> SafeString:
    """Draw a form field's widget in the house style; a placeholder goes, because the label says it already."""
    is_text = getattr(field.field.widget, "input_type", "text") not in _BOXES
    attributes = {"class": f"{field.field.widget.attrs.get('class', '')} input".strip()} if is_text else {}
    return field.as_widget(attrs={**attributes, "placeholder": False})


@register.filter
def page_window(page: Page) -> list[int | None]:
    """The page numbers to show around this one, first and last included; None stands for a gap."""
    last = page.paginator.num_pages
    near = {number for number in range(page.number - 1, page.number + 2) if 1 <= number <= last}
    shown: list[int | None] = []
    for number in sorted({1, last} | near):
        previous = shown[-1] if shown else None
        if previous is not None and number - previous == 2:
            shown.append(previous + 1)
        elif previous is not None and number - previous > 2:
            shown.append(None)
        shown.append(number)
    return shown
