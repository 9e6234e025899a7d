"""The embedded server: uvicorn on one port, with the task worker and the ticker as its children."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
import time
from collections.abc import Callable
from types import FrameType

import uvicorn
from django.conf import settings
from django.utils.module_loading import import_string

from operations import heartbeat
from operations.models import Heartbeat
from operations.supervisor import Child, Supervisor

GRACEFUL_SECONDS = 3
STOP_SECONDS = 4.0


class AddressUnavailable(Exception):
    """The server cannot listen where it was told to; the message is one sentence for a person."""


def listen_on(host: str, port: int) -> socket.socket:
    """Open the listening socket before anything else is started; raises AddressUnavailable."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise AddressUnavailable(f"HOST is {host!r}, which is not an address of this machine.") from error
    opened = socket.socket(family, kind, protocol)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind(address)
        opened.listen()
    except OSError as error:
        opened.close()
        raise AddressUnavailable(_in_words(error, host, port)) from error
    return opened


def _in_words(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"Port {port} is reserved for the system; choose one above 1023, such as PORT=8000."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is already in use; stop what runs there, or choose another, such as PORT=8001."
    return f"This machine cannot listen on {host} port {port}: {error.strerror}."


def house_children() -> list[Child]:
    """The task worker and the ticker, each a Django command of this project."""

    def manage(command: str) -> Callable[[str], list[str]]:
        program = [sys.executable, str(settings.ROOT / "manage.py"), command, "--end-with-parent", "--name"]
        return lambda name: [*program, name]

    return [
        Child("task worker", lambda: heartbeat.new_name(Heartbeat.Role.WORKER), manage("work")),
        Child("ticker", lambda: heartbeat.new_name(Heartbeat.Role.TICKER), manage("tick")),
    ]


class HouseServer(uvicorn.Server):
    """uvicorn that starts its children once it listens, and has them end when it is told to."""

    def __init__(self, supervisor: Supervisor, on_listening: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                import_string(settings.ASGI_APPLICATION),
                ws="websockets-sansio",
                ws_max_size=64 * 1024,
                lifespan="on",
                # The scheme and the client come from the proxies that TRUSTED_PROXIES counts, in Django.
                proxy_headers=False,
                server_header=False,
                access_log=False,
                log_config=None,
                log_level="warning",
                timeout_graceful_shutdown=GRACEFUL_SECONDS,
            )
        )
        self.supervisor = supervisor
        self.on_listening = on_listening
        self.told_to_stop_at: float | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then announce it and start the children."""
        await super().startup(sockets)
        self.supervisor.start()
        self.announcement = asyncio.create_task(asyncio.to_thread(self.on_listening))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take note of the first signal: the whole house has to be gone within five seconds of it."""
        if self.told_to_stop_at is None:
            self.told_to_stop_at = time.monotonic()
        self.supervisor.ask_to_stop()
        super().handle_exit(sig, frame)


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Whether this is more than a page that was cut off by our closing: uvicorn says so in a line of its own."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def serve(sockets: list[socket.socket], on_listening: Callable[[], None]) -> None:
    """Serve until SIGTERM or Ctrl-C, then stop everything that was started."""
    supervisor = Supervisor(house_children(), on_end=heartbeat.forget)
    server = HouseServer(supervisor, on_listening)
    logging.getLogger("uvicorn.error").addFilter(is_worth_telling)
    # uvicorn raises the signal again after its own end, for whoever was there before it: that is us, and we know.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.handle_exit)
    try:
        server.run(sockets)
    finally:
        supervisor.stop((server.told_to_stop_at or time.monotonic()) + STOP_SECONDS)
