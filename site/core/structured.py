"""What a page tells search engines about itself, in the words of schema.org (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from core.models import BasePage, PageCard

Thing = dict[str, Any]
# What would end the script element, or begin a comment in it.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
LONGEST_HEADLINE = 110


def absolute(path: str) -> str:
    """The address with scheme and host."""
    return f"{settings.SITE_URL}{path}"


def publisher() -> Thing:
    """The platform, as each page refers to it."""
    return {"@type": "Organization", "@id": absolute("/#organisatie"), "name": settings.WAGTAIL_SITE_NAME}


def organisation(email: str = "") -> Thing:
    """The platform, in full."""
    logo = {"@type": "ImageObject", "url": absolute(static("images/touch-icon.png"))}
    contact = [{"@type": "ContactPoint", "contactType": "customer support", "email": email}] if email else []
    return publisher() | {"url": absolute("/"), "logo": logo} | ({"contactPoint": contact} if contact else {})


def breadcrumbs(page: BasePage, crumbs: Iterable[PageCard]) -> Thing | None:
    """The way from the front page to this one; nothing on the front page itself."""
    way = [(card.title, card.url) for card in crumbs]
    if not way:
        return None
    names = [(_("Thuis"), way[0][1]), *way[1:], (page.title, page.path_url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(url)}
            for place, (name, url) in enumerate(names, 1)
        ],
    }


def article(page: BasePage, kind: str) -> Thing:
    """A text to read. Its dates are those of publishing, in UTC, where they are known."""
    about = {
        "@type": kind,
        "@id": absolute(f"{page.path_url}#tekst"),
        "headline": page.title[:LONGEST_HEADLINE],
        "description": page.search_description or page.introduction,
        "inLanguage": page.language,
        "mainEntityOfPage": absolute(page.path_url),
        "image": absolute(static("images/share.png")),
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "isAccessibleForFree": True,
        "author": publisher(),
        "publisher": publisher(),
    }
    return {name: value for name, value in about.items() if value}


def as_script(things: Iterable[Thing]) -> SafeString:
    """The element that holds these things; nothing for none. Data, not script: a strict policy lets it stand."""
    graph = list(things)
    if not graph:
        return SafeString("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(UNSAFE)}</script>')
