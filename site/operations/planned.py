"""What editors planned: taken down and published when its time comes, each thing whole or not at all.

Wagtail's own command does it all in one go: one revision that cannot be published would keep every other page, also those
that have to go, as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from core import epoch

logger = logging.getLogger(__name__)


class NotCarriedOut(Exception):
    """Something that was planned failed; all else was done, and this is tried again at the next run."""


def carry_out() -> None:
    """Take down what expired, then publish what is due, one at a time.

    Raises NotCarriedOut at the end, naming what failed, so that the job is seen to fail.
    """
    # one after the other: what is taken down is no longer due for publication
    failed = [name for name, action in chain(_expiring(), _publishing()) if not _done(name, action)]
    if failed:
        raise NotCarriedOut(", ".join(failed))


def _expiring() -> Iterator[tuple[str, Callable[[], object]]]:
    kinds = [Page, *(model for model in apps.get_models() if _is_kind_of_its_own(model))]
    for model in kinds:
        for thing in model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by(
            "expire_at"
        ):
            take_down = partial(thing.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
            yield f"{model._meta.label} {thing.pk}", take_down


def _is_kind_of_its_own(model: type) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _publishing() -> Iterator[tuple[str, Callable[[], object]]]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in due:
        yield f"revision {revision.pk}", partial(revision.publish, log_action="wagtail.publish.scheduled")


def _done(name: str, action: Callable[[], object]) -> bool:
    """Do it in a transaction of its own, together with whatever follows a page."""
    try:
        with transaction.atomic():
            epoch.hold()
            action()
    except Exception:
        logger.exception("What was planned for %s could not be done.", name)
        return False
    return True
