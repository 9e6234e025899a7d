"""Where the words under a page lead in this room: a criterion to its own page, a theme to the news about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core import roots
from core.epoch import epoch_cached
from core.landmarks import landmarks
from core.models import PageCard
from core.tagging import register_tag_addresses
from knowledge.models import CriterionPage, NewsPage


@epoch_cached
def _public_cards() -> list[Any]:
    """Every criterion and every news article that everybody may see, once for each of its themes. One query."""
    cards = PageCard.objects.visible_to(None).filter(kind__in=[CriterionPage.kind, NewsPage.kind]).order_by()
    return list(cards.values("kind", "locale_id", "url", "details", "themes__key"))


def criterion_addresses(language: str) -> Mapping[str, str]:
    """The page of each criterion, by its code; the Dutch one where it is not translated."""
    own, dutch = (roots.locales().get(code) for code in (language, roots.DEFAULT_LANGUAGE))
    criteria = (card for card in _public_cards() if card["kind"] == CriterionPage.kind)
    own_last = sorted(criteria, key=lambda card: (card["locale_id"] == own, card["locale_id"] == dutch))
    return {card["details"]["code"]: card["url"] for card in own_last}


def theme_addresses(language: str) -> Mapping[str, str]:
    """The news narrowed down to each theme that there is news about, in this language or in Dutch."""
    index = landmarks(language).get("news_index")
    if index is None:
        return {}
    shown = {roots.locales().get(code) for code in (language, roots.DEFAULT_LANGUAGE)}
    news = (card for card in _public_cards() if card["kind"] == NewsPage.kind and card["locale_id"] in shown)
    return {key: f"{index}?thema={key}" for card in news if (key := card["themes__key"])}


def register() -> None:
    """Say where the words lead."""
    register_tag_addresses("criterion", criterion_addresses)
    register_tag_addresses("theme", theme_addresses)
