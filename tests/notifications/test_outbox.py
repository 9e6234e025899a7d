"""The outbox: once is once, whatever is asked again, and a letter says no more than it should."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from core import registry
from notifications import delivery, outbox
from notifications.models import OutgoingMail
from tests import factories
from tests.notifications.post import LETTER

pytestmark = pytest.mark.django_db


def test_a_queued_letter_is_sent_to_one_person() -> None:
    letter = outbox.queue_mail(
        **LETTER, reply_to="ben@example.org", html="<p>De vaat is gedaan.</p>", language="nl"
    )

    letter.refresh_from_db()
    assert letter.sent_at is not None
    assert letter.attempts == 1
    (message,) = mail.outbox
    assert (message.to, message.cc, message.bcc) == (["ada@example.org"], [], [])
    assert message.reply_to == ["ben@example.org"]
    assert message.alternatives[0].content == "<p>De vaat is gedaan.</p>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_same_key_is_the_same_letter() -> None:
    first = outbox.queue_mail(**LETTER)
    second = outbox.queue_mail(**LETTER | {"text": "Nog eens.", "to": "cleo@example.org"})

    assert first.pk == second.pk
    assert [message.body for message in mail.outbox] == ["De vaat is gedaan."]


def test_a_letter_that_was_sent_is_not_sent_again() -> None:
    letter = outbox.queue_mail(**LETTER)
    delivery.deliver(letter.pk)
    delivery.deliver(letter.pk)

    assert len(mail.outbox) == 1


def test_a_letter_that_was_erased_meanwhile_is_nobodys_error(queue: None) -> None:
    letter = outbox.queue_mail(**LETTER)
    OutgoingMail.objects.all().delete()
    delivery.deliver(letter.pk)

    assert mail.outbox == []


@pytest.mark.parametrize("field", ["to", "reply_to"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "geen adres",
        "ada@example.org, ben@example.org",
        "ada@example.org\nBcc: all@example.org",
        "a@b\x00.nl",
        "\ud800@x.nl",
    ],
)
def test_one_valid_address_or_none_at_all(field: str, address: str) -> None:
    if field == "reply_to" and not address:
        return
    with pytest.raises(ValidationError):
        outbox.queue_mail(**LETTER | {field: address})
    assert not OutgoingMail.objects.exists()


def test_a_subject_cannot_break_out_of_its_header() -> None:
    outbox.queue_mail(**LETTER | {"subject": "Dag\r\nBcc: all@example.org\x00\u2028\u202edne"})

    (message,) = mail.outbox
    assert message.subject == "Dag Bcc: all@example.org dne"
    assert message.message().get_all("Bcc") is None
    assert message.recipients() == ["ada@example.org"]


def test_a_subject_without_end_is_cut() -> None:
    assert len(outbox.queue_mail(**LETTER | {"subject": "x" * 5000}).subject) == outbox.LONGEST_SUBJECT


def test_a_letter_held_by_a_dead_worker_is_free_again_after_a_while(queue: None) -> None:
    letter = outbox.queue_mail(**LETTER)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        delivery._claim(letter.pk)
        with pytest.raises(delivery.StillBeingSent):
            delivery.deliver(letter.pk)
        clock.shift(delivery.CLAIM + timedelta(seconds=1))
        delivery.deliver(letter.pk)

    assert len(mail.outbox) == 1


def test_a_second_copy_carries_the_same_message_id() -> None:
    first, second = OutgoingMail(key="a", to="ada@example.org"), OutgoingMail(key="a", to="ada@example.org")
    other = OutgoingMail(key="b", to="ada@example.org")

    ids = [delivery.compose(letter).message()["Message-ID"] for letter in (first, second, other)]
    assert ids[0] == ids[1] != ids[2]


def test_letters_are_forgotten_a_month_after_they_were_done_with(queue: None) -> None:
    long_ago, lately = timezone.now() - timedelta(days=31), timezone.now() - timedelta(days=29)
    for key, fields in {
        "sent long ago": {"sent_at": long_ago},
        "sent lately": {"sent_at": lately},
        "given up long ago": {"gave_up_at": long_ago},
        "still waiting": {},
    }.items():
        outbox.queue_mail(**LETTER | {"key": key})
        OutgoingMail.objects.filter(key=key).update(created_at=long_ago, **fields)

    outbox.forget_old_mail()
    assert set(OutgoingMail.objects.values_list("key", flat=True)) == {"sent lately", "still waiting"}


def test_a_person_gets_their_letters_and_can_have_them_erased() -> None:
    ada = factories.make_user("ada@example.org", name="Ada")
    outbox.queue_mail(**LETTER | {"to": "ADA@example.org"})
    outbox.queue_mail(
        **LETTER | {"key": "about-ada", "to": "redactie@example.org", "reply_to": "ada@example.org"}
    )
    outbox.queue_mail(**LETTER | {"key": "other", "to": "ben@example.org"})
    entry = registry.personal_data()[OutgoingMail]

    assert [row["subject"] for row in entry.export(ada)] == ["Dag Ada"]
    assert entry.erase(ada) == 2
    assert OutgoingMail.objects.get().key == "other"
