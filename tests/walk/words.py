"""Words of one language that do not exist in the other."""

from __future__ import annotations

import re

from tests.walk.pages import Seen

WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return {word.lower() for word in WORD.findall(text)}


ONLY_DUTCH = {
    "het",
    "een",
    "niet",
    "voor",
    "naar",
    "zijn",
    "wordt",
    "deze",
    "meer",
    "welke",
    "jouw",
    "jij",
    "wij",
    "maar",
    "bij",
    "ook",
    "uit",
    "wat",
    "hoe",
}
ONLY_ENGLISH = {
    "the",
    "and",
    "with",
    "from",
    "this",
    "your",
    "that",
    "which",
    "are",
    "you",
    "our",
    "about",
    "there",
    "have",
}

# What stands on buttons, labels and in names for a screen reader; not the same in the other language.
INTERFACE_DUTCH = ONLY_DUTCH | words_of(
    "kruimelpad voorpagina hoofdmenu op zoek zoeken volgende vorige sluit sluiten terug verzend verzenden verstuur versturen stuur inhoud "
    "inloggen uitloggen wachtwoord vergeten annuleren opslaan bewaren bewerken verwijderen lees lezen verder afdrukken "
    "delen deel kopieer kopiëren pagina bekijk bekijken toon tonen verberg kies kiezen soort jaar doelgroep taal "
    "weergave donker avond naam bericht adres mailadres onderwerp verplicht bron bronnen vraag vragen nieuws kennis "
    "kwaliteit verhalen bibliotheek woordenlijst tijdlijn hoofdstuk hoofdstukken minuten minuut resultaten wissen "
    "leegmaken stap stappen deze alle alles geen januari februari maart juni juli augustus oktober"
)
INTERFACE_ENGLISH = ONLY_ENGLISH | words_of(
    "search next previous close back send submit contents password forgot cancel save delete read share copy "
    "page view show hide choose type year audience language appearance dark evening message address subject required "
    "sources question questions news knowledge quality stories library glossary timeline chapter chapters minutes "
    "results clear step steps all none january february march june july august october"
)


def foreign_labels(page: Seen, foreign: set[str]) -> list[str]:
    """What can be pressed, filled in or heard only, is declared to be in the page's language and has a foreign word."""
    return [
        text.strip()[:80]
        for declared, text in page.labels()
        if declared == page.language and foreign & words_of(text)
    ]
