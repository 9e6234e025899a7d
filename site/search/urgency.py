"""Whose words say that somebody may need help now: they see whom to call, and nobody mends their spelling."""

from __future__ import annotations

from collections.abc import Iterable

from search import analysis

# Words of somebody who may not have the time to read: these in all their forms …
URGENT = {
    "nl": "112 113 vannacht vanavond dood doodgaan weggelopen wegloper vermist geslagen onveilig wanhopig radeloos",
    "en": "112 emergency urgent crises danger endangered violence violent tonight abuse assault maltreatment rape runaway selfharm",
}
# … whatever has one of these in it, or begins with it …
ANYWHERE = (
    "mishandel", "misbruik", "zelfmoord", "zelfdod", "suicid", "geweld", "gevaar", "crisis", "ademnood", "mistreat",
    "verkracht", "aanrand", "automutilatie", "zelfbeschadig", "zelfverwond", "weglop", "weggelop",
)  # fmt: skip
IN_FRONT = ("nood", "spoed")
# … these with a typing error in them …
MISTYPED = ("noodgeval", "mishandeling", "mishandeld", "misbruik", "zelfmoord", "zelfdoding", "emergency")
# … but not what only looks like it.
CALM = (
    "noodza", "noodged", "noodlot", "noodle", "spoedig", "spoedcursus", "geweldig", "geweldlo", "ongevaarlijk",
    "kredietcrisis", "coronacrisis", "wooncrisis", "woningcrisis", "klimaatcrisis", "energiecrisis",
)  # fmt: skip
# What somebody says who does not say it in one word.
SAID = (
    "veilig thuis", "zelf moord", "wil dood", "wil niet meer", "kan niet meer", "niet meer leven", "komt niet thuis",
    "niet thuis gekomen", "want to die", "kill myself", "hurt myself", "end my life", "ran away", "did not come home",
)  # fmt: skip


def is_urgent(words: Iterable[str], line: str = "") -> bool:
    """Whether somebody may need help now, in either language: then the numbers to call come before all results.

    `line` is all that was typed, folded, with the words that say little by themselves.
    """
    if any(f" {said} " in f" {line} " for said in SAID):
        return True
    return any(is_word_of_need(word) or _is_mistyped(word) for word in words)


def is_word_of_need(word: str) -> bool:
    """Whether this word says it, as it is written."""
    if any(calm in word for calm in CALM):
        return False
    return (
        word.startswith(IN_FRONT)
        or any(part in word for part in ANYWHERE)
        or any(
            analysis.stem(word, language) == analysis.stem(urgent, language)
            for language, listed in URGENT.items()
            for urgent in listed.split()
        )
    )


def _is_mistyped(word: str) -> bool:
    return not any(calm in word for calm in CALM) and any(
        abs(len(word) - len(urgent)) < 2 and analysis.distance(word, urgent) == 1 for urgent in MISTYPED
    )
