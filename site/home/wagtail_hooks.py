"""The editors' side of the front door: the house's own face, and what waits on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.desk import desk_of


@hooks.register("insert_global_admin_css")
def colours_of_the_house() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editors.css"))


class DeskPanel(Component):
    """On the editors' first page, above what Wagtail shows there itself."""

    name = "desk"
    template_name = "home/desk.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"desk": desk_of(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def show_the_desk(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(DeskPanel())
