"""Mail that others write leaves when what it tells of has been saved, and never when it was taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction

from tests.notifications.post import MailServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("scratch_database")]


@pytest.fixture(autouse=True)
def transport(settings: Any) -> None:
    settings.MAIL_TRANSPORT = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "notifications.transport.AfterCommitBackend"


def write() -> int:
    return EmailMessage("Bekijk deze pagina", "Ada vroeg erom.", to=["cleo@example.org"]).send()


def test_mail_waits_for_the_transaction_in_which_it_was_written() -> None:
    with transaction.atomic():
        assert write() == 1
        assert mail.outbox == []
    assert [message.subject for message in mail.outbox] == ["Bekijk deze pagina"]


def test_mail_of_what_was_taken_back_is_never_sent() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert mail.outbox == []


def test_mail_outside_a_transaction_goes_at_once() -> None:
    assert write() == 1
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_down_spoils_no_action(settings: Any) -> None:
    settings.MAIL_TRANSPORT = "tests.notifications.post.MailServer"
    MailServer.troubles = [ConnectionError("down")]
    with transaction.atomic():
        write()
    MailServer.troubles = [ConnectionError("down")]
    with pytest.raises(ConnectionError, match="down"):
        write()
