"""The front door."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Voordeur")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.kinds import register_kind
        from core.receivers import bump_on_change
        from core.registry import declare_no_personal_data
        from home import receivers  # noqa: F401
        from home.models import HomePage, Navigation, SiteDetails

        register_kind(HomePage.kind, _("Voorpagina"))
        bump_on_change(Navigation)
        bump_on_change(SiteDetails)
        declare_no_personal_data(
            SiteDetails, "names the organisation that runs the site, on its public pages"
        )
