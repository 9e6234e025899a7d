"""The outbox: once is once, whatever dies, fails or is asked again."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import registry
from notifications import delivery, outbox
from notifications.models import OutgoingMail
from operations.worker import HouseWorker
from tests import factories

LETTER = {"key": "test-1", "to": "ada@example.org", "subject": "Dag Ada", "text": "De vaat is gedaan."}


class MailServer(EmailBackend):
    """A mail server that answers with what a test put in `troubles`, one a letter, and then takes everything."""

    troubles: list[Exception] = []

    def send_messages(self, messages: Any) -> int:
        if self.troubles:
            raise self.troubles.pop(0)
        return super().send_messages(messages)


@pytest.fixture
def queue(settings: Any) -> Any:
    """Tasks that wait for a worker, as in the running house, instead of running at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def server(settings: Any) -> Iterator[type[MailServer]]:
    """A mail server with moods."""
    settings.EMAIL_BACKEND = f"{MailServer.__module__}.{MailServer.__qualname__}"
    MailServer.troubles = []
    yield MailServer
    MailServer.troubles = []


def work() -> None:
    """Run every task that is due."""
    worker = HouseWorker("test-worker", batch=True)
    worker.interval = 0
    worker.run()


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"ada@example.org": (code, b"no")})


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_the_same_key_is_the_same_letter() -> None:
    first = outbox.queue_mail(**LETTER)
    second = outbox.queue_mail(**LETTER | {"text": "Nog eens.", "to": "cleo@example.org"})

    assert first.pk == second.pk
    assert [message.body for message in mail.outbox] == ["De vaat is gedaan."]


@pytest.mark.django_db
def test_a_letter_that_was_sent_is_not_sent_again() -> None:
    letter = outbox.queue_mail(**LETTER)
    delivery.deliver(letter.pk)
    delivery.deliver(letter.pk)

    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_letter_that_was_erased_meanwhile_is_nobodys_error(queue: None) -> None:
    letter = outbox.queue_mail(**LETTER)
    OutgoingMail.objects.all().delete()
    delivery.deliver(letter.pk)

    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_for_a_transaction_that_was_rolled_back(queue: None) -> None:
    with transaction.atomic():
        outbox.queue_mail(**LETTER)
        transaction.set_rollback(True)

    assert not OutgoingMail.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_a_subject_cannot_break_out_of_its_header() -> None:
    outbox.queue_mail(**LETTER | {"subject": "Dag\r\nBcc: all@example.org\x00\u2028\u202edne"})

    (message,) = mail.outbox
    assert message.subject == "Dag Bcc: all@example.org dne"
    assert message.message().get_all("Bcc") is None
    assert message.recipients() == ["ada@example.org"]


@pytest.mark.django_db
def test_a_subject_without_end_is_cut() -> None:
    assert len(outbox.queue_mail(**LETTER | {"subject": "x" * 5000}).subject) == outbox.LONGEST_SUBJECT


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_fails_gets_the_letter_later_and_once(
    queue: None, server: type[MailServer]
) -> None:
    server.troubles = [
        ConnectionRefusedError("nobody home"),
        smtplib.SMTPServerDisconnected("gone"),
        refused(451),
    ]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        outbox.queue_mail(**LETTER)
        for _attempt in range(8):
            work()
            clock.shift(timedelta(hours=1))

    letter = OutgoingMail.objects.get()
    assert len(mail.outbox) == 1
    assert letter.attempts == 4
    assert letter.sent_at is not None
    assert letter.last_error == ""


@pytest.mark.django_db(transaction=True)
def test_the_next_attempt_waits(queue: None, server: type[MailServer]) -> None:
    server.troubles = [ConnectionRefusedError("nobody home")]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        outbox.queue_mail(**LETTER)
        work()
        work()
        assert OutgoingMail.objects.get().attempts == 1
        clock.shift(timedelta(seconds=90))
        work()

    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_night_of_trying_the_letter_is_given_up_and_says_why(
    queue: None, server: type[MailServer]
) -> None:
    server.troubles = [ConnectionRefusedError("nobody home") for _attempt in range(50)]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        outbox.queue_mail(**LETTER)
        for _attempt in range(20):
            work()
            clock.shift(timedelta(hours=7))

    letter = OutgoingMail.objects.given_up().get()
    assert letter.attempts == delivery.MOST_ATTEMPTS
    assert letter.last_error == "ConnectionRefusedError: nobody home"
    assert letter.claimed_until is None
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db(transaction=True)
def test_an_address_refused_for_good_is_asked_once(queue: None, server: type[MailServer]) -> None:
    server.troubles = [refused(550)]
    outbox.queue_mail(**LETTER)
    work()

    letter = OutgoingMail.objects.given_up().get()
    assert letter.attempts == 1
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_letter_send_one(
    queue: None, server: type[MailServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = outbox.queue_mail(**LETTER)
    together = Barrier(2)
    claim = delivery._claim

    def claim_together(pk: int) -> OutgoingMail | None:
        together.wait(5)
        return claim(pk)

    def deliver() -> str:
        try:
            delivery.deliver(letter.pk)
        except delivery.StillBeingSent:
            return "later"
        finally:
            connection.close()
        return "done"

    monkeypatch.setattr(delivery, "_claim", claim_together)
    with ThreadPoolExecutor(2) as pool:
        outcomes = {future.result() for future in [pool.submit(deliver), pool.submit(deliver)]}

    assert "done" in outcomes
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_letter_held_by_a_dead_worker_is_free_again_after_a_while(queue: None) -> None:
    letter = outbox.queue_mail(**LETTER)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        delivery._claim(letter.pk)
        with pytest.raises(delivery.StillBeingSent):
            delivery.deliver(letter.pk)
        clock.shift(delivery.CLAIM + timedelta(seconds=1))
        delivery.deliver(letter.pk)

    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_second_copy_carries_the_same_message_id() -> None:
    first, second = OutgoingMail(key="a", to="ada@example.org"), OutgoingMail(key="a", to="ada@example.org")
    other = OutgoingMail(key="b", to="ada@example.org")

    ids = [delivery.compose(letter).message()["Message-ID"] for letter in (first, second, other)]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.django_db(transaction=True)
def test_a_letter_whose_task_was_lost_is_taken_up(queue: None) -> None:
    outbox.queue_mail(**LETTER)
    outbox.queue_mail(**LETTER | {"key": "fresh"})
    DBTaskResult.objects.all().delete()
    OutgoingMail.objects.filter(key="test-1").update(created_at=timezone.now() - outbox.FORGOTTEN_AFTER * 2)

    assert outbox.take_up_forgotten_mail() == 1
    work()
    assert outbox.take_up_forgotten_mail() == 0
    assert OutgoingMail.objects.get(key="test-1").sent_at is not None


@pytest.mark.django_db
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


@pytest.mark.django_db
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
