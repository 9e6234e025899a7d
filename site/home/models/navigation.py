"""The main menu and the footer, composed by editors once for all languages: a page brings its own translation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField


class LinkBlock(blocks.StructBlock):
    """A page, under its own title or a shorter one."""

    page = blocks.PageChooserBlock(label=_("Pagina"))
    label_nl = blocks.CharBlock(required=False, max_length=60, label=_("Tekst (Nederlands)"))
    label_en = blocks.CharBlock(required=False, max_length=60, label=_("Tekst (Engels)"))

    class Meta:
        icon = "link"
        label = _("Link")


class MenuBlock(blocks.StructBlock):
    """An item of the main menu with the pages under it."""

    page = blocks.PageChooserBlock(label=_("Pagina"))
    label_nl = blocks.CharBlock(required=False, max_length=40, label=_("Tekst (Nederlands)"))
    label_en = blocks.CharBlock(required=False, max_length=40, label=_("Tekst (Engels)"))
    icon = blocks.CharBlock(required=False, max_length=40, label=_("Pictogram in de balk op de telefoon"))
    children = blocks.ListBlock(LinkBlock(), label=_("Daaronder"))

    class Meta:
        icon = "list-ul"
        label = _("Menu")


class ColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    title_nl = blocks.CharBlock(max_length=40, label=_("Kop (Nederlands)"))
    title_en = blocks.CharBlock(max_length=40, label=_("Kop (Engels)"))
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "table"
        label = _("Kolom")


@register_setting(icon="list-ul", order=20)
class Navigation(BaseGenericSetting):
    """What stands in the header, the footer and the bar on the phone."""

    menu = StreamField([("menu", MenuBlock())], max_num=6, verbose_name=_("hoofdmenu"), blank=True)
    footer = StreamField(
        [("column", ColumnBlock())], max_num=3, verbose_name=_("voet van de pagina"), blank=True
    )
    legal = StreamField([("link", LinkBlock())], max_num=5, verbose_name=_("onderaan"), blank=True)

    panels = [FieldPanel("menu"), FieldPanel("footer"), FieldPanel("legal")]

    class Meta:
        verbose_name = _("navigatie")
