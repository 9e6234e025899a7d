"""What the tests of this room share."""

from __future__ import annotations

import pytest

from home.models import SiteDetails
from knowledge.models import CampaignPage, ContactPage
from tests import factories
from tests.knowledge.visitors import FormPages


@pytest.fixture
def form_pages(site: factories.Site) -> FormPages:
    """The contact page in both languages, and the campaign."""
    contact = factories.make_page(ContactPage, site.nl, title="Contact", slug="contact")
    english = factories.translate(contact, site.en, title="Contact", slug="contact")
    campaign = factories.make_page(
        CampaignPage,
        site.nl,
        title="Word gezinshuisouder",
        slug="word-gezinshuisouder",
        call="Eén bord extra",
    )
    return FormPages(contact, english, campaign)


@pytest.fixture
def mailbox(db: None) -> SiteDetails:
    """Somebody who reads the messages."""
    return SiteDetails.objects.create(contact_email="redactie@example.org")
