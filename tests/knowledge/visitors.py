"""A visitor at one of our forms: what they fill in, how a browser sends it, and what they get back."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client
from django.utils import timezone

from knowledge.forms import new_ticket
from knowledge.models import CampaignPage, ContactPage

SAME_ORIGIN = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
WORDS = {"subject": "question", "message": "Mag een hond mee?", "name": "Ada", "email": "ada@example.org"}


@dataclass(frozen=True, slots=True)
class FormPages:
    """The pages with a form."""

    contact: ContactPage
    english: ContactPage
    campaign: CampaignPage


def ticket_from(ago: timedelta = timedelta(hours=1)) -> str:
    """A ticket from a form that was opened so long ago."""
    with time_machine.travel(timezone.now() - ago):
        return new_ticket()


def send(client: Client, url: str = "/contact/", **fields: Any) -> Any:
    """Post the contact form as a browser does; fields that are None are left out."""
    content = {"ticket": ticket_from(), "website": ""} | WORDS | fields
    return client.post(
        url, {key: value for key, value in content.items() if value is not None}, headers=SAME_ORIGIN
    )


def text_of(response: Any) -> str:
    """The page as text, with entities resolved."""
    return html.unescape(response.content.decode())


def value_of(response: Any, name: str) -> str:
    """What an input of the page holds."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', response.content.decode())
    return html.unescape(found[1]) if found else ""
