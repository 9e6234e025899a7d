"""What a page is about, in words that lead on: its themes and its criteria. Rooms say where a word leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from core import vocabulary
from core.epoch import epoch_cached

if TYPE_CHECKING:
    from core.models import BasePage

Vocabulary = Literal["theme", "criterion"]
Addresses = Callable[[str], Mapping[str, str]]
_registered: dict[Vocabulary, Addresses] = {}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the shared vocabulary under a page; `url` is empty where nothing is gathered about it."""

    title: str
    url: str


def register_tag_addresses(words: Vocabulary, addresses: Addresses) -> None:
    """Say where the words of this vocabulary lead: key to address, in the language that is asked for.

    Raises ValueError when that was said before.
    """
    if words in _registered:
        raise ValueError(f"Where a {words} leads is registered twice.")
    _registered[words] = addresses


@epoch_cached
def _addresses(words: Vocabulary, language: str) -> Mapping[str, str]:
    return _registered[words](language) if words in _registered else {}


def themes_of(page: BasePage) -> list[Tag]:
    """The themes of this page, in their order."""
    named = vocabulary.named(vocabulary.themes(), page.theme_keys)
    leads = _addresses("theme", page.language) if named else {}
    return [Tag(word.name, leads.get(word.key, "")) for word in named]


def criteria_of(page: BasePage) -> list[Tag]:
    """The criteria that this page deals with; on the page of a criterion itself, the others."""
    named = vocabulary.named(vocabulary.criteria(), page.criterion_codes)
    leads = _addresses("criterion", page.language) if named else {}
    tags = (Tag(f"{word.number} {word.name}", leads.get(word.key, "")) for word in named)
    return [tag for tag in tags if tag.url != page.path_url]
