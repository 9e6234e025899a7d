"""What helps who finds nothing: fewer words, and the entrances that lead everywhere."""

from __future__ import annotations

from core import roots
from core.epoch import epoch_cached
from core.models import PageCard
from search.answering import Answer
from search.sources import entrance_kinds

MOST_FEWER = 4


def fewer_words(result: Answer) -> list[str]:
    """The words of a question of several, one by one."""
    words = result.question.words
    return list(words[:MOST_FEWER]) if len(words) > 1 else []


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
