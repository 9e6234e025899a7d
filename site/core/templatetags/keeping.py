"""`{% keep %}`: a piece of the frame that is the same for everybody, rendered once per content epoch."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import epoch

register = template.Library()


class KeepNode(template.Node):
    """Renders its content once for each name, language and place, and hands it out until something changes."""

    def __init__(self, name: str, places: list[FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.places = places
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
        places = tuple(place.resolve(context, ignore_failures=True) for place in self.places)
        if not all(isinstance(place, str | int) for place in places):
            # Without a frame, as on an error page of last resort, there is nothing that would hold for others.
            return self.nodelist.render(context)
        return epoch.keep((self.name, get_language(), *places), lambda: self.nodelist.render(context))


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep name place … %} … {% endkeep %}`: what is inside depends on nothing but the language and these places.

    Never put anything of a user inside, and never a place of which there are as many as pages.
    """
    _tag, name, *places = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name, [parser.compile_filter(place) for place in places], nodelist)
