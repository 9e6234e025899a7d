"""From keys in the files to primary keys in the database."""

from __future__ import annotations

from core.models import CriteriaEdition, Criterion, Source
from core.roots import DEFAULT_LANGUAGE
from home.opening.drafts import Ref


class References:
    """The primary keys that are known so far."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], int] = {}
        self.rows: dict[tuple[str, str], int] = {}

    def read_rows(self) -> None:
        """Look up the rows that pages refer to."""
        for model, kind in ((Source, "source"), (Criterion, "criterion")):
            self.rows.update({(kind, key): pk for key, pk in model.objects.values_list("key", "pk")})
        years = CriteriaEdition.objects.values_list("year", "pk")
        self.rows.update({("edition", str(year)): pk for year, pk in years})

    def primary_key(self, ref: Ref, locale: str) -> int | None:
        """The primary key of what is referred to; of a page in this language, else in Dutch."""
        if ref.kind == "page":
            return self.pages.get((ref.key, locale)) or self.pages.get((ref.key, DEFAULT_LANGUAGE))
        return self.rows.get((ref.kind, ref.key))
