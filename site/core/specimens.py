"""What the style guide shows: each component with something to show in it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from core.blocks.table import TableBlock
from core.forms import HintedRadioSelect
from core.richtext import Explained, note
from core.scenes import SCENES

ICON = re.compile(r'<symbol id="i-([\w-]+)"')
DAY = datetime.date(2023, 4, 12)
COLOURS = (
    *("paper", "surface", "surface-2", "sky", "lamp-band", "rose-tint", "deep"),
    *("ink", "ink-soft", "line", "line-strong", "petrol", "lamp", "lamp-deep", "enamel"),
    *("foundation", "window", "door", "roof", "good", "caution", "error"),
)


class Example(forms.Form):
    """A form with everything in it."""

    name = forms.CharField(label=_("Naam"), help_text=_("Zo noemen we je als we antwoorden."))
    email = forms.EmailField(label=_("E-mailadres"))
    phone = forms.CharField(label=_("Telefoon"), required=False)
    about = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=[("question", _("Een vraag")), ("mistake", _("Iets klopt niet"))],
        widget=HintedRadioSelect(hints={"question": _("Misschien hielpen we iemand anders er al mee.")}),
    )
    role = forms.ChoiceField(
        label=_("Wat doe je?"), choices=[("", _("Maak een keuze")), ("home", _("Gezinshuisouder"))]
    )
    message = forms.CharField(
        label=_("Je bericht"),
        widget=forms.Textarea,
        help_text=_("Schrijf geen namen of herkenbare details van kinderen."),
    )
    agree = forms.BooleanField(label=_("Jullie mogen mij mailen"), help_text=_("Alleen om te antwoorden."))


@dataclass(frozen=True)
class Specimen:
    """A component drawn with `context`; a `template` with a slash lies elsewhere than with the components.

    What is `wide` needs the whole page: its evening stands below its day.
    """

    title: str | Promise
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    wide: bool = False

    def draw(self, request: HttpRequest) -> SafeString:
        """The component as readers get it."""
        template = self.template if "/" in self.template else f"components/{self.template}"
        return render_to_string(f"{template}.html", self.context, request)


def shown(template: str, variant: str | int = "", wide: bool = False, **context: Any) -> Specimen:
    """A component under its own name."""
    return Specimen(f"{template} ({variant})" if variant else template, template, context, wide)


def icon_names() -> list[str]:
    """The icons in the sprite, in its order."""
    return ICON.findall(Path(str(finders.find("images/icons.svg"))).read_text())


def form_with_mistakes() -> Example:
    """The form as it comes back to somebody in a hurry."""
    return Example({"name": "", "email": "fatma@gezinshuis", "about": "", "role": "home", "agree": "on"})


def explained_term() -> SafeString:
    """A word as it is explained in editors' texts."""
    term = Explained("example", str(_("Wie de hulp aanvraagt.")), "#top")
    return format_html(
        "<p>Eerst belt de {}.</p>", mark_safe(note("verwijzer", term, str(_("Naar de woordenlijst"))))
    )


def table() -> SafeString:
    """A table as editors fill it in."""
    block = TableBlock()
    return block.render(block.to_python(TABLE))


def card(title: str, illustration: str = "", kind: str = "Factsheet", language: str = "nl") -> dict[str, Any]:
    """Stands in for a PageCard."""
    return {
        "url": "#top",
        "title": title,
        "illustration": illustration,
        "language": language,
        "kind_name": kind,
    }


SOURCE = {
    "citation": mark_safe(
        'NJi: <a href="https://example.org/"><cite>Wat werkt in gezinshuizen?</cite></a>, 2010'
    ),
    "mention": "NJi, 2010",
}
# Editors' texts as their blocks keep them, so that the blocks' own templates can show them.
ASIDE = {"title": _("Elke vrijdag één mail"), "text": "<p>Lezen kost je vijf minuten.</p>"}
STEPS = [
    {"title": _("Bel aan"), "text": "<p>Zeg wie je bent.</p>"},
    {"title": _("Kom binnen"), "text": ""},
]
TABLE = {
    "caption": "Pleeggezin en gezinshuis",
    "row_headings": True,
    "table": {
        "columns": [{"type": "text", "heading": name} for name in ("", "Pleeggezin", "Gezinshuis")],
        "rows": [{"values": ["Inkomen", "Vergoeding van kosten", "Salaris of tarief"]}],
    },
}
TABLE_CARD = card("Wie zit waar aan tafel?", "table", "Podcast")
NEIGHBOURS = (
    {"url": "#top", "title": "Van aanvraag tot match", "meta": "hoofdstuk 2"},
    {"url": "#top", "title": "Wat mag iets kosten?", "meta": "hoofdstuk 4"},
)

BASICS = (
    Specimen(_("Kleuren"), "styleguide/colours", {"names": COLOURS}),
    Specimen(_("Letters"), "styleguide/type"),
    Specimen(_("Iconen"), "styleguide/icons", {"names": icon_names}),
    Specimen(_("Illustraties"), "styleguide/scenes", {"names": list(SCENES)}),
)

FINDING = (
    shown(
        "page_head",
        wide=True,
        title="Gezinshuizen in het kort",
        introduction=_("Wat een gezinshuis is en wie wat doet."),
        crumbs=[{"title": "Thuis", "url": "#top"}, {"title": "Kennis", "url": "#top"}],
        tint="door",
        illustration="coat-rack",
        shape="hipped",
        meta=_("6 minuten lezen"),
    ),
    shown(
        "contents",
        contents=[{"anchor": "top", "title": "Wat is het?"}, {"anchor": "top", "title": "Wie doet wat?"}],
    ),
    shown(
        "chips",
        label=_("Jaar"),
        items=[
            {"title": "2024", "url": "#top", "current": True, "count": 3},
            {"title": "2023", "url": "#top"},
        ],
    ),
    shown("pagination", page=Paginator(range(240), 10).page(7)),
    shown("previous_next", label=_("Vorig en volgend hoofdstuk"), previous=NEIGHBOURS[0], next=NEIGHBOURS[1]),
    shown("section_head", id="section-head", title=_("Nieuws"), url="#top", link=_("Al het nieuws")),
    shown("button", text=_("Schuif aan"), size="large"),
    shown("button", "outline", text=_("Print"), kind="outline", icon="print"),
    shown("button", "petrol", text=_("Stel je vraag"), kind="petrol"),
    shown("button", "plain", text=_("Bewaar"), kind="plain", icon="save"),
    shown("button", "danger", text=_("Verwijder voorgoed"), kind="danger", icon="bin"),
    shown("arrow_link", url="#top", text=_("Alles in de bibliotheek")),
    shown("share"),
)

READING = (
    *(
        shown("notice", tone, tone=tone, title=_("Lees dit eerst."), text=_("De officiële tekst gaat voor."))
        for tone in ("info", "good", "caution", "error")
    ),
    Specimen("aside", "blocks/aside", {"value": ASIDE}),
    shown(
        "key_figures",
        figures=[
            {"value": "24/7", "label": _("is er een gezinshuisouder"), "year": "2024", "source": "Factsheet"},
            {"value": "0–21", "unit": _("jaar"), "label": _("kan een kind er wonen")},
            {"value": "3,4", "label": _("kinderen gemiddeld"), "example": True},
        ],
    ),
    shown(
        "quote", text=_("Toezicht werkt pas als je ook belt wanneer het goed gaat."), attribution="Redactie"
    ),
    Specimen("steps", "blocks/steps", {"value": STEPS}),
    Specimen("table", "styleguide/written", {"content": table}),
    shown("disclosure", title=_("Hoelang duurt het?"), text=_("Dat verschilt per huis."), id="disclosure"),
    Specimen("term", "styleguide/written", {"content": explained_term}),
    shown("video_window", url="https://example.org/", title=_("Eén bord extra"), illustration="table"),
    shown(
        "sources",
        sources=[SOURCE],
        facts=[{"fact": _("Er is behoefte aan meer onderzoek."), "source": SOURCE}],
    ),
    shown(
        "tags",
        themes=[{"title": _("Leefklimaat"), "url": "/"}],
        criteria=[{"title": "2.5 Niet te veel, niet te vol", "url": "/"}],
    ),
    shown(
        "validity",
        owner="Redactie",
        edition="Kwaliteitscriteria 2019",
        checked_on=DAY,
        checked_by="Ada",
        check_due=DAY.replace(year=2024),
    ),
    shown("quality_house", url=""),
)

LISTS = (
    shown("card", card=TABLE_CARD, shape="stepped", meta="Podcast", sill=True),
    shown("related", cards=[TABLE_CARD, card("What is a family home?", language="en")]),
    *(
        shown(template, precision, date=DAY, precision=precision, words=_("begin 2023"))
        for template in ("plate", "precision")
        for precision in ("day", "month", "year", "period")
    ),
    Specimen("label", "styleguide/labels", {"tones": ("good", "lamp", "roof", "foundation", "example")}),
    *(shown("building_block_icon", block, block=block) for block in (1, 2, 3, 4)),
    Specimen("toast", "styleguide/toast"),
    shown(
        "empty",
        title=_("Nog niemand op zolder"),
        text=_("Ga gerust zitten."),
        url="#top",
        link=_("Doe het licht aan"),
    ),
    shown("needed_now", id="needed-now"),
    Specimen(_("Formulier"), "styleguide/form", {"form": Example}),
    Specimen(_("Formulier met fouten"), "styleguide/form", {"form": form_with_mistakes}),
)

GROUPS = (
    (_("Kleur, letter en beeld"), BASICS),
    (_("De weg vinden"), FINDING),
    (_("Lezen"), READING),
    (_("Lijsten, kleine dingen en formulieren"), LISTS),
)
