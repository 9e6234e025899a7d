"""Tables of the foundation."""

from core.models.cards import PageCard
from core.models.epoch import ContentEpoch
from core.models.pages import BasePage, PageRelation
from core.models.sources import Source
from core.models.vocabulary import Audience, CriteriaEdition, Criterion, Term, Theme

__all__ = [
    "Audience",
    "BasePage",
    "ContentEpoch",
    "CriteriaEdition",
    "Criterion",
    "PageCard",
    "PageRelation",
    "Source",
    "Term",
    "Theme",
]
