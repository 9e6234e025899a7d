"""The forms for visitors when two things happen at the very same moment, in transactions that are real."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from knowledge import services
from knowledge.forms import ContactForm
from knowledge.models import Enquiry
from knowledge.signals import enquiry_received
from tests.knowledge.visitors import WORDS, ticket_from

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("scratch_database")]


def test_a_double_click_is_one_message_even_at_the_very_same_moment() -> None:
    form = ContactForm({"ticket": ticket_from(), **WORDS})
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
