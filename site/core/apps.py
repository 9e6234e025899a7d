"""The foundation: what every room of the house stands on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Fundament")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import checks, receivers  # noqa: F401
