"""The forms for visitors, in the hands of somebody who means no good: refused, and never by accident."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core import mail
from django.test import Client

from home.models import SiteDetails
from knowledge.forms import LONGEST_MESSAGE, ContactForm, InterestForm
from knowledge.models import Enquiry
from knowledge.services import receive_enquiry
from tests.knowledge.visitors import SAME_ORIGIN, WORDS, FormPages, send, text_of, ticket_from, value_of


def filled_in(**fields: str) -> ContactForm:
    """The contact form as it arrives."""
    return ContactForm({"ticket": ticket_from(), **WORDS, **fields})


def test_a_form_on_another_site_is_refused_with_a_page_for_people(
    visitor: Client, form_pages: FormPages
) -> None:
    fields = {"ticket": ticket_from(), **WORDS}
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


def test_a_browser_that_says_where_the_form_came_from_needs_no_token(
    visitor: Client, form_pages: FormPages
) -> None:
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}):
        assert (
            visitor.post("/contact/", {"ticket": ticket_from(), **WORDS}, headers=headers).status_code == 302
        )


def test_the_sixth_message_within_the_hour_waits_and_keeps_its_words(
    visitor: Client, form_pages: FormPages
) -> None:
    with time_machine.travel("2026-03-01T12:10:00Z", tick=False) as clock:
        first = [send(visitor, message=f"Bericht {number}").status_code for number in range(5)]
        refused = send(visitor, message="Bericht 6")
        clock.shift(50 * 60)
        later = send(visitor, message="Bericht 6", ticket=value_of(refused, "ticket"))

    assert first == [302] * 5
    assert refused.status_code == 429
    assert refused["Retry-After"] == str(50 * 60)
    assert "Bericht 6" in text_of(refused)
    assert "Probeer het later opnieuw." in text_of(refused)
    assert later.status_code == 302
    assert Enquiry.objects.count() == 6


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_mistakes_and_second_clicks_do_not_use_up_the_limit(visitor: Client, form_pages: FormPages) -> None:
    ticket = ticket_from()
    for _time in range(10):
        send(visitor, email="")
        send(visitor, ticket=ticket)

    assert send(visitor, message="Nog een vraag").status_code == 302


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_made_up_addresses_in_front_do_not_lift_the_limit(
    visitor: Client, form_pages: FormPages, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = 1
    codes = []
    for number in range(7):
        content = {"ticket": ticket_from(), **WORDS, "message": f"Bericht {number}"}
        headers = SAME_ORIGIN | {"x-forwarded-for": f"10.1.1.{number}, 203.0.113.5"}
        codes.append(visitor.post("/contact/", content, headers=headers).status_code)
    neighbour = visitor.post(
        "/contact/",
        {"ticket": ticket_from(), **WORDS},
        headers=SAME_ORIGIN | {"x-forwarded-for": "203.0.113.6"},
    )

    assert codes == [302] * 5 + [429] * 2
    assert neighbour.status_code == 302


@time_machine.travel("2026-03-01T12:10:00Z", tick=False)
def test_without_proxies_of_ours_the_header_means_nothing(
    visitor: Client, form_pages: FormPages, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = 0
    for number in range(6):
        content = {"ticket": ticket_from(), **WORDS, "message": f"Bericht {number}"}
        response = visitor.post(
            "/contact/", content, headers=SAME_ORIGIN | {"x-forwarded-for": f"10.1.1.{number}"}
        )

    assert response.status_code == 429


def test_no_field_reaches_the_headers_of_the_mail(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
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
def test_one_address_is_one_address(address: str) -> None:
    assert "email" in filled_in(email=address).errors


def test_what_a_visitor_writes_is_text_in_the_mail_too(
    visitor: Client, form_pages: FormPages, mailbox: SiteDetails
) -> None:
    send(visitor, message="<script>alert(1)</script>{{ settings.SECRET_KEY }}", name="<img src=x>")

    dressed = mail.outbox[0].alternatives[0].content
    assert "<script" not in dressed
    assert "<img" not in dressed
    assert "{{ settings.SECRET_KEY }}" in html.unescape(dressed)
    assert "<script>alert(1)</script>" in mail.outbox[0].body


def test_five_thousand_characters_fit_however_the_browser_ends_its_lines(
    visitor: Client, form_pages: FormPages
) -> None:
    message = ("x" * 9 + "\r\n") * (LONGEST_MESSAGE // 10)
    assert send(visitor, message=message).status_code == 302
    assert len(Enquiry.objects.get().message) == LONGEST_MESSAGE - 1


def test_one_character_more_is_told_and_kept(visitor: Client, form_pages: FormPages) -> None:
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
def test_what_does_not_fit_is_a_mistake_and_no_accident(field: str, value: str) -> None:
    assert list(filled_in(**{field: value}).errors) == [field]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "odd",
    [
        "a\x00b",
        "a\x0b\x1bb",
        "\u202edraai",
        "e\u0301",
        "\U0001f469\u200d\U0001f467 \U0001f3e0",
        "\ufffe\uffff",
        "%00%ED%A0%80",
        "\u202e\u202e",
        "\u2028",
        "\ud800",
        "z" + "\u0300" * 90,
    ],
)
def test_odd_characters_are_stored_plain(odd: str) -> None:
    form = filled_in(name=odd, message=f"Vraag: {odd}")
    assert form.is_valid()
    enquiry = receive_enquiry(token=form.token, kind="contact", **form.content)
    enquiry.refresh_from_db()

    assert enquiry.message.startswith("Vraag:")
    assert not {"\x00", "\x0b", "\x1b", "\ud800"} & set(enquiry.message + enquiry.name)
    assert not {"\u202e", "\u2028"} & set(enquiry.name)


def test_a_lone_surrogate_in_the_body_is_no_accident(visitor: Client, form_pages: FormPages) -> None:
    for field in ("name", "message", "email", "subject", "ticket", "website"):
        content = urlencode({"ticket": ticket_from(), **WORDS}) + f"&{field}=%ED%A0%80&%ED%A0%80=%00"
        response = visitor.post(
            "/contact/", content, content_type="application/x-www-form-urlencoded", headers=SAME_ORIGIN
        )
        assert response.status_code in {302, 422}, field


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "unicode_escape", "zlib", "rot13", "punycode"])
def test_other_encodings_are_refused_before_they_are_decoded(visitor: Client, charset: str) -> None:
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
