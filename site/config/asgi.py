"""The server's doors: pages through WSGI in threads, WebSockets through Channels, the process's start and end.

Django's own ASGI handler is left out on purpose: it answers pages at half the rate and holds whole files in memory.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, cast
from urllib.parse import quote, urlsplit

from a2wsgi import WSGIMiddleware
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.conf import settings
from django.urls import re_path

from config.wsgi import application as pages

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~-._"

# Any: the bridge describes messages key by key, in types that no other package shares.
answer_in_thread: Any = WSGIMiddleware(cast(Any, pages), workers=settings.ENV.threads)


async def answer_page(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to Django, as plain as a WSGI server would.

    Raw bytes in the query string are quoted, which the bridge would trip over. Header names with an underscore
    are dropped: in WSGI they become the same variable as the name with a hyphen that a proxy vouches for.
    """
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = quote(scope["query_string"], safe=URL_CHARACTERS).encode("ascii")
    await answer_in_thread({**scope, "headers": headers, "query_string": query}, receive, send)


async def refuse_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Close a WebSocket before it is accepted, which the browser sees as a refusal."""
    await send({"type": "websocket.close"})


def with_readable_origin(application: Application) -> Application:
    """Refuse sockets whose Origin is not a URL at all, over which the validator would stumble."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            for name, value in scope["headers"]:
                if name == b"origin":
                    urlsplit(value.decode("latin1"))
        except ValueError:
            await refuse_socket(scope, receive, send)
        else:
            await application(scope, receive, send)

    return guarded


async def live_and_end(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the server's start and end messages; threads are not waited for, the server bounds its own end."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            answer_in_thread.executor.shutdown(wait=False, cancel_futures=True)
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send({"type": "lifespan.startup.complete"})


websocket_routes = [re_path(r"", cast(Any, refuse_socket))]

application = ProtocolTypeRouter(
    {
        "http": answer_page,
        "websocket": with_readable_origin(
            AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_routes)))
        ),
        "lifespan": live_and_end,
    }
)
