"""What this room keeps about a person: the messages they sent us."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.registry import register_job, register_personal_data
from knowledge.models import Enquiry

RETENTION = timedelta(days=365)


def export_enquiries(user: Any) -> list[dict[str, Any]]:
    """The messages sent from this person's address."""
    return [
        {
            "kind": row.kind,
            "name": row.name,
            "subject": row.subject,
            "region": row.region,
            "message": row.message,
            "received": row.received_at.isoformat(),
        }
        for row in Enquiry.objects.filter(email__iexact=user.email)
    ]


def erase_enquiries(user: Any) -> int:
    """Delete the messages sent from this person's address; returns how many."""
    return Enquiry.objects.filter(email__iexact=user.email).delete()[0]


def forget_old_enquiries() -> int:
    """Delete messages older than a year; returns how many."""
    return Enquiry.objects.filter(received_at__lt=timezone.now() - RETENTION).delete()[0]


def register() -> None:
    """Enter the messages in the register of personal data and have old ones forgotten every day."""
    register_personal_data(Enquiry, export=export_enquiries, erase=erase_enquiries, retention=RETENTION)
    register_job("forget_old_enquiries", forget_old_enquiries, every=timedelta(days=1))
