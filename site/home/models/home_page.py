"""The home page, composed by editors out of blocks of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from core import structured
from core.models import BasePage
from home.blocks import HomeBlocks


class HomePage(BasePage):
    """Where people come in."""

    kind = "home"
    shows_related = False
    template = "home/home.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 2

    blocks = StreamField(HomeBlocks(), verbose_name=_("voorpagina"), blank=True)

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("introduction"),
        FieldPanel("blocks"),
        *BasePage.vocabulary_panels,
        *BasePage.validity_panels,
    ]
    translatable_fields = [*BasePage.translatable_fields, TranslatableField("blocks")]

    class Meta:
        verbose_name = _("voorpagina")

    def structured_data(self, context: Any) -> list[dict[str, Any]]:
        return [structured.organisation(email=context["frame"]["details"].email)]

    def linking_streams(self) -> list[Any]:
        return [self.blocks]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home.composition import composed

        return super().get_context(request, *args, **kwargs) | {"parts": composed(self, request)}
