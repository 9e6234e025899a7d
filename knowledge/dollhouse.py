"""The cross-section of a house on a criterion's page: every kind of page has a room to be found in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.models import PageCard


@dataclass(frozen=True, slots=True)
class Room:
    """A room with the cards that lie in it."""

    key: str
    name: str | Promise
    icon: str
    kinds: frozenset[str]
    cards: list[PageCard] = field(default_factory=list)

    @property
    def is_lit(self) -> bool:
        """Light burns where people sit together: at the kitchen table."""
        return self.key == "table"


PLAN = (
    ("shelf", _("In de boekenkast"), "document", {"factsheet", "ebook", "ebook-chapter"}),
    ("table", _("Aan de keukentafel"), "magazine", {"ezine", "ezine-story", "campaign"}),
    ("bench", _("Op de werkbank"), "edit", {"guide", "signpost", "signpost-audience"}),
    ("back", _("In de achterkamer"), "people", {"circle", "circles"}),
    ("garden", _("In de tuin, bij de buren"), "fence", {"care-form", "care-forms"}),
    ("doormat", _("Op de deurmat"), "mail", {"news"}),
)


def place_of(kind: str) -> int:
    """The number of the room in the plan where this kind of page lies; the hall comes last."""
    return next((place for place, (_key, _name, _icon, kinds) in enumerate(PLAN) if kind in kinds), len(PLAN))


def rooms(cards: Iterable[PageCard]) -> list[Room]:
    """The rooms in which something lies, in the order of the plan; what belongs in no room hangs in the hall."""
    house = [Room(key, name, icon, frozenset(kinds)) for key, name, icon, kinds in PLAN]
    hall = Room("hall", _("In de gang"), "home", frozenset())
    for card in cards:
        next((room for room in house if card.kind in room.kinds), hall).cards.append(card)
    return [room for room in [*house, hall] if room.cards]
