"""Who may need help now: whose words bring the numbers to call, and whose do not."""

from __future__ import annotations

import pytest
from django.test import Client

from search.question import read
from search.urgency import is_urgent

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
        113 dood weggelopen weglopen wegloper vermist verkracht aanranding geslagen onveilig wanhopig
        automutilatie zelfbeschadiging veilig_thuis ik_wil_dood zelf_moord ik_kan_niet_meer ik_wil_niet_meer_leven
        kind_komt_niet_thuis mijn_kind_wordt_geslagen
    """,
    "en": """
        112 emergency emergencies urgent urgently danger dangers dangerous endangered abuse abused abusing abuser
        violence violent tonight suicide suicidal crisis crises self-harm selfharm mistreated mistreatment maltreatment
        assault assaulted rape raped runaway i_want_to_die kill_myself my_child_ran_away
    """,
}
LATER = {
    "nl": """
        noodzaak noodzakelijk noodzakelijke noodzakelijkheid genoodzaakt noodgedwongen noodlot woningnood nodig nodigen uitnodigen benodigd
        spoedig spoedige voorspoed voorspoedig tegenspoed bespoedigen spoedcursus
        kredietcrisis coronacrisis wooncrisis
        geweldig geweldige geweldloos geweldloze ongevaarlijk
        tarief gezinshuis kind veilig thuis thuis_wonen niet_meer wel niet zelf zelfstandig zelfstandigheid moed behandeling handeling gebruik huis avond nacht
    """,
    "en": "urge emerge merge rate family home placement quality use useful night silence",
}


def words_of(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, words.replace("_", " ")) for language, text in table.items() for words in text.split()]


@pytest.mark.parametrize(("language", "words"), words_of(NOW))
def test_words_of_somebody_who_may_have_no_time(language: str, words: str) -> None:
    asked = read(words, language)
    assert is_urgent(asked.words, asked.line)


@pytest.mark.parametrize(("language", "words"), words_of(LATER))
def test_words_that_only_look_like_them(language: str, words: str) -> None:
    asked = read(words, language)
    assert not is_urgent(asked.words, asked.line)


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


@pytest.mark.django_db
@pytest.mark.usefixtures("opening")
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/zoeken/", "ik wil dood"),
        ("/zoeken/", "vermist"),
        ("/en/search/", "rape"),
        ("/en/search/", "runaway"),
    ],
)
def test_nobody_mends_the_spelling_of_who_needs_help(visitor: Client, path: str, query: str) -> None:
    main = visitor.get(path, {"q": query}).content.decode().partition("<main")[2].partition("</main>")[0]
    assert 'href="tel:112"' in main
    for other in ("door", "good", "food", "rate"):
        assert f"‘{other}’" not in main
        assert f"<mark>{other}" not in main
