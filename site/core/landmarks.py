"""Where the pages live that exist once and that any page may point to, such as the one with the contact form."""

from __future__ import annotations

from collections.abc import Mapping

from core import roots
from core.epoch import epoch_cached
from core.kinds import landmark_kinds
from core.models import PageCard


@epoch_cached
def landmarks(language: str) -> Mapping[str, str]:
    """Their addresses by kind (news_index); the Dutch one where a language has none, and only what everybody may see."""
    cards = PageCard.objects.visible_to(None).filter(kind__in=landmark_kinds()).order_by("-tree_path")
    own_last = sorted(
        cards, key=lambda card: (card.language == language, card.language == roots.DEFAULT_LANGUAGE)
    )
    return {card.kind.replace("-", "_"): card.url for card in own_last}
