"""What waits for the editors: details to fill in, messages to answer, pages to look into or check again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permissions import page_permission_policy, policy_registry

from core import roots
from core.models import BasePage
from home.models import SiteDetails
from knowledge.models import Enquiry
from notifications.models import OutgoingMail

LOOK_AHEAD = datetime.timedelta(days=30)
MOST_PAGES = 12


@dataclass(frozen=True, slots=True)
class PageToDo:
    """A page with something to find out, or one whose next check is due."""

    pk: int
    title: str
    language: str
    points: list[str]
    check_due: datetime.date | None

    @property
    def is_overdue(self) -> bool:
        """Whether the day of the next check has passed."""
        return self.check_due is not None and self.check_due < timezone.localdate()


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that waits for one editor; what somebody may do nothing about is left out."""

    missing_details: list[str] = field(default_factory=list)
    mails_messages: bool = True
    may_edit_details: bool = False
    unanswered: int = 0
    undelivered: int = 0
    pages: list[PageToDo] = field(default_factory=list)

    @property
    def most_urgent(self) -> list[PageToDo]:
        """The pages that the desk has room for."""
        return self.pages[:MOST_PAGES]

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits."""
        return not (
            self.missing_details
            or self.unanswered
            or self.undelivered
            or self.pages
            or (self.may_edit_details and not self.mails_messages)
        )


def desk_of(user: Any) -> Desk:
    """What waits for this editor, in a number of queries that does not grow with the number of pages."""
    details = SiteDetails.objects.first() or SiteDetails()
    messages = policy_registry.get_by_type(Enquiry)
    may_answer = messages.user_has_any_permission(user, ["change", "view"])
    return Desk(
        missing_details=details.missing(),
        mails_messages=bool(details.contact_email),
        may_edit_details=user.has_perm("home.change_sitedetails"),
        unanswered=Enquiry.objects.unhandled().count() if may_answer else 0,
        undelivered=OutgoingMail.objects.given_up().count() if user.is_superuser else 0,
        pages=pages_to_do(user),
    )


def pages_to_do(user: Any) -> list[PageToDo]:
    """The pages this editor may change that ask for something: overdue ones first, then those with open points."""
    until = timezone.localdate() + LOOK_AHEAD
    asking = Q(check_due__lte=until) | ~Q(to_verify="")
    first, *others = (_rows(model, asking) for model in apps.get_models() if issubclass(model, BasePage))
    rows = list(first.union(*others, all=True))
    allowed = set(
        page_permission_policy.instances_user_has_permission_for(user, "change")
        .filter(pk__in=[row[0] for row in rows])
        .values_list("pk", flat=True)
    )
    languages = roots.languages_by_locale()
    found = [
        PageToDo(
            pk,
            title,
            languages.get(locale, ""),
            [line.strip() for line in points.splitlines() if line.strip()],
            due,
        )
        for pk, title, locale, points, due in rows
        if pk in allowed
    ]
    return sorted(found, key=lambda page: (page.check_due or datetime.date.max, page.title))


def _rows(model: type[BasePage], asking: Q) -> QuerySet[Any, Any]:
    """One type's share of the question; aliases follow their source, so they are never to do."""
    return (
        model._default_manager.filter(asking, alias_of=None)
        .order_by()
        .values_list("pk", "title", "locale_id", "to_verify", "check_due")
    )
