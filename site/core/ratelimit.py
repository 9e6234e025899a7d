"""How often one client may do something: a fixed window counted in the shared cache, without keeping who it was."""

from __future__ import annotations

import ipaddress
import logging
import time
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

# A household gets a whole network of this size from its provider, and may change address within it at will.
IPV6_HOUSEHOLD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `times` per `period` for each client; `name` keeps the counts of different limits apart."""

    name: str
    times: int
    period: timedelta

    def permits(self, client: str) -> bool:
        """Count one more for this client, and return whether that is still within the limit.

        Windows are fixed, so twice the number fits round the turn of one. Without a cache nobody is refused.
        """
        try:
            return self._count(self._key(client)) <= self.times
        except Exception:
            logger.exception("The limit %s could not be counted; the client goes through", self.name)
            return True

    def seconds_left(self) -> int:
        """Seconds until the count starts anew."""
        length = int(self.period.total_seconds())
        return length - int(time.time()) % length

    def _count(self, key: str) -> int:
        cache.add(key, 0, timeout=self.seconds_left() + 1)
        try:
            return cache.incr(key)
        except ValueError:  # the window turned, or the cache made room, between the two calls
            cache.set(key, 1, timeout=self.seconds_left() + 1)
            return 1

    def _key(self, client: str) -> str:
        """A key that changes with the window and tells nobody without the secret key who is counted."""
        window = int(time.time() // self.period.total_seconds())
        return f"limit:{salted_hmac(f'core.ratelimit.{self.name}', f'{window}:{client}').hexdigest()}"


def client_of(request: HttpRequest) -> str:
    """The network address that this request came from, as far as it can be trusted.

    Each of our own proxies (TRUSTED_PROXIES of them) appends the address it was called from to X-Forwarded-For;
    what stands further left was written by the client and may say anything. An IPv6 address is cut down to its
    household.
    """
    nearest = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    claimed = hops[-proxies] if 0 < proxies <= len(hops) else nearest
    return _household(claimed) or _household(nearest) or "unknown"


def _household(address: str) -> str:
    """The address in one spelling; '' for what is none."""
    try:
        found = ipaddress.ip_address(_without_port(address))
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), IPV6_HOUSEHOLD), strict=False).network_address)


def _without_port(address: str) -> str:
    """'192.0.2.1:4711' and '[2001:db8::1]:4711' as some proxies write them, without the port."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    host, colon, port = address.rpartition(":")
    return host if colon and port.isdigit() and ":" not in host else address
