"""Who may need help now: whose words bring the numbers to call, and whose do not."""

from __future__ import annotations

import pytest
from django.test import Client

from search.helping import is_urgent
from search.question import read

NOW = {
    "nl": """
        112 nood noodgeval noodgevallen noodsituatie noodopvang noodnummer in_nood ademnood
        spoed spoedgeval spoedplaatsing spoeduithuisplaatsing spoedeisend spoedhulp spoedpost
        crisis crisissen crisisplaatsing crisisdienst crisispleegzorg gezinscrisis
        mishandeling mishandeld mishandelt mishandelen mishandelde kindermishandeling kindermishandelen
        zelfmoord zelfmoordpoging zelfmoordgedachten zelfdoding zelfdodingspoging suicide suïcide suïcidaal suicidepoging
        misbruik misbruikt misbruiken kindermisbruik geweld huiselijk_geweld huiselijkgeweld geweldpleging kindergeweld
        gevaar levensgevaar levensgevaarlijk vannacht vanavond
        zelfmord kindermishandelng noodgevl
    """,
    "en": """
        112 emergency emergencies urgent urgently danger dangers dangerous endangered abuse abused abusing abuser
        violence violent tonight suicide suicidal crisis crises self-harm selfharm mistreated mistreatment maltreatment
        assault assaulted
    """,
}
LATER = {
    "nl": """
        noodzaak noodzakelijk noodzakelijke noodzakelijkheid genoodzaakt noodgedwongen noodlot woningnood nodig nodigen uitnodigen benodigd
        spoedig spoedige voorspoed voorspoedig tegenspoed bespoedigen spoedcursus
        kredietcrisis coronacrisis wooncrisis
        geweldig geweldige geweldloos geweldloze ongevaarlijk
        tarief gezinshuis kind wel niet zelf zelfstandig zelfstandigheid moed behandeling handeling gebruik huis avond nacht
    """,
    "en": "urge emerge merge rate family home placement quality use useful night silence",
}


def words_of(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, words.replace("_", " ")) for language, text in table.items() for words in text.split()]


@pytest.mark.parametrize(("language", "words"), words_of(NOW))
def test_words_of_somebody_who_may_have_no_time(language: str, words: str) -> None:
    assert is_urgent(read(words, language).words)


@pytest.mark.parametrize(("language", "words"), words_of(LATER))
def test_words_that_only_look_like_them(language: str, words: str) -> None:
    assert not is_urgent(read(words, language).words)


@pytest.mark.django_db
@pytest.mark.usefixtures("opening")
@pytest.mark.parametrize(
    ("path", "query", "urgent"),
    [
        ("/zoeken/", "nood", True),
        ("/zoeken/", "mishandeling melden", True),
        ("/zoeken/", "kind met crisis geplaatst vanavond", True),
        # words that stand nowhere here, and that are read as something else
        ("/zoeken/", "kindermishandeling", True),
        ("/zoeken/", "zelfmoordpoging", True),
        ("/zoeken/", "noodsituatie", True),
        ("/en/search/", "emergency", True),
        ("/en/search/", "suicidal", True),
        # an English word on the Dutch side, and the other way round
        ("/zoeken/", "emergency", True),
        ("/en/search/", "kindermishandeling", True),
        ("/zoeken/", "tarief", False),
        ("/zoeken/", "noodzakelijk", False),
        ("/zoeken/", "", False),
    ],
)
def test_who_may_need_help_now_sees_whom_to_call_first(
    visitor: Client, path: str, query: str, urgent: bool
) -> None:
    main = visitor.get(path, {"q": query}).content.decode().partition("<main")[2].partition("</main>")[0]
    assert ('href="tel:112"' in main) == urgent
    if urgent and 'class="result"' in main:
        assert main.index('href="tel:112"') < main.index('class="result"')
