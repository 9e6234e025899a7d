"""Writes of this room that are more than saving one row."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from knowledge.models import Enquiry
from knowledge.signals import enquiry_received


def receive_enquiry(*, token: UUID, **content: Any) -> Enquiry:
    """Store a visitor's message and announce it; the same token again changes and announces nothing.

    Whoever listens does so in the same transaction, and cannot make us lose the message: what they raise is logged.
    """
    with transaction.atomic():
        enquiry, is_new = Enquiry.objects.get_or_create(token=token, defaults=content)
        if is_new:
            enquiry_received.send_robust(sender=Enquiry, enquiry=enquiry)
    return enquiry


def was_received(token: UUID) -> bool:
    """Whether a message with this token has come in before."""
    return Enquiry.objects.filter(token=token).exists()
