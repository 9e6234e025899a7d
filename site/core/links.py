"""How editors' links to pages become addresses; its own module, since Wagtail's half needs the models loaded."""

from __future__ import annotations

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from core import richtext


class HousePageLinkHandler(PageLinkHandler):
    """Links to pages, answered from what the page has preloaded."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [
            int(pk) if (pk := attrs.get("id", "")).isdecimal() and len(pk) < 19 else 0 for attrs in attrs_list
        ]
        known = richtext.remember_addresses(ids)
        return [f'<a href="{escape(known[pk])}">' if known.get(pk) else "<a>" for pk in ids]
