"""What the home page is composed of. Blocks name pages; `home.composition` finds their cards in one query."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class DoorBlock(blocks.StructBlock):
    """A door for one kind of visitor."""

    title = blocks.CharBlock(max_length=60, label=_("Wie"))
    text = blocks.CharBlock(max_length=160, label=_("Wat je hier vindt"))
    page = blocks.PageChooserBlock(label=_("Waarheen"))

    class Meta:
        icon = "user"
        label = _("Deur")


class HeroBlock(blocks.StructBlock):
    """The street, the heading, and at most two buttons."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    text = blocks.TextBlock(max_length=300, label=_("Tekst"))
    page = blocks.PageChooserBlock(label=_("Eerste knop gaat naar"))
    label = blocks.CharBlock(max_length=40, label=_("Tekst op de eerste knop"))
    second_page = blocks.PageChooserBlock(required=False, label=_("Tweede knop gaat naar"))
    second_label = blocks.CharBlock(required=False, max_length=40, label=_("Tekst op de tweede knop"))

    class Meta:
        icon = "home"
        label = _("Straat")


class DoorsBlock(blocks.StructBlock):
    """Which door do you take?"""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    text = blocks.CharBlock(required=False, max_length=200, label=_("Tekst"))
    doors = blocks.ListBlock(DoorBlock(), max_num=8, label=_("Deuren"))

    class Meta:
        icon = "group"
        label = _("Deuren")


class FeaturedBlock(blocks.StructBlock):
    """Reading to begin with."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    text = blocks.CharBlock(required=False, max_length=200, label=_("Tekst"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), max_num=6, label=_("Pagina’s"))

    class Meta:
        icon = "star"
        label = _("Uitgelicht")


class FigureBlock(blocks.StructBlock):
    """A number and what it counts."""

    value = blocks.CharBlock(max_length=20, label=_("Getal"))
    label = blocks.CharBlock(max_length=120, label=_("Wat het telt"))

    class Meta:
        icon = "order"
        label = _("Cijfer")


class FiguresBlock(blocks.StructBlock):
    """A few figures with the page that accounts for them."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    note = blocks.CharBlock(required=False, max_length=200, label=_("Kanttekening"))
    figures = blocks.ListBlock(FigureBlock(), max_num=4, label=_("Cijfers"))
    page = blocks.PageChooserBlock(required=False, label=_("Verantwoording op"))

    class Meta:
        icon = "order"
        label = _("Cijfers")


class QualityBlock(blocks.StructBlock):
    """The house of quality: four building blocks."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("Tekst"))
    page = blocks.PageChooserBlock(label=_("De criteria"))

    class Meta:
        icon = "check"
        label = _("Huis van kwaliteit")


class StoryBlock(blocks.StructBlock):
    """A publication in the light: the e-zine, the campaign."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    text = blocks.TextBlock(max_length=300, label=_("Tekst"))
    page = blocks.PageChooserBlock(label=_("Pagina"))
    label = blocks.CharBlock(max_length=40, label=_("Tekst op de knop"))

    class Meta:
        icon = "openquote"
        label = _("In het licht")


class NewsBlock(blocks.StructBlock):
    """The latest news."""

    heading = blocks.CharBlock(max_length=80, label=_("Kop"))
    count = blocks.IntegerBlock(default=4, min_value=1, max_value=8, label=_("Aantal"))
    page = blocks.PageChooserBlock(label=_("Al het nieuws"))

    class Meta:
        icon = "doc-full"
        label = _("Nieuws")


class HomeBlocks(blocks.StreamBlock):
    """All parts of the home page."""

    hero = HeroBlock()
    doors = DoorsBlock()
    featured = FeaturedBlock()
    figures = FiguresBlock()
    quality = QualityBlock()
    story = StoryBlock()
    news = NewsBlock()

    class Meta:
        required = False
        block_counts = {"hero": {"max_num": 1}}
