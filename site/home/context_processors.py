"""What the frame of every page shows: menu, footer, the bar on the phone, the way to the other language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.frame import frame_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame, worked out when a template first asks for it (mails and partial pages never do)."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}
