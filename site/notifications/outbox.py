"""The only way to send mail: put it in the outbox under a key of its own."""

from __future__ import annotations

from datetime import timedelta

from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.text import plain_line, plain_text
from notifications.models import OutgoingMail
from notifications.tasks import send_mail

RETENTION = timedelta(days=30)
FORGOTTEN_AFTER = timedelta(hours=12)  # longer than all attempts of one task together
LONGEST_SUBJECT = 200


def queue_mail(
    *, key: str, to: str, subject: str, text: str, html: str = "", reply_to: str = "", language: str = "nl"
) -> OutgoingMail:
    """Have one letter sent to one address; a second call with the same key changes nothing and sends nothing.

    The sending task is a row of the same database: it is there from the commit on together with the letter, or
    not at all. Raises ValidationError for an address that is none; a subject that would break out of its header
    becomes one line.
    """
    for address in (to, reply_to) if reply_to else (to,):
        validate_email(address)
    content = {
        "to": plain_line(to),
        "reply_to": plain_line(reply_to),
        "subject": plain_line(subject)[:LONGEST_SUBJECT],
        "text": plain_text(text),
        "html": html,
        "language": language,
    }
    with transaction.atomic():
        mail, is_new = OutgoingMail.objects.get_or_create(key=key, defaults=content)
        if is_new:
            send_mail.enqueue(mail.pk)
    return mail


def take_up_forgotten_mail() -> int:
    """Queue anew what still waits though its task must be over, as when it was lost; returns how many."""
    forgotten = OutgoingMail.objects.waiting().filter(created_at__lt=timezone.now() - FORGOTTEN_AFTER)
    keys = list(forgotten.values_list("pk", flat=True))
    for pk in keys:
        send_mail.enqueue(pk)
    return len(keys)


def forget_old_mail() -> int:
    """Delete what was sent or given up longer ago than RETENTION; returns how many."""
    limit = timezone.now() - RETENTION
    return OutgoingMail.objects.filter(Q(sent_at__lt=limit) | Q(gave_up_at__lt=limit)).delete()[0]
