"""What helps who finds nothing: fewer words, and the entrances that lead everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from core import roots
from core.epoch import epoch_cached
from core.models import PageCard
from search import analysis
from search.answering import Answer
from search.sources import entrance_kinds

MOST_FEWER = 4
# Words of somebody who may not have the time to read: these in all their forms …
URGENT = {
    "nl": "112 vannacht vanavond",
    "en": "112 emergency urgent crises danger endangered violence violent tonight abuse assault maltreatment",
}
# … whatever has one of these in it, or begins with it …
ANYWHERE = (
    "mishandel", "misbruik", "zelfmoord", "zelfdod", "suicid", "geweld", "gevaar", "crisis", "ademnood", "selfharm", "mistreat",
)  # fmt: skip
IN_FRONT = ("nood", "spoed")
# … these with a typing error in them …
MISTYPED = ("noodgeval", "mishandeling", "mishandeld", "misbruik", "zelfmoord", "zelfdoding", "emergency")
# … but not what only looks like it.
CALM = (
    "noodza", "noodged", "noodlot", "noodle", "spoedig", "spoedcursus", "geweldig", "geweldlo", "ongevaarlijk",
    "kredietcrisis", "coronacrisis", "wooncrisis", "woningcrisis", "klimaatcrisis", "energiecrisis",
)  # fmt: skip


def fewer_words(result: Answer) -> list[str]:
    """The words of a question of several, one by one."""
    words = result.question.words
    return list(words[:MOST_FEWER]) if len(words) > 1 else []


def is_urgent(words: Iterable[str]) -> bool:
    """Whether somebody may need help now, in either language: then the numbers to call come before all results."""
    return any(_is_urgent(word) for word in words if not any(calm in word for calm in CALM))


def _is_urgent(word: str) -> bool:
    return (
        word.startswith(IN_FRONT)
        or any(part in word for part in ANYWHERE)
        or any(
            abs(len(word) - len(urgent)) < 2 and analysis.distance(word, urgent) == 1 for urgent in MISTYPED
        )
        or any(
            analysis.stem(word, language) == analysis.stem(urgent, language)
            for language, listed in URGENT.items()
            for urgent in listed.split()
        )
    )


@epoch_cached
def entrances(language: str) -> list[PageCard]:
    """The pages that help people on, in this language where they are translated; what is closed is left out. One query."""
    kinds = entrance_kinds()
    cards = PageCard.objects.visible_to(None).filter(kind__in=kinds).order_by("tree_path")
    found: dict[str, PageCard] = {}
    for card in cards:
        if card.language == language or (card.language == roots.DEFAULT_LANGUAGE and card.kind not in found):
            found[card.kind] = card
    return [found[kind] for kind in kinds if kind in found]
