"""Background work of the outbox."""

from datetime import timedelta

from notifications import delivery
from operations.tasks import retrying_task


@retrying_task(max_attempts=delivery.MOST_ATTEMPTS, base=timedelta(minutes=1))
def send_mail(pk: int) -> None:
    """Send one letter; the attempts span about nine hours, so that a mail server may be down for a night."""
    delivery.deliver(pk)
