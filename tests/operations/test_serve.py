"""The house in one command: it opens, stands up again when a part of it dies, and closes without leaving anything."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from operations.server import AddressUnavailable, listen_on
from tests.operations.house import House, free_port, is_gone, wait_until


def test_it_says_where_it_is_open(house: House) -> None:
    wait_until(lambda: f"http://127.0.0.1:{house.port}/" in house.log.read_text(), 10)
    assert "lamp-in-het-raam" not in house.log.read_text(), "no demo logins without the opening content"


def test_it_is_ready_once_its_children_are(house: House) -> None:
    assert house.get("/-/live") == (200, "ok")
    assert house.readiness() == dict.fromkeys(["database", "migrations", "storage", "worker", "ticker"], True)
    assert house.get("/-/ready")[0] == 200


@pytest.mark.parametrize(
    "target", [b"/-/live?q=\xff\xfe", b"/\xff\xfe", b"/%00", b"/%ff%fe", b"/-/live?%ud800", b"//"]
)
def test_no_request_line_makes_it_stumble(house: House, target: bytes) -> None:
    line = house.send(b"GET " + target + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert line.split()[1] in {b"200", b"301", b"302", b"400", b"404"}
    assert "Traceback" not in house.log.read_text()


@pytest.mark.parametrize("origin", ["same", "https://elsewhere.example", "http://[", None])
def test_a_websocket_that_nobody_expects_is_refused_without_a_word(house: House, origin: Any) -> None:
    origin = f"http://127.0.0.1:{house.port}" if origin == "same" else origin
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(f"ws://127.0.0.1:{house.port}/ws/nowhere/", origin=origin),
    ):
        pass
    assert refused.value.response.status_code == 403
    assert "Traceback" not in house.log.read_text()


def test_children_that_are_killed_stand_up_again(house: House) -> None:
    before = house.children()
    for pid in before.values():
        os.kill(pid, signal.SIGKILL)

    wait_until(
        lambda: len(house.children()) == 2 and not set(house.children().values()) & set(before.values()), 120
    )
    for pid in before.values():
        assert f"(process {pid}) ended with code -9; starting it again in 1 s" in house.log.read_text()
    assert house.get("/-/ready")[0] == 200


def test_it_closes_within_five_seconds_and_leaves_nothing(house: House) -> None:
    children = house.children().values()
    started = time.monotonic()
    house.process.send_signal(signal.SIGTERM)

    assert house.process.wait(5) == 0
    assert time.monotonic() - started < 5
    assert all(is_gone(pid) for pid in children)
    assert house.children() == {}
    assert "Traceback" not in house.log.read_text()


def test_ctrl_c_ends_what_is_under_way_as_well(house: House) -> None:
    house.stand_open()
    working = house.keep_busy()
    assert len(set(working)) == 3, "the page, the task and what the task started have processes of their own"
    children = house.children().values()
    started = time.monotonic()
    os.killpg(house.process.pid, signal.SIGINT)  # as a terminal does: everybody in the group

    assert house.process.wait(5) == 0
    assert time.monotonic() - started < 5
    assert all(is_gone(pid) for pid in [*children, *working])
    assert "Traceback" not in house.log.read_text()


def test_its_children_do_not_outlive_it(house: House) -> None:
    house.stand_open()
    children = house.children().values()

    house.process.kill()
    house.process.wait()

    wait_until(lambda: all(is_gone(pid) for pid in children), 10)


def test_a_port_in_use_is_told_in_one_sentence(settings: Any) -> None:
    taken = listen_on("127.0.0.1", free_port())
    port = taken.getsockname()[1]
    settings.ENV = replace(settings.ENV, host="127.0.0.1", port=port)
    with pytest.raises(CommandError) as told:
        call_command("serve", prepare=True)
    taken.close()
    assert told.value.returncode == 1
    assert str(told.value).startswith(f"Port {port} on 127.0.0.1 is already in use;")


def test_an_address_of_another_machine_is_told_in_words() -> None:
    with pytest.raises(AddressUnavailable, match=r"cannot listen on 192\.0\.2\.1"):
        listen_on("192.0.2.1", free_port())
    with pytest.raises(AddressUnavailable, match="not an address"):
        listen_on("nowhere.invalid", free_port())
