"""The search."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Zoeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.receivers import bump_on_change
        from core.registry import register_job
        from search import pages, rebuilding, receivers  # noqa: F401
        from search.models import Synonym
        from search.sources import register_source

        register_source(pages.SOURCE)
        bump_on_change(Synonym)
        register_job("clear_away_search", rebuilding.clear_away, every=timedelta(days=1))
