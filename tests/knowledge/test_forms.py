"""The forms for visitors: an honest person never loses a word, a robot never gets in, and once is once."""

from __future__ import annotations

import html
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from core import registry
from home.models import SiteDetails
from knowledge import services
from knowledge.forms import LONGEST_MESSAGE, ContactForm, InterestForm, new_ticket
from knowledge.models import CampaignPage, ContactPage, Enquiry
from knowledge.signals import enquiry_received
from notifications.models import OutgoingMail
from tests import factories

SAME_ORIGIN = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
WORDS = {"subject": "question", "message": "Mag een hond mee?", "name": "Ada", "email": "ada@example.org"}


@dataclass(frozen=True, slots=True)
class Pages:
    contact: ContactPage
    english: ContactPage
    campaign: CampaignPage


@pytest.fixture
def pages(site: factories.Site) -> Pages:
    contact = factories.make_page(ContactPage, site.nl, title="Contact", slug="contact")
    english = factories.translate(contact, site.en, title="Contact", slug="contact")
    campaign = factories.make_page(
        CampaignPage,
        site.nl,
        title="Word gezinshuisouder",
        slug="word-gezinshuisouder",
        call="Eén bord extra",
    )
    return Pages(contact, english, campaign)


@pytest.fixture
def mailbox(db: None) -> SiteDetails:
    """Somebody who reads the messages."""
    return SiteDetails.objects.create(contact_email="redactie@example.org")


def old_ticket() -> str:
    """A ticket from a form that was opened an hour ago."""
    with time_machine.travel(timezone.now() - timezone.timedelta(hours=1)):
        return new_ticket()


def send(client: Client, url: str = "/contact/", **fields: Any) -> Any:
    """Post the contact form as a browser does; fields that are None are left out."""
    content = {"ticket": old_ticket(), "website": ""} | WORDS | fields
    return client.post(
        url, {key: value for key, value in content.items() if value is not None}, headers=SAME_ORIGIN
    )


def text_of(response: Any) -> str:
    return html.unescape(response.content.decode())


def field_value(response: Any, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', response.content.decode())
    return html.unescape(found[1]) if found else ""


# --- an honest visitor ----------------------------------------------------------------------------------


def test_a_message_is_kept_mailed_and_thanked_for(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shown = visitor.get("/contact/")
        clock.shift(60)
        sent = send(visitor, ticket=field_value(shown, "ticket"))

    assert (sent.status_code, sent.url) == (302, "/contact/?sent=1#sent")
    enquiry = Enquiry.objects.get()
    assert (enquiry.kind, enquiry.subject, enquiry.message) == ("contact", "question", "Mag een hond mee?")
    assert (enquiry.name, enquiry.email, enquiry.language) == ("Ada", "ada@example.org", "nl")
    assert enquiry.page_id == pages.contact.pk
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == (["redactie@example.org"], ["ada@example.org"])
    assert "Mag een hond mee?" in letter.body
    assert f"/beheer/enquiry/edit/{enquiry.pk}/" in letter.body

    thanks = visitor.get(sent.url.partition("#")[0])
    assert 'id="sent"' in thanks.content.decode()
    assert "<form" not in thanks.content.decode().partition("<main")[2].partition("</main>")[0]


def test_nothing_in_the_whole_exchange_sets_a_cookie(visitor: Client, pages: Pages) -> None:
    responses = [
        visitor.get("/contact/"),
        send(visitor),
        send(visitor, email=""),
        visitor.get("/contact/?sent=1"),
    ]

    assert [dict(response.cookies) for response in responses] == [{}] * 4
    assert not visitor.cookies


def test_looking_at_a_form_writes_nothing(visitor: Client, pages: Pages) -> None:
    visitor.get("/contact/")
    with connection.execute_wrapper(refuse_writes):
        visitor.get("/contact/")
        visitor.get("/contact/?sent=1")
        visitor.get("/word-gezinshuisouder/")


def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert not sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")), sql
    return execute(sql, params, many, context)


def test_interest_is_kept_with_as_little_as_an_address(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    fields = {"ticket": old_ticket(), "email": "ben@example.org"}
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


def test_interest_takes_province_and_stage(visitor: Client, pages: Pages) -> None:
    fields = {"ticket": old_ticket(), "email": "ben@example.org", "region": "utrecht", "subject": "talking"}
    visitor.post("/word-gezinshuisouder/", fields, headers=SAME_ORIGIN)

    enquiry = Enquiry.objects.get()
    assert (enquiry.get_region_display(), enquiry.get_subject_display()) == (
        "Utrecht",
        "We praten er thuis over",
    )


def test_without_an_address_to_mail_to_the_message_is_only_kept(visitor: Client, pages: Pages) -> None:
    SiteDetails.objects.create(contact_email="")
    send(visitor)

    assert Enquiry.objects.count() == 1
    assert not OutgoingMail.objects.exists()


def test_trouble_with_the_mail_does_not_cost_the_message(
    visitor: Client, pages: Pages, mailbox: SiteDetails, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no letter today")

    monkeypatch.setattr("home.receivers.write_letter", broken)
    assert send(visitor).status_code == 302
    assert Enquiry.objects.count() == 1


def test_a_mistake_costs_no_word_and_says_how_to_mend_it(visitor: Client, pages: Pages) -> None:
    response = send(visitor, email="ada bij example", name="Ada <b>", message="Mag een\nhond mee?")

    assert response.status_code == 422
    page = text_of(response)
    assert "Dit is geen e-mailadres." in page
    assert "Mag een\nhond mee?" in page
    assert "Ada &lt;b&gt;" in response.content.decode()
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert 'href="#id_email"' in page
    assert 'aria-invalid="true"' in page
    assert not Enquiry.objects.exists()


def test_somebody_who_is_very_quick_presses_the_button_twice(visitor: Client, pages: Pages) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shown = visitor.get("/contact/")
        clock.shift(1)
        held_back = send(visitor, ticket=field_value(shown, "ticket"))
        clock.shift(4)
        sent = send(visitor, ticket=field_value(held_back, "ticket"))

    assert held_back.status_code == 422
    assert "Dat ging wel heel snel." in text_of(held_back)
    assert "Mag een hond mee?" in text_of(held_back)
    assert sent.status_code == 302
    assert Enquiry.objects.count() == 1


def test_somebody_who_takes_a_month_is_not_too_late(visitor: Client, pages: Pages) -> None:
    with time_machine.travel(timezone.now() - timezone.timedelta(days=30)):
        ticket = new_ticket()

    assert send(visitor, ticket=ticket).status_code == 302


@pytest.mark.parametrize(
    "ticket", [None, "", "geen ticket", "a" * 100_000, "\x00", "00000000000000000000000000000000:x:y"]
)
def test_a_ticket_that_is_not_ours_is_replaced_and_the_words_are_kept(
    visitor: Client, pages: Pages, ticket: str | None
) -> None:
    held_back = send(visitor, ticket=ticket)
    assert held_back.status_code == 422
    assert "Mag een hond mee?" in text_of(held_back)
    assert not Enquiry.objects.exists()

    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=1)):
        assert send(visitor, ticket=field_value(held_back, "ticket")).status_code == 302


def test_a_browser_that_filled_in_the_decoy_gets_it_back_empty(visitor: Client, pages: Pages) -> None:
    held_back = send(visitor, website="https://example.org")

    assert held_back.status_code == 422
    assert "Mag een hond mee?" in text_of(held_back)
    assert field_value(held_back, "website") == ""
    assert not Enquiry.objects.exists()
    assert send(visitor, ticket=field_value(held_back, "ticket")).status_code == 302


def test_nobody_meets_the_decoy(visitor: Client, pages: Pages) -> None:
    page = text_of(visitor.get("/contact/"))
    decoy = re.search(r'<div class="visually-hidden" aria-hidden="true">.*?</div>', page, re.DOTALL)

    assert decoy is not None
    assert 'name="website"' in decoy[0]
    assert 'tabindex="-1"' in decoy[0]
    assert 'autocomplete="off"' in decoy[0]


def test_english_readers_are_answered_in_english_words(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    sent = send(visitor, "/en/contact/")

    assert sent.url == "/en/contact/?sent=1#sent"
    assert Enquiry.objects.get().language == "en"
    assert "Taal: English" in mail.outbox[0].body


# --- once is once -----------------------------------------------------------------------------------------


def test_the_same_form_sent_again_is_the_same_message(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    ticket = old_ticket()
    responses = [send(visitor, ticket=ticket) for _click in range(8)]

    assert {response.status_code for response in responses} == {302}
    assert Enquiry.objects.count() == 1
    assert len(mail.outbox) == 1


def test_other_words_from_the_same_form_are_another_message(visitor: Client, pages: Pages) -> None:
    ticket = old_ticket()
    send(visitor, ticket=ticket)
    send(visitor, ticket=ticket, message="Ik vergat nog iets.")

    assert set(Enquiry.objects.values_list("message", flat=True)) == {
        "Mag een hond mee?",
        "Ik vergat nog iets.",
    }


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_message_even_at_the_very_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    form = ContactForm({"ticket": old_ticket(), **WORDS})
    assert form.is_valid()
    together = Barrier(2)
    announced: list[int] = []

    def hear(sender: object, enquiry: Enquiry, **kwargs: object) -> None:
        announced.append(enquiry.pk)

    def receive() -> None:
        try:
            assert not services.was_received(form.token)
            together.wait(10)
            services.receive_enquiry(token=form.token, kind="contact", **form.content)
        finally:
            connection.close()

    enquiry_received.connect(hear)
    try:
        with ThreadPoolExecutor(2) as pool:
            for future in [pool.submit(receive), pool.submit(receive)]:
                future.result()
    finally:
        enquiry_received.disconnect(hear)

    assert Enquiry.objects.count() == 1
    assert len(announced) == 1


# --- somebody who means no good --------------------------------------------------------------------------


def test_a_form_on_another_site_is_refused_with_a_page_for_people(visitor: Client, pages: Pages) -> None:
    fields = {"ticket": old_ticket(), **WORDS}
    for headers in (
        {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
        {"sec-fetch-site": "same-site", "origin": "http://sub.testserver"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ):
        response = visitor.post("/contact/", fields, headers=headers)
        assert response.status_code == 403, headers
        assert "Je browser liet niet zien waar het formulier vandaan kwam." in text_of(response)
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}])
def test_a_browser_that_says_where_the_form_came_from_needs_no_token(
    visitor: Client, pages: Pages, headers: dict[str, str]
) -> None:
    assert visitor.post("/contact/", {"ticket": old_ticket(), **WORDS}, headers=headers).status_code == 302


def test_the_sixth_message_within_the_hour_waits_and_keeps_its_words(visitor: Client, pages: Pages) -> None:
    with time_machine.travel("2026-03-01T12:10:00Z", tick=False) as clock:
        first = [send(visitor, message=f"Bericht {number}").status_code for number in range(5)]
        refused = send(visitor, message="Bericht 6")
        clock.shift(50 * 60)
        later = send(visitor, message="Bericht 6", ticket=field_value(refused, "ticket"))

    assert first == [302] * 5
    assert refused.status_code == 429
    assert refused["Retry-After"] == str(50 * 60)
    assert "Bericht 6" in text_of(refused)
    assert "Probeer het later opnieuw." in text_of(refused)
    assert later.status_code == 302
    assert Enquiry.objects.count() == 6


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_mistakes_and_second_clicks_do_not_use_up_the_limit(visitor: Client, pages: Pages) -> None:
    ticket = old_ticket()
    for _time in range(10):
        send(visitor, email="")
        send(visitor, ticket=ticket)

    assert send(visitor, message="Nog een vraag").status_code == 302


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_made_up_addresses_in_front_do_not_lift_the_limit(
    visitor: Client, pages: Pages, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = 1
    codes = []
    for number in range(7):
        content = {"ticket": old_ticket(), **WORDS, "message": f"Bericht {number}"}
        headers = SAME_ORIGIN | {"x-forwarded-for": f"10.1.1.{number}, 203.0.113.5"}
        codes.append(visitor.post("/contact/", content, headers=headers).status_code)
    neighbour = visitor.post(
        "/contact/",
        {"ticket": old_ticket(), **WORDS},
        headers=SAME_ORIGIN | {"x-forwarded-for": "203.0.113.6"},
    )

    assert codes == [302] * 5 + [429] * 2
    assert neighbour.status_code == 302


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_without_proxies_of_ours_the_header_means_nothing(
    visitor: Client, pages: Pages, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = 0
    for number in range(6):
        content = {"ticket": old_ticket(), **WORDS, "message": f"Bericht {number}"}
        response = visitor.post(
            "/contact/", content, headers=SAME_ORIGIN | {"x-forwarded-for": f"10.1.1.{number}"}
        )

    assert response.status_code == 429


def test_no_field_reaches_the_headers_of_the_mail(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    injected = "Ada\r\nBcc: all@example.org\r\n\r\nKoop nu"
    assert send(visitor, name=injected, message=injected).status_code == 302

    (letter,) = mail.outbox
    assert letter.recipients() == ["redactie@example.org"]
    assert letter.message().get_all("Bcc") is None
    assert "\n" not in letter.subject
    assert Enquiry.objects.get().name == "Ada Bcc: all@example.org Koop nu"


@pytest.mark.parametrize(
    "address", ["ada@example.org\r\nBcc: all@example.org", "ada@example.org,ben@example.org", "a\x00@b.nl"]
)
def test_one_address_is_one_address(visitor: Client, pages: Pages, address: str) -> None:
    assert send(visitor, email=address).status_code == 422
    assert not Enquiry.objects.exists()


def test_what_a_visitor_writes_is_text_in_the_mail_too(
    visitor: Client, pages: Pages, mailbox: SiteDetails
) -> None:
    send(visitor, message="<script>alert(1)</script>{{ settings.SECRET_KEY }}", name="<img src=x>")

    dressed = mail.outbox[0].alternatives[0].content
    assert "<script" not in dressed
    assert "<img" not in dressed
    assert "{{ settings.SECRET_KEY }}" in html.unescape(dressed)
    assert "<script>alert(1)</script>" in mail.outbox[0].body


def test_five_thousand_characters_fit_however_the_browser_ends_its_lines(
    visitor: Client, pages: Pages
) -> None:
    message = ("x" * 9 + "\r\n") * (LONGEST_MESSAGE // 10)
    assert send(visitor, message=message).status_code == 302
    assert len(Enquiry.objects.get().message) == LONGEST_MESSAGE - 1


def test_one_character_more_is_told_and_kept(visitor: Client, pages: Pages) -> None:
    response = send(visitor, message="x" * (LONGEST_MESSAGE + 1))

    assert response.status_code == 422
    assert "Dit zijn 5001 tekens en er passen er 5000 in." in text_of(response)
    assert "x" * (LONGEST_MESSAGE + 1) in text_of(response)
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 121),
        ("email", "x" * 250 + "@example.org"),
        ("subject", "hacked"),
        ("subject", ""),
        ("message", "  \n "),
    ],
)
def test_what_does_not_fit_is_a_mistake_and_no_accident(
    visitor: Client, pages: Pages, field: str, value: str
) -> None:
    assert send(visitor, **{field: value}).status_code == 422


@pytest.mark.parametrize(
    "message",
    [
        "a\x00b",
        "a\x0b\x1bb",
        "\u202edraai",
        "e\u0301",
        "👩‍👧‍👦 \U0001f3e0",
        "\ufffe\uffff",
        "%00%ED%A0%80",
        "‮‮‮",
        "\u2028",
        "z" + "\u0300" * 500,
    ],
)
def test_odd_characters_are_stored_plain_or_politely_refused(
    visitor: Client, pages: Pages, message: str
) -> None:
    response = send(visitor, message=f"Vraag: {message}", name=message)

    assert response.status_code in {302, 422}
    for enquiry in Enquiry.objects.all():
        assert "\x00" not in enquiry.message + enquiry.name
        assert "\u202e" not in enquiry.name


@pytest.mark.parametrize("field", ["name", "message", "email", "subject", "ticket", "website"])
def test_a_lone_surrogate_in_the_body_is_no_accident(visitor: Client, pages: Pages, field: str) -> None:
    content = urlencode({"ticket": old_ticket(), **WORDS}) + f"&{field}=%ED%A0%80&%ED%A0%80=%00"
    response = visitor.post(
        "/contact/", content, content_type="application/x-www-form-urlencoded", headers=SAME_ORIGIN
    )

    assert response.status_code in {302, 422}


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "unicode_escape", "zlib", "rot13", "punycode"])
def test_other_encodings_are_refused_before_they_are_decoded(
    visitor: Client, pages: Pages, charset: str
) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n+2AA- \\ud800\r\n--x--\r\n'
    content_type = f"multipart/form-data; boundary=x; charset={charset}"
    response = visitor.generic("POST", "/contact/", body, content_type, headers=SAME_ORIGIN)

    assert response.status_code == 400


@pytest.mark.parametrize("form", [ContactForm, InterestForm])
def test_a_form_survives_anything_in_any_field(form: type[ContactForm]) -> None:
    for nonsense in ("\x00", "\ufffd\x7f", "a" * 300_000, "'; DROP TABLE x; --", "\r\n" * 50):
        filled = form(dict.fromkeys(form.base_fields, nonsense))
        filled.is_valid()
        filled.offer_again()
        str(filled).encode()


# --- what becomes of it -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_person_gets_their_messages_and_can_have_them_erased(ben: Any) -> None:
    Enquiry.objects.create(kind="contact", email="BEN@example.org", message="Van mij")
    Enquiry.objects.create(kind="contact", email="ada@example.org", message="Van een ander")
    entry = registry.personal_data()[Enquiry]

    assert [row["message"] for row in entry.export(ben)] == ["Van mij"]
    assert entry.erase(ben) == 1
    assert Enquiry.objects.get().message == "Van een ander"
