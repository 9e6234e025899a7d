"""What need not be worked out anew for each page: pieces of the frame (`{% keep %}`) and the wording of the interface."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, Variable
from django.templatetags.i18n import TranslateNode, do_translate
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


class WordingNode(template.Node):
    """Fixed words of the interface; a page has dozens, and the catalogue never changes while the process runs."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.wordings: dict[str | None, str] = {}

    def render(self, context: Any) -> str:
        language = get_language()
        if (wording := self.wordings.get(language)) is None:
            wording = self.wordings[language] = self.node.render(context)
        return wording


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """As Django's own tag; fixed words without options are looked up once per language."""
    node = do_translate(parser, token)
    words = node.filter_expression
    is_fixed = isinstance(words.var, Variable) and words.var.literal is not None and not words.filters
    return WordingNode(node) if is_fixed and not (node.asvar or node.noop or node.message_context) else node
