"""The forms for visitors: an honest person never loses a word, and once is once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from core import registry
from home.models import SiteDetails
from knowledge.forms import new_receipt
from knowledge.models import Enquiry, FaqPage
from notifications.models import OutgoingMail
from tests import factories
from tests.factories import Site
from tests.knowledge.visitors import SAME_ORIGIN, FormPages, send, text_of, ticket_from, value_of

# --- an honest visitor ----------------------------------------------------------------------------------


def test_a_message_is_kept_mailed_and_thanked_for(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shown = visitor.get("/contact/")
        clock.shift(60)
        sent = send(visitor, ticket=value_of(shown, "ticket"))

    assert sent.status_code == 302
    assert re.fullmatch(r"/contact/\?sent=sent%3A[\w%-]+#sent", sent.url)
    enquiry = Enquiry.objects.get()
    assert (enquiry.kind, enquiry.subject, enquiry.message) == ("contact", "question", "Mag een hond mee?")
    assert (enquiry.name, enquiry.email, enquiry.language) == ("Ada", "ada@example.org", "nl")
    assert enquiry.page_id == form_pages.contact.pk
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == (["redactie@example.org"], ["ada@example.org"])
    assert "Mag een hond mee?" in letter.body
    assert f"/beheer/enquiry/edit/{enquiry.pk}/" in letter.body

    thanks = visitor.get(sent.url.partition("#")[0])
    assert 'id="sent"' in thanks.content.decode()
    assert "<form" not in thanks.content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("address", "words"), [("/contact/", "om je te antwoorden"), ("/word-gezinshuisouder/", "")]
)
def test_the_address_field_says_what_becomes_of_it_before_the_button(
    visitor: Client, form_pages: FormPages, address: str, words: str
) -> None:
    campaign = form_pages.campaign
    campaign.privacy_note = "Wij & <niemand> anders."
    campaign.save()
    page = visitor.get(address).content.decode()

    field = re.search(r'<input[^>]*name="email"[^>]*>', page)
    assert field is not None
    named = re.search(r'aria-describedby="([^" ]+)"', field[0])
    assert named is not None
    note = re.search(rf'<(\w+)[^>]* id="{named[1]}">(.*?)</\1>', page, re.DOTALL)
    assert note is not None
    assert (words or "Wij &amp; &lt;niemand&gt; anders.") in note[2]
    assert note.start() < page.index('type="submit"')


def test_a_question_is_first_led_to_the_questions_that_have_an_answer(
    visitor: Client, form_pages: FormPages, site: Site
) -> None:
    def hint() -> str | None:
        page = text_of(visitor.get("/contact/"))
        found = re.search(r"Een vraag over gezinshuizen(.*?)</span></label>", page)
        assert found is not None
        return found[1]

    assert hint() == "", "no page with questions yet"
    faq = factories.make_page(FaqPage, site.nl, slug="vragen")
    link = 'Misschien staat het al bij de <a href="/vragen/">veelgestelde vragen</a>'
    assert hint() == f"<small>{link}</small>"
    assert link in text_of(send(visitor, email="")), "also when the form comes back"
    factories.restrict(faq)
    assert hint() == ""


def test_nothing_in_the_whole_exchange_sets_a_cookie(visitor: Client, form_pages: FormPages) -> None:
    responses = [
        visitor.get("/contact/"),
        send(visitor),
        send(visitor, email=""),
        visitor.get(f"/contact/?sent={new_receipt()}"),
    ]

    assert [dict(response.cookies) for response in responses] == [{}] * 4
    assert not visitor.cookies


@pytest.mark.parametrize("receipt", ["1", "", "sent", "sent:1:x", "\u00b2" * 300])
def test_who_sent_nothing_is_not_thanked(visitor: Client, form_pages: FormPages, receipt: str) -> None:
    assert 'id="sent"' not in visitor.get("/contact/", {"sent": receipt}).content.decode()


def test_a_thanks_that_was_kept_is_a_form_again(visitor: Client, form_pages: FormPages) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        address = f"/contact/?sent={new_receipt()}"
        clock.shift(3_500)
        assert 'id="sent"' in visitor.get(address).content.decode()
        clock.shift(200)
        assert 'id="sent"' not in visitor.get(address).content.decode()


@pytest.mark.parametrize(
    ("over", "subject", "message"),
    [
        ("/nieuws/een-bericht/", "mistake", "Op de pagina /nieuws/een-bericht/:"),
        ("https://elders.example/", "question", ""),
        ("/" + "a" * 300, "question", ""),
        ('/"><script>', "mistake", "Op de pagina /&quot;&gt;&lt;script&gt;:"),
        ("", "question", ""),
    ],
)
def test_who_comes_from_a_page_on_which_something_is_wrong_need_not_say_which(
    visitor: Client, form_pages: FormPages, over: str, subject: str, message: str
) -> None:
    shown = visitor.get("/contact/", {"over": over})
    assert re.search(rf'value="{subject}"[^>]*checked', shown.content.decode())
    written = re.search(r"<textarea[^>]*>(.*?)</textarea>", shown.content.decode(), re.DOTALL)
    assert written is not None
    assert written[1].strip() == message
    assert "<script>" not in shown.content.decode().partition("<main")[2]


def test_looking_at_a_form_writes_nothing(visitor: Client, form_pages: FormPages) -> None:
    visitor.get("/contact/")
    with connection.execute_wrapper(refuse_writes):
        visitor.get("/contact/")
        visitor.get(f"/contact/?sent={new_receipt()}")
        visitor.get("/word-gezinshuisouder/")


def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert not sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")), sql
    return execute(sql, params, many, context)


def test_interest_is_kept_with_as_little_as_an_address(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
) -> None:
    fields = {"ticket": ticket_from(), "email": "ben@example.org"}
    sent = visitor.post("/word-gezinshuisouder/", fields, headers=SAME_ORIGIN)

    assert sent.status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.kind, enquiry.email, enquiry.subject, enquiry.region) == (
        "interest",
        "ben@example.org",
        "",
        "",
    )
    assert mail.outbox[0].reply_to == ["ben@example.org"]


def test_interest_takes_province_and_stage(visitor: Client, form_pages: FormPages) -> None:
    fields = {"ticket": ticket_from(), "email": "ben@example.org", "region": "utrecht", "subject": "talking"}
    visitor.post("/word-gezinshuisouder/", fields, headers=SAME_ORIGIN)

    enquiry = Enquiry.objects.get()
    assert (enquiry.get_region_display(), enquiry.get_subject_display()) == (
        "Utrecht",
        "We praten er thuis over",
    )


def test_without_an_address_to_mail_to_the_message_is_only_kept(
    visitor: Client, form_pages: FormPages
) -> None:
    SiteDetails.objects.create(contact_email="")
    send(visitor)

    assert Enquiry.objects.count() == 1
    assert not OutgoingMail.objects.exists()


def test_trouble_with_the_mail_does_not_cost_the_message(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no letter today")

    monkeypatch.setattr("home.receivers.write_letter", broken)
    assert send(visitor).status_code == 302
    assert Enquiry.objects.count() == 1


def test_a_mistake_costs_no_word_and_says_how_to_mend_it(visitor: Client, form_pages: FormPages) -> None:
    response = send(visitor, email="ada bij example", name="Ada <b>", message="Mag een\nhond mee?")

    assert response.status_code == 422
    page = text_of(response)
    assert "Dit is geen heel e-mailadres." in page
    assert "Mag een\nhond mee?" in page
    assert "Ada &lt;b&gt;" in response.content.decode()
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert 'href="#id_email"' in page
    assert 'aria-invalid="true"' in page
    assert not Enquiry.objects.exists()


def test_somebody_who_is_very_quick_presses_the_button_twice(visitor: Client, form_pages: FormPages) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shown = visitor.get("/contact/")
        clock.shift(1)
        held_back = send(visitor, ticket=value_of(shown, "ticket"))
        clock.shift(4)
        sent = send(visitor, ticket=value_of(held_back, "ticket"))

    assert held_back.status_code == 422
    assert "Dat ging wel heel snel." in text_of(held_back)
    assert "Mag een hond mee?" in text_of(held_back)
    assert sent.status_code == 302
    assert Enquiry.objects.count() == 1


def test_somebody_who_takes_a_month_is_not_too_late(visitor: Client, form_pages: FormPages) -> None:
    assert send(visitor, ticket=ticket_from(timedelta(days=30))).status_code == 302


def test_a_ticket_that_is_not_ours_is_replaced_and_the_words_are_kept(
    visitor: Client, form_pages: FormPages
) -> None:
    for ticket in (None, "", "geen ticket", "a" * 100_000, "\x00", "0" * 32 + ":x:y"):
        held_back = send(visitor, ticket=ticket)
        assert held_back.status_code == 422
        assert "Mag een hond mee?" in text_of(held_back)
    assert not Enquiry.objects.exists()

    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert send(visitor, ticket=value_of(held_back, "ticket")).status_code == 302


def test_a_browser_that_filled_in_the_decoy_gets_it_back_empty(
    visitor: Client, form_pages: FormPages
) -> None:
    held_back = send(visitor, website="https://example.org")

    assert held_back.status_code == 422
    assert "Mag een hond mee?" in text_of(held_back)
    assert value_of(held_back, "website") == ""
    assert not Enquiry.objects.exists()
    assert send(visitor, ticket=value_of(held_back, "ticket")).status_code == 302


def test_nobody_meets_the_decoy(visitor: Client, form_pages: FormPages) -> None:
    page = text_of(visitor.get("/contact/"))
    decoy = re.search(r'<div class="visually-hidden" aria-hidden="true">.*?</div>', page, re.DOTALL)

    assert decoy is not None
    assert 'name="website"' in decoy[0]
    assert 'tabindex="-1"' in decoy[0]
    assert 'autocomplete="off"' in decoy[0]


def test_english_readers_are_answered_in_english_words(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
) -> None:
    sent = send(visitor, "/en/contact/")

    assert sent.url.startswith("/en/contact/?sent=sent%3A")
    assert Enquiry.objects.get().language == "en"
    assert "Taal: English" in mail.outbox[0].body


# --- once is once -----------------------------------------------------------------------------------------


def test_the_same_form_sent_again_is_the_same_message(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
) -> None:
    ticket = ticket_from()
    responses = [send(visitor, ticket=ticket) for _click in range(8)]

    assert {response.status_code for response in responses} == {302}
    assert Enquiry.objects.count() == 1
    assert len(mail.outbox) == 1


def test_other_words_from_the_same_form_are_another_message(visitor: Client, form_pages: FormPages) -> None:
    ticket = ticket_from()
    send(visitor, ticket=ticket)
    send(visitor, ticket=ticket, message="Ik vergat nog iets.")

    assert set(Enquiry.objects.values_list("message", flat=True)) == {
        "Mag een hond mee?",
        "Ik vergat nog iets.",
    }


# --- what becomes of it -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_person_gets_their_messages_and_can_have_them_erased(ben: Any) -> None:
    Enquiry.objects.create(kind="contact", email="BEN@example.org", message="Van mij")
    Enquiry.objects.create(kind="contact", email="ada@example.org", message="Van een ander")
    entry = registry.personal_data()[Enquiry]

    assert [row["message"] for row in entry.export(ben)] == ["Van mij"]
    assert entry.erase(ben) == 1
    assert Enquiry.objects.get().message == "Van een ander"
