"""How editors' links to pages become addresses; its own module, since Wagtail's half needs the models loaded."""

from __future__ import annotations

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from core import pagestate
from core.richtext import addresses


class HousePageLinkHandler(PageLinkHandler):
    """Links to pages, answered from what the page has preloaded."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        known = pagestate.current().links
        ids = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        if missing := {pk for pk in ids if pk and pk not in known}:
            known.update(dict.fromkeys(missing, "") | addresses(missing))
        return [f'<a href="{escape(known[pk])}">' if known.get(pk) else "<a>" for pk in ids]
