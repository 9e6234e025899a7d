"""What the tests of the post may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.notifications.post import MailServer


@pytest.fixture
def queue(settings: Any) -> Any:
    """Tasks that wait for a worker, as in the running house, instead of running at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def server(settings: Any) -> Iterator[type[MailServer]]:
    """A mail server with moods."""
    settings.EMAIL_BACKEND = f"{MailServer.__module__}.{MailServer.__qualname__}"
    MailServer.troubles = []
    yield MailServer
    MailServer.troubles = []
