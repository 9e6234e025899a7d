"""Administrators see when the periodic jobs ran; nobody else does."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from operations import ticker


@pytest.mark.parametrize("address", ["periodic_jobs", "periodic_jobs_results"])
def test_the_report_names_every_job(site: Any, administrator: Any, client: Client, address: str) -> None:
    ticker.schedule_jobs()
    client.force_login(administrator)
    page = client.get(reverse(address)).content.decode()
    for name in ("publish_scheduled", "recover_lost_tasks", "clear_sessions", "prune_history"):
        assert name in page


def test_editors_and_visitors_are_sent_away(site: Any, ada: Any, client: Client) -> None:
    address = reverse("periodic_jobs")
    assert client.get(address).status_code == 302
    client.force_login(ada)
    assert client.get(address)["Location"] == reverse("wagtailadmin_home")
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()
