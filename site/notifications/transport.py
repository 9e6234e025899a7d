"""When mail leaves that others write, as Wagtail does to who has to look at a page: after what it tells of is there."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction


class AfterCommitBackend(BaseEmailBackend):
    """Hands mail to `MAIL_TRANSPORT` as soon as the transaction in which it was written has committed.

    Nobody then waits for a mail server that holds an editor's action up, and no mail tells of what was taken back.
    Outside a transaction it goes at once, and errors are the caller's; the outbox sends so.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send these, or have them sent; returns how many."""
        if not connection.in_atomic_block:
            return self._hand_over(email_messages)
        transaction.on_commit(lambda: self._hand_over(email_messages), robust=True)
        return len(email_messages)

    def _hand_over(self, email_messages: Sequence[EmailMessage]) -> int:
        transport = get_connection(settings.MAIL_TRANSPORT, fail_silently=self.fail_silently)
        return transport.send_messages(email_messages) or 0
