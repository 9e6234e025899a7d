"""For administrators, among the reports: when each periodic job ran, and how that went."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from core.registry import jobs
from operations.models import PeriodicJob


class PeriodicJobsReport(ReportView):
    """Every registered job, the next to run first; errors may quote data, so it is for superusers only."""

    model = PeriodicJob
    page_title = _("Taken en tijdklok")
    header_icon = "time"
    index_url_name = "periodic_jobs"
    index_results_url_name = "periodic_jobs_results"
    default_ordering = "next_run"
    columns = [
        Column("name", label=_("Naam")),
        DateColumn("last_run", label=_("Laatste keer")),
        Column("last_duration", label=_("Duur")),
        DateColumn("next_run", label=_("Volgende keer")),
        Column("last_error", label=_("Laatste fout")),
    ]
    list_export: list[str] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[PeriodicJob]:
        return PeriodicJob.objects.filter(name__in=jobs()).order_by("next_run")


class AdministratorsMenuItem(MenuItem):
    """Shown to those whom the report lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


@hooks.register("register_admin_urls")
def periodic_jobs_urls() -> list[URLPattern]:
    """The report, and the part of it that is fetched when somebody searches or turns a page."""
    results = PeriodicJobsReport.as_view(results_only=True)
    return [
        path("rapporten/tijdklok/", PeriodicJobsReport.as_view(), name="periodic_jobs"),
        path("rapporten/tijdklok/lijst/", results, name="periodic_jobs_results"),
    ]


@hooks.register("register_reports_menu_item")
def periodic_jobs_menu_item() -> MenuItem:
    """Its place in the menu."""
    return AdministratorsMenuItem(
        _("Taken en tijdklok"), reverse("periodic_jobs"), icon_name="time", order=900
    )
