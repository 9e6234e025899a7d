"""What waits on an editor's desk, and that nobody finds there what is not theirs."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from home.desk import MOST_PAGES, desk_of
from home.models import SiteDetails
from home.rights import grant_editing_rights
from knowledge.models import Enquiry, FactsheetPage, PlainPage
from notifications.models import OutgoingMail
from tests import factories


@pytest.fixture
def editor(site: factories.Site, ada: Any) -> Any:
    """Ada, with the rights of the editors."""
    grant_editing_rights()
    return ada


def filled_in() -> SiteDetails:
    return SiteDetails.objects.create(
        controller_name="Stichting Huis",
        controller_address="Straat 1",
        controller_email="privacy@example.org",
        contact_email="redactie@example.org",
        accessibility_nl="Voldoet deels.",
        accessibility_en="Partly conforms.",
    )


def test_a_desk_with_nothing_on_it_is_clear(editor: Any) -> None:
    filled_in()

    assert desk_of(editor).is_clear


def test_empty_details_are_named(editor: Any) -> None:
    details = filled_in()
    details.controller_name = details.contact_email = ""
    details.save()
    desk = desk_of(editor)

    assert desk.missing_details == ["verwerkingsverantwoordelijke"]
    assert not desk.mails_messages
    assert not desk.is_clear


def test_pages_come_with_what_is_to_do_the_most_overdue_first(site: factories.Site, editor: Any) -> None:
    today = timezone.localdate()
    factories.make_page(PlainPage, site.nl, title="Nog lang goed", check_due=today + timedelta(days=200))
    factories.make_page(PlainPage, site.nl, title="Binnenkort", check_due=today + timedelta(days=20))
    factories.make_page(FactsheetPage, site.nl, title="Te laat", check_due=today - timedelta(days=1))
    factories.make_page(
        FactsheetPage, site.en, title="Open points", to_verify="Jaar van de telling\n\n  Naam  \n"
    )
    pages = desk_of(editor).pages

    assert [page.title for page in pages] == ["Te laat", "Binnenkort", "Open points"]
    assert [page.is_overdue for page in pages] == [True, False, False]
    assert pages[2].points == ["Jaar van de telling", "Naam"]
    assert pages[2].language == "en"


def test_only_pages_one_may_change_are_on_ones_desk(site: factories.Site, ben: Any) -> None:
    factories.make_page(PlainPage, site.nl, title="Te laat", check_due=timezone.localdate())
    Enquiry.objects.create(kind="contact", email="iemand@example.org")
    OutgoingMail.objects.create(key="a", to="iemand@example.org", gave_up_at=timezone.now())
    desk = desk_of(ben)

    assert (desk.pages, desk.unanswered, desk.undelivered, desk.may_edit_details) == ([], 0, 0, False)


def test_the_number_of_queries_does_not_grow_with_the_pages(
    site: factories.Site, editor: Any, django_assert_max_num_queries: Any
) -> None:
    for _number in range(MOST_PAGES + 3):
        factories.make_page(PlainPage, site.nl, to_verify="Iets")
    with django_assert_max_num_queries(12):
        desk = desk_of(editor)

    assert len(desk.pages) == MOST_PAGES + 3
    assert len(desk.most_urgent) == MOST_PAGES


def test_the_editors_first_page_bears_the_house_and_shows_the_desk(
    site: factories.Site, editor: Any, client: Client
) -> None:
    factories.make_page(PlainPage, site.nl, title="Tarief", to_verify="<script>alert(1)</script>")
    Enquiry.objects.create(kind="contact", email="iemand@example.org")
    client.force_login(editor)
    page = html.unescape(client.get("/beheer/").content.decode())

    assert "Gezinshuizen samen sterk" in page
    assert "css/editors.css" in page
    assert "images/logo.svg" in page
    assert "Op je bureau" in page
    assert "Eén bericht van een bezoeker wacht op antwoord" in page
    assert "Eén punt na te gaan" in page
    assert "&lt;script&gt;" in client.get("/beheer/").content.decode()


def test_administrators_hear_of_mail_that_was_given_up(
    site: factories.Site, administrator: Any, client: Client
) -> None:
    OutgoingMail.objects.create(key="a", to="iemand@example.org", gave_up_at=timezone.now())
    client.force_login(administrator)

    assert "Eén mail is opgegeven." in html.unescape(client.get("/beheer/").content.decode())


def test_who_may_enter_but_do_nothing_is_told_whom_to_ask(
    site: factories.Site, ben: Any, client: Client
) -> None:
    ben.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(ben)
    page = html.unescape(client.get("/beheer/").content.decode())

    assert "Vraag een beheerder om ze in te vullen." in page
    assert "/beheer/settings/home/sitedetails/" not in page
