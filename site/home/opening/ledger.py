"""Deciding what to write: what is new or has changed in the files, and has not been touched by an editor since."""

from __future__ import annotations

from dataclasses import dataclass, field

from home.models import OpeningRecord


@dataclass(slots=True)
class Outcome:
    """What an import did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    # the files changed, but so did an editor, whose version stays
    kept: list[str] = field(default_factory=list)
    # nothing had ever been loaded here before
    first: bool = False

    def __str__(self) -> str:
        parts = [f"{self.created} created", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        if self.kept:
            parts.append(f"{len(self.kept)} left as editors made them")
        return ", ".join(parts)


class Ledger:
    """The records of earlier imports, and what this one does with them."""

    def __init__(self, *, overwrite: bool) -> None:
        self.overwrite = overwrite
        self.records = {record.source: record for record in OpeningRecord.objects.all()}
        self.outcome = Outcome(first=not self.records)
        self.fresh: list[OpeningRecord] = []
        self.renewed: list[OpeningRecord] = []

    def knows(self, source: str) -> bool:
        """Whether an earlier import wrote this."""
        return source in self.records

    def may_write(self, source: str, digest: str, present: str | None) -> bool:
        """Whether to write this thing; `present` says what it is now, None that it is not there.

        What an editor has deleted is not made again, and what an editor has changed stays, unless overwriting.
        """
        record = self.records.get(source)
        if record is None:
            return True
        touched = present != record.written
        if record.digest == digest and not (touched and self.overwrite):
            self.outcome.unchanged += 1
            return False
        if touched and not self.overwrite:
            self.outcome.kept.append(source)
            return False
        return True

    def wrote(self, source: str, digest: str, written: str) -> None:
        """Note that this thing has been written."""
        record = self.records.setdefault(source, OpeningRecord(source=source))
        record.digest, record.written = digest, written
        (self.renewed if record.pk else self.fresh).append(record)

    def close(self) -> Outcome:
        """Store what was noted, and say what was done."""
        OpeningRecord.objects.bulk_create(self.fresh)
        OpeningRecord.objects.bulk_update(self.renewed, ["digest", "written"])
        self.outcome.created, self.outcome.updated = len(self.fresh), len(self.renewed)
        return self.outcome
