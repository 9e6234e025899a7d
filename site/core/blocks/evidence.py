"""Blocks that say where a fact comes from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class SourceBlock(SnippetChooserBlock):
    """One entry of the register of sources."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__("core.Source", **kwargs)

    class Meta:
        icon = "openquote"
        label = _("Bron")


class FactBlock(blocks.StructBlock):
    """A statement and the source that bears it out."""

    fact = blocks.CharBlock(label=_("Feit"), max_length=400)
    source = SnippetChooserBlock("core.Source", label=_("Bron"))

    class Meta:
        icon = "check"
        label = _("Feit")
