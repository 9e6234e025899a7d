"""Building the index anew, from what every source says today."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from core import epoch
from search import analysis
from search.indexing import AT_ONCE, keys_of_source, remove, renew
from search.models import IndexState, SearchRecord, Shelf, Stem, Word, WordDeletion
from search.rows import delete_rows, portions
from search.sources import sources
from search.words import renew_forms


def rebuild() -> Iterator[tuple[str, int]]:
    """Write every record of every source anew, yielding the source and how many of it are done.

    Each portion is read and written in a transaction of its own that keeps other writers waiting, and what is asked
    meanwhile is answered; breaking off leaves an index that the next run mends.
    """
    for name in sources():
        done = 0
        yield name, done
        for keys in portions(sorted(keys_of_source(name)), AT_ONCE):
            with epoch.steady():
                renew(name, keys)
            done += len(keys)
            yield name, done
    for name in (
        SearchRecord.objects.exclude(source__in=sources()).values_list("source", flat=True).distinct()
    ):
        remove(name, list(SearchRecord.objects.filter(source=name).values_list("key", flat=True)))
    clear_away()
    renew_forms()
    note_version()


@transaction.atomic
def clear_away() -> None:
    """Drop the stems, words and shelves that nothing has any more; a word may have been somebody's name."""
    epoch.hold()
    delete_rows(Stem, frequency=0)
    delete_rows(WordDeletion, word__in=Word.objects.filter(count=0))
    delete_rows(Word, count=0)
    if Shelf.objects.filter(records=None).exists():
        delete_rows(Shelf, records=None)
        epoch.bump()


def note_version() -> None:
    """Remember by which version of the analysis the index was built."""
    IndexState.objects.update_or_create(pk=1, defaults={"version": analysis.VERSION})


def is_needed() -> bool:
    """Whether the index was never built, or by another version of the analysis."""
    return not IndexState.objects.filter(version=analysis.VERSION).exists()
