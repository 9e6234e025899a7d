"""Handing a letter of the outbox to the mail server: one worker at a time, and never again once it was accepted."""

from __future__ import annotations

import hashlib
import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, Q
from django.utils import timezone

from notifications.models import OutgoingMail

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 10
# Longer than a mail server takes that answers each of its eight steps at the last moment.
CLAIM = timedelta(minutes=5)
LONGEST_ERROR = 500


class StillBeingSent(Exception):
    """Another worker holds this letter; it is looked at again later, in case that worker died."""


def deliver(pk: int) -> None:
    """Send this letter unless it was sent or given up before.

    Raises StillBeingSent, or what went wrong, for as long as it is worth another attempt.
    """
    mail = _claim(pk)
    if mail is None:
        return
    try:
        compose(mail).send()
    except Exception as error:
        if not _put_back(mail, error):
            return
        raise
    OutgoingMail.objects.filter(pk=pk).update(sent_at=timezone.now(), claimed_until=None, last_error="")


def compose(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The letter as the mail server gets it.

    Its Message-ID follows from the key: should a worker die between the server's yes and our note of it, the
    second copy is recognisable as the same letter, and most mail programs show one.
    """
    name = hashlib.sha256(mail.key.encode()).hexdigest()[:32]
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _claim(pk: int) -> OutgoingMail | None:
    now = timezone.now()
    waiting = OutgoingMail.objects.waiting().filter(pk=pk)
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    # One conditional UPDATE: both databases let exactly one of two workers see the letter as free.
    if waiting.filter(free).update(claimed_until=now + CLAIM, attempts=F("attempts") + 1):
        return OutgoingMail.objects.get(pk=pk)
    if waiting.exists():
        raise StillBeingSent(f"letter {pk}")
    return None


def _put_back(mail: OutgoingMail, error: Exception) -> bool:
    """Let go of a letter that could not be sent; returns whether it may be tried again."""
    last = mail.attempts >= MOST_ATTEMPTS or is_final(error)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        claimed_until=None,
        last_error=f"{type(error).__name__}: {error}"[:LONGEST_ERROR],
        gave_up_at=timezone.now() if last else None,
    )
    if last:
        logger.error(
            "Letter %s is given up after %d attempts: %s", mail.pk, mail.attempts, type(error).__name__
        )
    return not last


def is_final(error: Exception) -> bool:
    """Whether the mail server refused the address for good (a 5xx answer), so that asking again is a nuisance."""
    return isinstance(error, SMTPRecipientsRefused) and all(
        500 <= code < 600 for code, _answer in error.recipients.values()
    )
