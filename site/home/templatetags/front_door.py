"""What templates ask of the front door where the frame itself does not reach, as in the blocks of a page."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from core import roots
from home.frame import Details, skeleton

register = template.Library()


@register.simple_tag
def site_details() -> Details:
    """The details of the people who run this site, in the active language; costs no query."""
    return skeleton(get_language() or roots.DEFAULT_LANGUAGE).details
