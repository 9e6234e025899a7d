"""What the outbox keeps about a person: the letters to them, and those that pass on what they wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q

from core.registry import register_job, register_personal_data
from notifications import outbox
from notifications.models import OutgoingMail


def export_mail(user: Any) -> list[dict[str, Any]]:
    """The letters sent to this person's address in the last weeks."""
    return [
        {"subject": row.subject, "text": row.text, "sent": row.sent_at.isoformat() if row.sent_at else None}
        for row in OutgoingMail.objects.filter(to__iexact=user.email)
    ]


def erase_mail(user: Any) -> int:
    """Delete the letters to this person and those that would be answered to them; returns how many."""
    theirs = Q(to__iexact=user.email) | Q(reply_to__iexact=user.email)
    return OutgoingMail.objects.filter(theirs).delete()[0]


def register() -> None:
    """Enter the outbox in the register of personal data, and have it kept clean and moving."""
    register_personal_data(OutgoingMail, export=export_mail, erase=erase_mail, retention=outbox.RETENTION)
    register_job("forget_old_mail", outbox.forget_old_mail, every=timedelta(days=1))
    register_job("take_up_forgotten_mail", outbox.take_up_forgotten_mail, every=timedelta(hours=1))
