"""Writing the index: whatever changes is taken out and put in again, in the transaction that changes it.

One writer at a time, as on SQLite anyway: on PostgreSQL the row of the content epoch is held until the transaction ends.
Whoever changes what many pages show waits for that row too, so two writers never wait for each other. What is written was
read after the row was held, so it is never older than what it replaces, and the numbers of stems and words are exact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from django.db import transaction
from django.utils.translation import override

from core import epoch
from core.kinds import kind_name
from search import analysis
from search.models import Posting, RecordText, SearchRecord, Stem
from search.rows import add_to, delete_rows, insert_numbers, keys_of, portions
from search.shelves import is_public, shelf_for
from search.sources import RecordDraft, sources
from search.words import count_words

AT_ONCE = 200
LONGEST_TITLE = 255

Words = defaultdict[str, Counter[str]]

_gathered: ContextVar[dict[str, set[str] | None] | None] = ContextVar("search_gathered", default=None)


def refresh(source: str, keys: Collection[str] | None) -> None:
    """Bring what the index knows of these keys of a source (None: of all of it) in line with the source, now."""
    gathering = _gathered.get()
    if gathering is not None:
        before = gathering.get(source, set())
        gathering[source] = None if keys is None or before is None else before | set(keys)
        return
    with transaction.atomic():
        for some in portions(sorted(keys_of_source(source) if keys is None else keys), AT_ONCE):
            renew(source, some)


def keys_of_source(source: str) -> set[str]:
    """Everything of a source: what the index has, and what the source has."""
    known = SearchRecord.objects.filter(source=source).values_list("key", flat=True)
    return {*known, *sources()[source].keys()}


@transaction.atomic
def renew(source: str, keys: Collection[str]) -> None:
    """Write what the source says of these keys now, and take out those of which it says nothing."""
    epoch.hold()
    _replace(source, keys, list(sources()[source].drafts(keys)))


@contextmanager
def gathered() -> Iterator[None]:
    """Write what changes in this block once, when it ends well; for work that saves everything twice."""
    token = _gathered.set({})
    try:
        yield
        changed = _gathered.get() or {}
    finally:
        _gathered.reset(token)
    for source, keys in changed.items():
        refresh(source, keys)


def write(source: str, drafts: Collection[RecordDraft]) -> None:
    """Put these records into the index, in the place of what it knew of them."""
    _write_over(source, [draft.key for draft in drafts], drafts)


def remove(source: str, keys: Collection[str]) -> None:
    """Take these records out of the index."""
    for some in portions(sorted(keys), AT_ONCE):
        _write_over(source, some, [])


@transaction.atomic
def _write_over(source: str, keys: Collection[str], drafts: Collection[RecordDraft]) -> None:
    epoch.hold()
    _replace(source, keys, drafts)


def _replace(source: str, keys: Collection[str], drafts: Collection[RecordDraft]) -> None:
    stems: Counter[int] = Counter()
    words: Words = defaultdict(Counter)
    _take_out(source, keys, stems, words)
    _put_in(source, drafts, stems, words)
    add_to(Stem, "frequency", stems)
    for language, changes in sorted(words.items()):
        count_words(language, changes)


def _take_out(source: str, keys: Collection[str], stems: Counter[int], words: Words) -> None:
    rows = SearchRecord.objects.filter(source=source, key__in=keys)
    known = list(rows.values_list("pk", "language", "shelf__access", "shelf__doors", "text__words"))
    if not known:
        return
    pks = [pk for pk, *_rest in known]
    stems.subtract(Posting.objects.filter(record__in=pks).values_list("stem_id", flat=True))
    for _pk, language, access, doors, text in known:
        if is_public(access, doors):
            words[language].subtract(analysis.countable(text.split()))
    delete_rows(Posting, record__in=pks)
    delete_rows(RecordText, record__in=pks)
    delete_rows(SearchRecord, pk__in=pks)


def _put_in(source: str, drafts: Collection[RecordDraft], stems: Counter[int], words: Words) -> None:
    drafts = [
        replace(
            draft,
            title=analysis.legible(draft.title),
            summary=analysis.legible(draft.summary),
            body=analysis.legible(draft.body),
        )
        for draft in drafts
    ]
    shelves = [shelf_for(draft) for draft in drafts]
    records = SearchRecord.objects.bulk_create(
        _record(source, draft, shelf) for draft, (shelf, _public) in zip(drafts, shelves, strict=True)
    )
    texts, weights = [], []
    for draft, record, (_shelf, public) in zip(drafts, records, shelves, strict=True):
        line = analysis.folded_line(f"{draft.title} {draft.summary} {draft.body}")
        texts.append(RecordText(record=record, summary=draft.summary, body=draft.body, words=f" {line} "))
        if public:
            words[draft.language].update(analysis.countable(line.split()))
        with override(draft.language):
            sort = kind_name(draft.kind)
        weights.append(analysis.weights_of(draft.title, draft.summary, draft.body, draft.language, sort))
    RecordText.objects.bulk_create(texts, batch_size=AT_ONCE)
    known = _stems_for(drafts, weights)
    postings = []
    for record, weighed in zip(records, weights, strict=True):
        for text, weight in weighed.items():
            stem = known[record.language][text]
            stems[stem] += 1
            postings.append((stem, record.pk, record.shelf_id, weight))
    insert_numbers(Posting, ("stem", "record", "shelf", "weight"), sorted(postings))


def _record(source: str, draft: RecordDraft, shelf: int) -> SearchRecord:
    return SearchRecord(
        source=source,
        key=draft.key,
        shelf_id=shelf,
        kind=draft.kind,
        language=draft.language,
        url=draft.url,
        title=draft.title[:LONGEST_TITLE],
        folded_title=analysis.folded_line(draft.title)[:LONGEST_TITLE],
        date=draft.date,
    )


def _stems_for(
    drafts: Collection[RecordDraft], weights: Collection[dict[str, int]]
) -> dict[str, dict[str, int]]:
    """Per language, stem to primary key; what is new is made."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for draft, weighed in zip(drafts, weights, strict=True):
        wanted[draft.language].update(weighed)
    known = {}
    for language, texts in sorted(wanted.items()):
        known[language] = keys_of(Stem, language, texts)
        new = sorted(texts - known[language].keys())
        made = Stem.objects.bulk_create(
            [Stem(language=language, text=text) for text in new], batch_size=AT_ONCE
        )
        known[language].update((stem.text, stem.pk) for stem in made)
    return known
