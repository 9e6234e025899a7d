"""The line of forms of care, from help at home to a group: its stops, what stands at each, and who is next to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.models import PageCard

if TYPE_CHECKING:
    from typing import Self

    from knowledge.models import CareFormPage


@dataclass(frozen=True, slots=True)
class CareGroup:
    """A stop on the line; `short` is what it is called on the line itself."""

    key: str
    name: str | Promise
    short: str | Promise


GROUPS = (
    CareGroup("thuis", _("Thuis, met hulp"), _("Hulp thuis")),
    CareGroup("preventief", _("Thuis, met een ander gezin erbij"), _("Gezin erbij")),
    CareGroup("pleegzorg", _("Pleegzorg"), _("Pleegzorg")),
    CareGroup("gezinshuis", _("Gezinshuis"), _("Gezinshuis")),
    CareGroup("residentieel", _("Wonen in een groep"), _("Groep")),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A group with the forms that stand there: the one that explains the group, and those on the line itself."""

    group: CareGroup
    overviews: list[PageCard]
    forms: list[PageCard]


@dataclass(frozen=True, slots=True)
class CareLine:
    """Every form of care in the order of its intensity; a form of intensity 0 explains its group instead."""

    cards: list[PageCard]

    @classmethod
    def of(cls, cards: Iterable[PageCard]) -> Self:
        """The line of these cards; equal intensities keep the order they come in."""
        return cls(sorted(cards, key=_intensity))

    @property
    def forms(self) -> list[PageCard]:
        """The forms on the line, from light to intensive."""
        return [card for card in self.cards if _intensity(card)]

    @property
    def stops(self) -> list[Stop]:
        """The groups that have forms, in the order of the line."""
        stops = [
            Stop(
                group,
                [card for card in self._in(group.key) if not _intensity(card)],
                [card for card in self._in(group.key) if _intensity(card)],
            )
            for group in GROUPS
        ]
        return [stop for stop in stops if stop.overviews or stop.forms]

    def position_of(self, page: CareFormPage) -> int:
        """The place of a page on the line, counted from 1; 0 for a page that is not on it."""
        return next((place for place, card in enumerate(self.forms, start=1) if card.pk == page.pk), 0)

    def beside(self, page: CareFormPage) -> tuple[PageCard | None, PageCard | None]:
        """The lighter and the more intensive neighbour; a page that is not on the line has none."""
        here = self.position_of(page)
        before = self.forms[here - 2] if here > 1 else None
        after = self.forms[here] if 0 < here < len(self.forms) else None
        return before, after

    def variants_of(self, page: CareFormPage) -> list[PageCard]:
        """The forms that the overview of a group introduces; nothing for a form on the line."""
        return [] if page.intensity else [card for card in self._in(page.group) if _intensity(card)]

    def _in(self, key: str) -> list[PageCard]:
        return [card for card in self.cards if card.details.get("group") == key]


def _intensity(card: PageCard) -> int:
    return card.details.get("intensity") or 0
