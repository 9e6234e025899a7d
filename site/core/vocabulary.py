"""Reading the shared vocabulary: names for keys, choices for forms. Nothing here costs a query twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import get_language, pgettext

from core.epoch import epoch_cached


@dataclass(frozen=True, slots=True)
class Word:
    """A vocabulary term as pages need it."""

    pk: int
    key: str
    name_nl: str
    name_en: str
    block: int = 0

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_nl

    @property
    def number(self) -> str:
        """A criterion's code as people read it: b1-2 is 1.2."""
        return self.key.removeprefix("b").replace("-", ".")


@epoch_cached
def audiences() -> dict[str, Word]:
    """All audiences by key, in their order."""
    from core.models import Audience

    return {term.key: Word(term.pk, term.key, term.name_nl, term.name_en) for term in Audience.objects.all()}


@epoch_cached
def themes() -> dict[str, Word]:
    """All themes by key, in their order."""
    from core.models import Theme

    return {term.key: Word(term.pk, term.key, term.name_nl, term.name_en) for term in Theme.objects.all()}


@epoch_cached
def criteria() -> dict[str, Word]:
    """All criteria by code, in their order."""
    from core.models import Criterion

    return {
        term.key: Word(term.pk, term.key, term.name_nl, term.name_en, term.block)
        for term in Criterion.objects.all()
    }


def named(words: dict[str, Word], keys: Iterable[str]) -> list[Word]:
    """The words for these keys, in the vocabulary's own order; a key that no longer exists is passed over."""
    wanted = set(keys)
    return [word for key, word in words.items() if key in wanted]


def in_a_sentence(words: Iterable[Word]) -> str:
    """The names as they stand inside a sentence: gemeenten, raadsleden en ouders."""
    names = [word.name for word in words]
    return get_text_list(
        [name[:1].lower() + name[1:] for name in names], pgettext("before the last of a list", "en")
    )


def audience_choices() -> list[tuple[str, str]]:
    """(key, name) of every audience, for a form."""
    return [(word.key, word.name) for word in audiences().values()]


def theme_choices() -> list[tuple[str, str]]:
    """(key, name) of every theme, for a form."""
    return [(word.key, word.name) for word in themes().values()]


def criterion_choices() -> list[tuple[str, str]]:
    """(code, number and name) of every criterion, for a form."""
    return [(word.key, f"{word.number} {word.name}") for word in criteria().values()]
