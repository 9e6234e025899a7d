"""The blocks that a page's text is made of.

Headings, paragraphs and tables, which most of a text is, write themselves out; the others have a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from core.blocks.table import TableBlock
from core.blocks.video import VideoBlock

TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """The heading of a section; the list of contents is made of these."""

    class Meta:
        icon = "title"
        label = _("Tussenkop")
        preview_value = "Wie doet wat?"
        description = _("Begint een onderdeel en komt in de inhoudsopgave.")

    def render(self, value: str, context: Mapping[str, Any] | None = None) -> SafeString:
        """The heading, with the anchor that the context gives it."""
        if anchor := (context or {}).get("anchor"):
            return format_html('<h2 id="{}">{}</h2>', anchor, value)
        return format_html("<h2>{}</h2>", value)


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists, links and lower headings."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        preview_value = "<p>Korte zinnen. Eén boodschap per alinea.</p>"
        description = _("Alinea’s, lijsten, links en kopjes.")

    def render(self, value: RichText, context: Mapping[str, Any] | None = None) -> SafeString:
        """The text for readers: links filled in, terms of the glossary explained."""
        from core import richtext

        return richtext.render(value.source)


class UnseenChoiceBlock(blocks.ChoiceBlock):
    """A choice of which readers see what it does, not what it is called: nothing to be found by."""

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing."""
        return []


class NoticeBlock(blocks.StructBlock):
    """Something the reader must not miss."""

    tone = UnseenChoiceBlock(
        [("info", _("uitleg")), ("good", _("tip")), ("caution", _("let op")), ("error", _("gevaar"))],
        default="info",
        label=_("Toon"),
    )
    title = blocks.CharBlock(required=False, max_length=120, label=_("Kop"))
    text = TextBlock(features=["bold", "italic", "link", "ul", "ol"], label=_("Tekst"))

    class Meta:
        icon = "info-circle"
        label = _("Melding")
        template = "blocks/notice.html"
        preview_value = {
            "tone": "info",
            "title": "Lees dit eerst",
            "text": "<p>De officiële tekst gaat voor.</p>",
        }
        description = _("Een gekleurd vlak met een dakkapel: uitleg, tip, let op of gevaar.")


class QuoteBlock(blocks.StructBlock):
    """Words worth reading twice."""

    text = blocks.TextBlock(label=_("Citaat"), max_length=400)
    attribution = blocks.CharBlock(required=False, max_length=120, label=_("Van wie"))

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        template = "blocks/quote.html"
        preview_value = {"text": "Een huis leert langzaam.", "attribution": "Redactie"}
        description = _("Een zin die blijft hangen, groot gezet.")


class StepBlock(blocks.StructBlock):
    """One step of a numbered list."""

    title = blocks.CharBlock(max_length=120, label=_("Stap"))
    text = TextBlock(required=False, features=["bold", "italic", "link", "ul"], label=_("Uitleg"))

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class StepsBlock(blocks.ListBlock):
    """Numbered steps with a heading and text each."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        template = "blocks/steps.html"
        description = _("Genummerde stappen, elk met een kop en uitleg.")


class DisclosureBlock(blocks.StructBlock):
    """Text behind a heading that opens."""

    title = blocks.CharBlock(max_length=160, label=_("Kop"))
    text = TextBlock(label=_("Tekst"))

    class Meta:
        icon = "collapse-down"
        label = _("Uitklaptekst")
        template = "blocks/disclosure.html"
        preview_value = {"title": "Hoelang duurt het?", "text": "<p>Dat verschilt per huis.</p>"}
        description = _("Een kop die opengaat. Voor wie meer wil weten.")


class FigureBlock(blocks.StructBlock):
    """An image with a caption."""

    image = ImageBlock(label=_("Beeld"))
    caption = blocks.CharBlock(required=False, max_length=255, label=_("Bijschrift"))

    class Meta:
        icon = "image"
        label = _("Beeld")
        template = "blocks/figure.html"
        description = _("Een beeld met bijschrift. Nooit een herkenbaar kind.")


class ButtonBlock(blocks.StructBlock):
    """A link that deserves a button."""

    label = blocks.CharBlock(max_length=60, label=_("Tekst"))
    page = blocks.PageChooserBlock(required=False, label=_("Pagina"))
    url = blocks.URLBlock(required=False, label=_("Of een adres"))

    class Meta:
        icon = "link"
        label = _("Knop")
        template = "blocks/button.html"
        description = _("Eén duidelijke vervolgstap.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        result = super().clean(value)
        if bool(result["page"]) == bool(result["url"]):
            message = _("Kies een pagina of vul een adres in, niet allebei.")
            raise blocks.StructBlockValidationError({"page": ValidationError(message)})
        return result


class KeyFigureBlock(blocks.StructBlock):
    """A number, what it counts, and where it comes from.

    What may be missing is an empty text then: translators are offered texts only, and nothing is none.
    """

    value = blocks.CharBlock(max_length=20, label=_("Getal"))
    unit = blocks.CharBlock(
        required=False,
        default="",
        max_length=20,
        label=_("Eenheid"),
        help_text=_("Staat klein achter het getal: jaar."),
    )
    label = blocks.CharBlock(max_length=160, label=_("Wat het telt"))
    year = blocks.CharBlock(required=False, default="", max_length=40, label=_("Jaar"))
    source = blocks.CharBlock(required=False, default="", max_length=160, label=_("Bron"))
    example = blocks.BooleanBlock(
        required=False,
        label=_("Voorbeeldcijfer"),
        help_text=_("Het getal is een voorbeeld en nergens geteld. Dat staat er dan bij."),
    )

    class Meta:
        icon = "order"
        label = _("Kerncijfer")


class KeyFiguresBlock(blocks.ListBlock):
    """A row of key figures."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(KeyFigureBlock(), **kwargs)

    class Meta:
        icon = "order"
        label = _("Kerncijfers")
        template = "blocks/key_figures.html"
        description = _("Getallen met jaar en bron.")


class SiteDetailBlock(UnseenChoiceBlock):
    """A detail that only the people who run this installation know; filled in once, with the site's settings."""

    choices = [
        ("controller", _("wie er verantwoordelijk is voor de gegevens")),
        ("accessibility", _("hoe toegankelijk de site is")),
    ]

    class Meta:
        icon = "cog"
        label = _("Gegeven van de beheerder")
        template = "blocks/site_detail.html"
        description = _(
            "Komt uit de instellingen. Zolang het daar leeg is, staat er dat we het nog aanvullen."
        )


class BodyBlock(blocks.StreamBlock):
    """What the body of any page may hold."""

    heading = HeadingBlock(group=_("Tekst"))
    text = TextBlock(group=_("Tekst"))
    notice = NoticeBlock(group=_("Tekst"))
    quote = QuoteBlock(group=_("Tekst"))
    site_detail = SiteDetailBlock(group=_("Tekst"))
    steps = StepsBlock(group=_("Lijsten"))
    table = TableBlock(group=_("Lijsten"))
    disclosure = DisclosureBlock(group=_("Lijsten"))
    key_figures = KeyFiguresBlock(group=_("Lijsten"))
    figure = FigureBlock(group=_("Beeld en verder"))
    video = VideoBlock(group=_("Beeld en verder"))
    button = ButtonBlock(group=_("Beeld en verder"))

    class Meta:
        required = False
