"""What shows the way."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from core.specimens.shapes import shown

NEIGHBOURS = (
    {"url": "#top", "title": "Van aanvraag tot match", "meta": "hoofdstuk 2"},
    {"url": "#top", "title": "Wat mag iets kosten?", "meta": "hoofdstuk 4"},
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
    shown("search_field", id="search-field", label=_("Zoek op de hele site")),
    shown("tags", themes=[{"title": "Leefklimaat", "url": "#top"}, {"title": "Vakmanschap"}]),
)
