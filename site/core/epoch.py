"""Site-wide data, kept in the process for as long as nobody changed it.

One row in the database holds a counter, the content epoch. Whoever changes something that many pages show
(a menu, a term, a page's address, who may see it) bumps it in the same transaction. Readers look the counter
up once a request and keep what they computed under that number, so that every process of every machine sees
a change at the next request, and nothing is recomputed in between.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar, overload

from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")

_of_this_request: ContextVar[int | None] = ContextVar("content_epoch", default=None)
_stores: list[_Store] = []


class _Store:
    """What was computed in the newest epoch that was asked for; the oldest goes when there are `at_most`."""

    __slots__ = ("at_most", "epoch", "lock", "values")

    def __init__(self, at_most: int | None = None) -> None:
        self.at_most = at_most
        self.epoch = -1
        self.values: dict[Any, Any] = {}
        self.lock = threading.Lock()
        _stores.append(self)

    def get(self, key: Hashable, make: Callable[[], R]) -> R:
        """The value under `key` in the present epoch, made when it is missing."""
        now = current()
        with self.lock:
            if self.epoch == now and key in self.values:
                return self.values[key]  # type: ignore[no-any-return]
        value = make()
        with self.lock:
            if self.epoch != now:
                self.epoch, self.values = now, {}
            elif self.at_most and len(self.values) >= self.at_most:
                del self.values[next(iter(self.values))]
            self.values[key] = value
        return value


def read() -> int:
    """Return the content epoch as the database has it now. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_contentepoch WHERE id = 1")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def current() -> int:
    """Return the epoch of this request, looked up at its first use; outside a request, as it is now."""
    known = _of_this_request.get()
    if known is None or known == -1:
        number = read()
        if known == -1:
            _of_this_request.set(number)
        return number
    return known


def begin_request() -> object:
    """Let `current` remember its answer until `end_request` is called with the token returned here."""
    return _of_this_request.set(-1)


def end_request(token: Any) -> None:
    """Forget the epoch of the request that `begin_request` opened."""
    _of_this_request.reset(token)


@contextmanager
def steady() -> Iterator[None]:
    """Look the epoch up once in this block, as in a request; for work that reads site-wide data again and again."""
    token = begin_request()
    try:
        yield
    finally:
        end_request(token)


def bump() -> None:
    """Tell every process that site-wide data changed; takes effect when the transaction commits."""
    from core.models import ContentEpoch

    ContentEpoch.advance()
    if _of_this_request.get() is not None:
        _of_this_request.set(-1)


def hold() -> None:
    """Keep everybody else from changing site-wide data until this transaction ends, and look the epoch up anew.

    For work that writes down what it reads: it must not write what somebody else is changing meanwhile.
    """
    from core.models import ContentEpoch

    ContentEpoch.hold()
    if _of_this_request.get() is not None:
        _of_this_request.set(-1)


@overload
def epoch_cached(function: Callable[P, R], /) -> Callable[P, R]: ...


@overload
def epoch_cached(*, at_most: int) -> Callable[[Callable[P, R]], Callable[P, R]]: ...


def epoch_cached(function: Any = None, /, *, at_most: int | None = None) -> Any:
    """Keep the function's answers (by their hashable arguments) for the length of a content epoch.

    The value is shared between threads and requests: return something that nobody changes. Where there may be as
    many answers as pages, `at_most` bounds them.
    """
    if function is None:
        return functools.partial(epoch_cached, at_most=at_most)
    store = _Store(at_most)

    @functools.wraps(function)
    def kept(*args: Any, **kwargs: Any) -> Any:
        return store.get((args, tuple(sorted(kwargs.items()))), lambda: function(*args, **kwargs))

    return kept


_pieces = _Store()


def keep(key: Hashable, make: Callable[[], R]) -> R:
    """Keep what `make` returns under `key` for the length of a content epoch; as `epoch_cached`, for one-off pieces.

    The number of keys must not grow with the number of pages or visitors.
    """
    return _pieces.get(key, make)


def forget_all() -> None:
    """Empty every store. For tests, where a rolled-back transaction takes the counter back with it."""
    for store in _stores:
        with store.lock:
            store.epoch, store.values = -1, {}
