"""Writing many rows at once, in few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models import F

T = TypeVar("T")
AT_ONCE = 500


def portions(things: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The things, so many at a time."""
    everything = list(things)
    for start in range(0, len(everything), size):
        yield everything[start : start + size]


def add_to(model: type[models.Model], field: str, changes: Mapping[int, int]) -> None:
    """Add to a number of these rows what is said with their primary keys; one statement for each difference."""
    by_difference: dict[int, list[int]] = defaultdict(list)
    for pk, difference in changes.items():
        if difference:
            by_difference[difference].append(pk)
    for difference, pks in sorted(by_difference.items()):
        for some in portions(sorted(pks)):
            model._default_manager.filter(pk__in=some).update(**{field: F(field) + difference})


def keys_of(model: type[models.Model], language: str, texts: Iterable[str]) -> dict[str, int]:
    """Text to primary key of the rows that there are in this language."""
    found: dict[str, int] = {}
    for some in portions(sorted(texts)):
        rows = model._default_manager.filter(language=language, text__in=some)
        found.update(rows.values_list("text", "pk"))
    return found


def insert_numbers(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[int]]) -> None:
    """Insert rows that hold nothing but numbers; many times as fast as making objects of them."""
    into = _insert_into(model, columns)
    with connection.cursor() as cursor:
        for some in portions(rows, 2_000):
            cursor.execute(
                into + ", ".join(f"({', '.join(str(int(value)) for value in row)})" for row in some)
            )


def insert_plainly(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[int | str, ...]]
) -> None:
    """Insert rows without making objects of them."""
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"{_insert_into(model, columns)} ({marks})", list(rows))


def _insert_into(model: type[models.Model], columns: Sequence[str]) -> str:
    quote: Any = connection.ops.quote_name
    fields: list[Any] = [model._meta.get_field(column) for column in columns]
    names = ", ".join(quote(field.column) for field in fields)
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES"


def delete_rows(model: type[models.Model], **where: Any) -> None:
    """Delete rows without looking at each of them: nobody listens for these, and nothing hangs on them."""
    model._default_manager.filter(**where)._raw_delete(using=connection.alias)
