"""The app that keeps the house running, and the periodic jobs it brings itself."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Operations: how the house is started, watched and kept clean."""

    name = "operations"
    verbose_name = _("Draaiend houden")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.registry import register_job
        from operations import jobs

        register_job("publish_scheduled", jobs.publish_scheduled, every=timedelta(minutes=1))
        register_job("recover_lost_tasks", jobs.recover_lost_tasks, every=timedelta(minutes=1))
        register_job("clear_sessions", jobs.clear_sessions, every=timedelta(days=1))
        register_job("prune_history", jobs.prune_history, every=timedelta(days=1))
