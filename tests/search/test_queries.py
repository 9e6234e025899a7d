"""What people type, and what they get first: inflections, compounds, synonyms, typing errors, accents, English.

On the opening content, the same on SQLite and PostgreSQL. When the content changes, look whether the new first hit is as
good an answer before writing it down here.
"""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from search.answering import answer
from tests.search.asking import request_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening")]

FIRST = [
    ("nl", "wat verdient een gezinshuis per kind", "/kwaliteit/handreiking-tarief-uitleg/"),
    ("nl", "wat verdien ik", "/veelgestelde-vragen/#question-faq-19"),
    ("nl", "salaris", "/veelgestelde-vragen/#question-faq-19"),
    ("nl", "vergoeding per kint gezinhuis", "/kwaliteit/handreiking-tarief-uitleg/"),
    ("nl", "noodgeval", "/woordenlijst/#word-crisispleegzorg"),
    ("nl", "crisis", "/woordenlijst/#word-crisispleegzorg"),
    (
        "nl",
        "klagt",
        "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-positie-kind-en-ouders/3-5-rechten-klachten-en-vertrouwenspersoon/",
    ),
    ("en", "family home", "/en/glossary/#word-gezinshuis"),
    ("en", "what is a family home", "/en/glossary/#word-gezinshuis"),
    ("en", "foster care vs family home", "/en/knowledge/care-forms-overview/"),
    ("nl", "gezinshuis", "/woordenlijst/#word-gezinshuis"),
    ("nl", "gezinshuizen", "/kennisbank/factsheet-gezinshuizen/"),
    ("nl", "gezinshuisouder", "/woordenlijst/#word-gezinshuisouder"),
    (
        "nl",
        "gezinshuisouders",
        "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-bekwame-gezinshuisouder/",
    ),
    ("nl", "gezinshuisouder worden", "/wegwijzer/toekomstige-gezinshuisouders/"),
    ("nl", "word gezinshuisouder", "/word-gezinshuisouder/"),
    ("nl", "pleegzorg", "/woordenlijst/#word-pleegzorg"),
    ("nl", "pleegouders", "/verhalen/ezine-plan-je-pad/ezine-van-pleegouder/"),
    ("nl", "wat is pleegzorg", "/woordenlijst/#word-pleegzorg"),
    ("nl", "crisispleegzorg", "/woordenlijst/#word-crisispleegzorg"),
    ("nl", "crisisopvang", "/woordenlijst/#word-crisispleegzorg"),
    ("nl", "deeltijd pleegzorg", "/woordenlijst/#word-deeltijdpleegzorg"),
    ("nl", "weekendpleegzorg", "/kennisbank/zorgvormen-overzicht/zorgvorm-pleegzorg/"),
    ("nl", "netwerkpleegzorg", "/woordenlijst/#word-netwerkpleegzorg"),
    ("nl", "steungezinnen", "/woordenlijst/#word-steungezin"),
    ("nl", "buurtgezin", "/woordenlijst/#word-buurtgezin"),
    ("nl", "meeleefgezin", "/woordenlijst/#word-meeleefgezin"),
    ("nl", "ambulante hulp", "/woordenlijst/#word-ambulante-hulp"),
    ("nl", "residentiele zorg", "/woordenlijst/#word-residentieel"),
    ("nl", "residentiële zorg", "/woordenlijst/#word-residentieel"),
    ("nl", "plaatsing", "/kennisbank/plaatsing-in-een-gezinshuis/"),
    ("nl", "plaatsen in een gezinshuis", "/kennisbank/plaatsing-in-een-gezinshuis/"),
    ("nl", "aanmelden kind", "/kennisbank/je-kind-in-een-gezinshuis/"),
    ("nl", "tarief", "/veelgestelde-vragen/#question-faq-19"),
    ("nl", "tarieven", "/veelgestelde-vragen/#question-faq-19"),
    ("nl", "wat kost een gezinshuis", "/kwaliteit/handreiking-tarief-uitleg/"),
    ("nl", "handreiking tarief", "/kwaliteit/handreiking-tarief-uitleg/"),
    ("nl", "perspectiefplan", "/woordenlijst/#word-perspectiefplan"),
    ("nl", "kwaliteitscriteria", "/kwaliteit/kwaliteitscriteria-gezinshuizen/"),
    ("nl", "inspectie", "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-4-inspectie/"),
    ("nl", "toezicht", "/veelgestelde-vragen/#question-faq-17"),
    ("nl", "gemeente", "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-3-gemeente/"),
    ("nl", "rol van de gemeente", "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-3-gemeente/"),
    (
        "nl",
        "klacht",
        "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-positie-kind-en-ouders/3-5-rechten-klachten-en-vertrouwenspersoon/",
    ),
    ("nl", "klagen over gezinshuis", "/veelgestelde-vragen/#question-faq-18"),
    ("nl", "twijfel over kwaliteit", "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-7-twijfel/"),
    ("nl", "koersdocument", "/kwaliteit/koersdocument-sterke-gezinshuizen/"),
    ("nl", "kenniskring", "/woordenlijst/#word-kenniskring"),
    ("nl", "awbz", "/woordenlijst/#word-awbz"),
    ("nl", "e-zine", "/verhalen/ezine-plan-je-pad/"),
    ("nl", "ezine", "/verhalen/ezine-plan-je-pad/"),
    ("nl", "plan je pad", "/verhalen/ezine-plan-je-pad/"),
    ("nl", "e-book", "/kwaliteit/e-book-toezicht-en-kwaliteit/"),
    ("nl", "factsheet", "/kennisbank/factsheet-gezinshuizen/"),
    ("nl", "cijfers", "/kennisbank/factsheet-gezinshuizen/"),
    ("nl", "woordenlijst", "/woordenlijst/"),
    ("nl", "ots", "/woordenlijst/#word-ots"),
    ("nl", "ondertoezichtstelling", "/woordenlijst/#word-ots"),
    ("nl", "voogdij", "/woordenlijst/#word-voogdij"),
    ("nl", "skj", "/woordenlijst/#word-skj"),
    ("nl", "veilig thuis", "/organisaties/?organisatie=veilig-thuis#organisation-veilig-thuis"),
    ("nl", "contact", "/contact/"),
    ("nl", "telefoonnummer", "/contact/"),
    ("nl", "privacy", "/privacy/"),
    ("nl", "cookies", "/cookies/"),
    ("nl", "toegankelijkheid", "/toegankelijkheid/"),
    (
        "nl",
        "vervanging",
        "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-organisatie-van-zorg/4-3-vervanging-die-klopt/",
    ),
    ("nl", "vakantie", "/wegwijzer/gezinshuisouders/"),
    ("nl", "leefklimaat", "/woordenlijst/#word-leefklimaat"),
    (
        "nl",
        "broertjes en zusjes",
        "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-positie-kind-en-ouders/3-4-broers-zussen-en-netwerk/",
    ),
    ("nl", "gezinsuhis", "/woordenlijst/#word-gezinshuis"),
    ("nl", "gezinhuis", "/woordenlijst/#word-gezinshuis"),
    ("nl", "kwaliteitscriterai", "/kwaliteit/kwaliteitscriteria-gezinshuizen/"),
    ("nl", "plaatsign", "/kennisbank/plaatsing-in-een-gezinshuis/"),
    ("nl", "perspectiefpan", "/woordenlijst/#word-perspectiefplan"),
    ("nl", "inspektie", "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-4-inspectie/"),
    ("nl", "plegzorg", "/woordenlijst/#word-pleegzorg"),
    ("nl", "gezinshuisoudre", "/woordenlijst/#word-gezinshuisouder"),
    ("nl", "pleegzorgtarief", "/kwaliteit/handreiking-tarief-uitleg/"),
    ("nl", "kernteam", "/organisaties/?organisatie=kernteam#organisation-kernteam"),
    ("nl", "pilot plaatsing", "/nieuws/nieuws-2023-pilot-plaatsing/"),
    ("nl", "partner van gezinshuisouder", "/verhalen/ezine-plan-je-pad/ezine-de-partner/"),
    ("nl", "family home", "/en/glossary/#word-gezinshuis"),
    ("en", "family homes", "/en/knowledge/factsheet-family-homes/"),
    ("en", "family-home parent", "/en/glossary/#word-gezinshuisouder"),
    ("en", "become a family home parent", "/en/become-a-family-home-parent/"),
    ("en", "foster care", "/en/glossary/#word-pleegzorg"),
    ("en", "placement", "/en/knowledge/placement-in-a-family-home/"),
    ("en", "quality criteria", "/en/quality/quality-criteria-for-family-homes/"),
    ("en", "rate", "/en/faq/#question-faq-19"),
    ("en", "what does a family home cost", "/en/quality/rate-guide-explained/"),
    ("en", "inspection", "/en/timeline/#milestone"),
    ("nl", "Present 24x7 opgericht", "/tijdlijn/#milestone"),
    ("nl", "jeugdwet", "/woordenlijst/#word-jeugdwet"),
    ("en", "glossary", "/en/glossary/"),
    ("en", "supervision order", "/en/glossary/#word-ots"),
    ("en", "guardianship", "/en/glossary/#word-voogdij"),
    ("en", "perspective plan", "/en/glossary/#word-perspectiefplan"),
    ("en", "municipality", "/en/organisations/?organisatie=gemeenten#organisation-gemeenten"),
    ("en", "plcement", "/en/knowledge/placement-in-a-family-home/"),
    ("en", "fact sheet", "/en/knowledge/factsheet-family-homes/"),
    ("en", "contact", "/en/contact/"),
    ("en", "gezinshuis", "/en/organisations/?organisatie=gezinshuis-com#organisation-gezinshuis-com"),
]


def first(language: str, query: str) -> str:
    """The address of the first result; the number of a milestone depends on what was loaded before it."""
    with translation.override(language):
        hits = answer(query, request_of(), language, {}).hits
    return re.sub(r"#milestone-\d+", "#milestone", hits[0].url) if hits else ""


def test_the_table_is_long_enough() -> None:
    assert len({(language, query) for language, query, _url in FIRST}) >= 60


@pytest.mark.parametrize(
    ("language", "query", "url"), FIRST, ids=[f"{one}-{two}" for one, two, _url in FIRST]
)
def test_the_right_page_comes_first(language: str, query: str, url: str) -> None:
    assert first(language, query) == url
