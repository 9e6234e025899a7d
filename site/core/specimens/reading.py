"""What a text is made of, and what stands at its foot."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from core.blocks.table import TableBlock
from core.blocks.video import VideoBlock
from core.pictures import Picture, picture
from core.richtext import Explained, note
from core.specimens.shapes import Specimen, shown

DAY = datetime.date(2023, 4, 12)


class Photo:
    """Stands in for an image of the media library: one file, whatever is asked for."""

    default_alt_text = _("Een straat met een lantaarn")

    def get_renditions(self, *specs: str) -> dict[str, SimpleNamespace]:
        """The same file for each of these."""
        file = SimpleNamespace(url=static("images/share.png"), width=1200, height=630)
        return dict.fromkeys(specs, file)


def photo() -> Picture:
    """A picture as the tag `picture_of` makes it."""
    return picture(Photo(), sizes="(min-width: 60rem) 40rem, 100vw")


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
COUNTS = [{"year": "2011", "homes": 389, "share": 40}, {"year": "2020", "homes": 979, "share": 100}]
VIDEO = VideoBlock().to_python(
    {
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "title": "Aan tafel",
        "description": "Een avond in een gezinshuis, nagespeeld.",
        "transcript": "<p>Schuif aan.</p>",
    }
)
BUTTON = {"label": "Naar de officiële tekst", "url": "https://example.org/"}

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
    shown("provenance", illustrative=True, own=True),
    shown("bar_chart", rows=COUNTS),
    shown("picture", picture=photo),
    Specimen(
        "figure", "blocks/figure", {"value": {"image": Photo(), "caption": _("Het huis met het rode dak.")}}
    ),
    Specimen("video", "blocks/video", {"value": VIDEO}),
    Specimen("button (van een redacteur)", "blocks/button", {"value": BUTTON}),
    Specimen("site_detail", "blocks/site_detail", {"value": "controller"}),
)
