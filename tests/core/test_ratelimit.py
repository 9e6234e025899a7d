"""The limiter counts each client apart, believes no header it should not, and keeps nobody's address."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from core.ratelimit import Limit, client_of

HOUR = Limit(name="test", times=5, period=timedelta(hours=1))
NOON = "2026-03-01T12:00:00Z"


def request_from(address: str, forwarded: str | None = None) -> Any:
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


@time_machine.travel(NOON, tick=False)
def test_the_sixth_is_one_too_many() -> None:
    assert [HOUR.permits("a") for _time in range(7)] == [True] * 5 + [False] * 2


@time_machine.travel(NOON, tick=False)
def test_clients_and_limits_are_counted_apart() -> None:
    other = Limit(name="other", times=1, period=timedelta(hours=1))
    for _time in range(5):
        HOUR.permits("a")

    assert HOUR.permits("b")
    assert other.permits("a")
    assert not other.permits("a")


def test_the_next_window_starts_anew() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for _time in range(6):
            HOUR.permits("a")
        clock.shift(timedelta(minutes=59))
        assert not HOUR.permits("a")
        assert HOUR.seconds_left() == 60
        clock.shift(timedelta(minutes=1))
        assert HOUR.permits("a")


@time_machine.travel(NOON, tick=False)
def test_fifty_at_once_are_no_way_round() -> None:
    with ThreadPoolExecutor(16) as pool:
        permitted = sum(pool.map(lambda _number: HOUR.permits("a"), range(50)))

    assert permitted == 5


@time_machine.travel(NOON, tick=False)
def test_a_count_that_the_cache_dropped_meanwhile_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "add", lambda *args, **kwargs: True)

    assert HOUR.permits("a")


def test_a_cache_that_is_down_closes_no_door(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*args: object, **kwargs: object) -> bool:
        raise ConnectionError

    monkeypatch.setattr(cache, "add", down)
    assert HOUR.permits("a")


def test_the_cache_does_not_learn_who_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr(cache, "add", lambda key, value, timeout: kept.append((key, value)))
    HOUR.permits("192.0.2.77")

    assert len(kept) == 1
    assert "192" not in str(kept[0])


def test_the_secret_key_is_what_hides_the_client(settings: Any) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        first = HOUR._key("192.0.2.77")
        clock.shift(timedelta(hours=1))
        later = HOUR._key("192.0.2.77")
        settings.SECRET_KEY = "another"
        elsewhere = HOUR._key("192.0.2.77")

    assert len({first, later, elsewhere}) == 3


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        # nobody of ours stands in between: the header is the client's own invention
        (0, None, "198.51.100.9"),
        (0, "203.0.113.1", "198.51.100.9"),
        # one proxy: only the entry that it added counts
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "6.6.6.6, 203.0.113.1", "203.0.113.1"),
        (1, "6.6.6.6,7.7.7.7 ,  203.0.113.1 ", "203.0.113.1"),
        # two proxies: the second from the right
        (2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"),
        # fewer entries than proxies: somebody came in past one of them
        (2, "203.0.113.1", "198.51.100.9"),
        (1, None, "198.51.100.9"),
        (1, "", "198.51.100.9"),
        # what is no address is not believed either
        (1, "unknown", "198.51.100.9"),
        (1, "203.0.113.1, ", "198.51.100.9"),
        # the spellings of proxies
        (1, "203.0.113.1:4711", "203.0.113.1"),
        (1, "[2001:db8:1:2:3::4]:4711", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.1", "203.0.113.1"),
        # one household, whichever address it takes today
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        (1, "2001:DB8:1:2:bbbb::2", "2001:db8:1:2::"),
    ],
)
def test_only_our_own_proxies_are_believed(
    settings: Any, proxies: int, forwarded: str | None, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies

    assert client_of(request_from("198.51.100.9", forwarded)) == expected


def test_a_socket_without_an_address_is_one_client(settings: Any) -> None:
    settings.TRUSTED_PROXIES = 0

    assert client_of(request_from("")) == "unknown"
