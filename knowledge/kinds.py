"""What people call the kinds of page in this room."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "section": _("Afdeling"),
    "page": _("Pagina"),
    "contact": _("Contact"),
    "signpost": _("Wegwijzer"),
    "signpost-audience": _("Wegwijzer"),
    "factsheet": _("Factsheet"),
    "ebook": _("E-book"),
    "ebook-chapter": _("Hoofdstuk"),
    "criteria": _("Kwaliteitscriteria"),
    "building-block": _("Bouwsteen"),
    "criterion": _("Criterium"),
    "ezine": _("E-zine"),
    "ezine-story": _("Verhaal"),
    "guide": _("Gids"),
    "care-forms": _("Vormen van hulp"),
    "care-form": _("Vorm van hulp"),
    "circles": _("Kenniskringen"),
    "circle": _("Kenniskring"),
    "news-index": _("Nieuws"),
    "news": _("Nieuws"),
    "campaign": _("Campagne"),
    "glossary": _("Woordenlijst"),
    "faq": _("Veelgestelde vragen"),
    "organisations": _("Organisaties"),
    "timeline": _("Tijdlijn"),
}
# Of these there is one page in a language; every page knows where.
LANDMARKS = {"contact", "circles", "faq", "glossary", "news-index", "organisations", "signpost", "timeline"}
