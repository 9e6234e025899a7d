"""Delivery as a worker does it, in transactions that are real: later, once, given up, taken up again."""

from __future__ import annotations

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from notifications import delivery, outbox
from notifications.models import OutgoingMail
from tests.notifications.post import LETTER, MailServer, refused, work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("scratch_database")]


def test_nothing_is_sent_for_a_transaction_that_was_rolled_back(queue: None) -> None:
    with transaction.atomic():
        outbox.queue_mail(**LETTER)
        transaction.set_rollback(True)

    assert not OutgoingMail.objects.exists()
    assert not DBTaskResult.objects.exists()


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


def test_an_address_refused_for_good_is_asked_once(queue: None, server: type[MailServer]) -> None:
    server.troubles = [refused(550)]
    outbox.queue_mail(**LETTER)
    work()

    letter = OutgoingMail.objects.given_up().get()
    assert letter.attempts == 1
    assert not DBTaskResult.objects.ready().exists()


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


def test_a_letter_whose_task_was_lost_is_taken_up(queue: None) -> None:
    outbox.queue_mail(**LETTER)
    outbox.queue_mail(**LETTER | {"key": "fresh"})
    DBTaskResult.objects.all().delete()
    OutgoingMail.objects.filter(key="test-1").update(created_at=timezone.now() - outbox.FORGOTTEN_AFTER * 2)

    assert outbox.take_up_forgotten_mail() == 1
    work()
    assert outbox.take_up_forgotten_mail() == 0
    assert OutgoingMail.objects.get(key="test-1").sent_at is not None
