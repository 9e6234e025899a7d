"""What the front door does when a room announces something."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from home.models import SiteDetails
from knowledge.models import Enquiry
from knowledge.signals import enquiry_received
from notifications.letters import write_letter
from notifications.outbox import queue_mail

EDITORS_LANGUAGE = "nl"


@receiver(enquiry_received, dispatch_uid="home.pass_on_enquiry")
@transaction.atomic
def pass_on_enquiry(sender: type[Enquiry], enquiry: Enquiry, **_kwargs: Any) -> None:
    """Mail a visitor's message to whom the site details name; without an address it is only kept."""
    details = SiteDetails.objects.first()
    if details is None or not details.contact_email:
        return
    with translation.override(EDITORS_LANGUAGE):
        subject = enquiry.get_subject_display() or enquiry.get_kind_display()
        context = {"enquiry": enquiry, "facts": facts_of(enquiry), "url": address_for_editors(enquiry)}
        letter = write_letter("enquiry", context, language=EDITORS_LANGUAGE)
        queue_mail(
            key=f"enquiry-{enquiry.pk}",
            to=details.contact_email,
            reply_to=enquiry.email,
            subject=_("Nieuw bericht via de site: %(subject)s") % {"subject": subject},
            text=letter.text,
            html=letter.html,
            language=EDITORS_LANGUAGE,
        )


def facts_of(enquiry: Enquiry) -> list[tuple[str, str]]:
    """What a visitor filled in besides the message, with its label; what stayed empty is left out."""
    facts = [
        (_("Onderwerp"), enquiry.get_subject_display()),
        (_("Naam"), enquiry.name),
        (_("E-mailadres"), enquiry.email),
        (_("Provincie"), enquiry.get_region_display()),
        (_("Taal"), dict(settings.LANGUAGES).get(enquiry.language, enquiry.language)),
    ]
    return [(str(label), str(value)) for label, value in facts if value]


def address_for_editors(enquiry: Enquiry) -> str:
    """Where editors find this message, with the host."""
    return settings.SITE_URL + reverse("enquiry:edit", args=[enquiry.pk])
