"""A letter, a mail server with moods, and a worker that does what is due."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.locmem import EmailBackend

from operations.worker import HouseWorker

LETTER = {"key": "test-1", "to": "ada@example.org", "subject": "Dag Ada", "text": "De vaat is gedaan."}


class MailServer(EmailBackend):
    """A mail server that answers with what a test put in `troubles`, one a letter, and then takes everything."""

    troubles: list[Exception] = []

    def send_messages(self, messages: Any) -> int:
        if self.troubles:
            raise self.troubles.pop(0)
        return super().send_messages(messages)


def work() -> None:
    """Run every task that is due."""
    worker = HouseWorker("test-worker", batch=True)
    worker.interval = 0
    worker.run()


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    """What a mail server says of an address it does not take."""
    return smtplib.SMTPRecipientsRefused({"ada@example.org": (code, b"no")})
