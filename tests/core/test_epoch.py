"""Site-wide data is kept for as long as nobody changed it, and not a request longer."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core import epoch, vocabulary
from tests import factories


def in_a_request(function):
    token = epoch.begin_request()
    try:
        return function()
    finally:
        epoch.end_request(token)


@pytest.mark.django_db
def test_kept_data_is_asked_for_once_an_epoch() -> None:
    factories.make_theme("toezicht")
    in_a_request(vocabulary.themes)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = in_a_request(vocabulary.themes)
    assert list(again) == ["toezicht"]
    assert len(queries) == 1, "only the epoch itself is looked up"


@pytest.mark.django_db
def test_the_epoch_is_looked_up_once_a_request() -> None:
    def twice() -> None:
        epoch.current()
        epoch.current()

    with CaptureQueriesContext(connection) as queries:
        in_a_request(twice)
    assert len(queries) == 1


@pytest.mark.django_db
def test_a_change_is_seen_by_the_next_request() -> None:
    in_a_request(vocabulary.themes)
    factories.make_theme("werving")
    assert "werving" in in_a_request(vocabulary.themes)


@pytest.mark.django_db
def test_a_change_is_seen_within_the_request_that_made_it() -> None:
    def change_and_look() -> dict[str, object]:
        vocabulary.themes()
        factories.make_theme("werving")
        return vocabulary.themes()

    assert "werving" in in_a_request(change_and_look)


@pytest.mark.django_db
def test_without_the_bump_the_old_answer_would_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_request(vocabulary.themes)
    monkeypatch.setattr(epoch, "bump", lambda: None)
    factories.make_theme("werving")
    assert "werving" not in in_a_request(vocabulary.themes), "so the tests above can fail"


@pytest.mark.django_db
def test_the_counter_survives_a_missing_row() -> None:
    from core.models import ContentEpoch

    ContentEpoch.objects.all().delete()
    assert epoch.read() == 0
    epoch.bump()
    assert epoch.read() > 1


@pytest.mark.django_db
def test_what_was_rolled_back_does_not_come_back() -> None:
    def fail_halfway() -> None:
        with transaction.atomic():
            factories.make_theme("spook")
            assert "spook" in in_a_request(vocabulary.themes)
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    factories.make_theme("echt")
    assert set(in_a_request(vocabulary.themes)) == {"echt"}


@pytest.mark.django_db
def test_what_there_may_be_many_of_is_bounded() -> None:
    made: list[int] = []

    @epoch.epoch_cached(at_most=2)
    def square(number: int) -> int:
        made.append(number)
        return number * number

    for number in (1, 2, 3, 3, 2, 1):
        assert in_a_request(lambda number=number: square(number)) == number * number
    assert made == [1, 2, 3, 1], "the oldest went, and only the oldest"
