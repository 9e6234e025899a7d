"""The knowledge room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    verbose_name = _("Kennis")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.kinds import register_kind
        from core.receivers import bump_on_change
        from core.richtext import register_glossary
        from knowledge import personal_data, search, specimens, tagging
        from knowledge.glossary import explanations
        from knowledge.kinds import KINDS, LANDMARKS
        from knowledge.models import GlossaryTerm

        for kind, name in KINDS.items():
            register_kind(kind, name, landmark=kind in LANDMARKS)
        register_glossary(explanations)
        bump_on_change(GlossaryTerm)
        personal_data.register()
        search.register()
        specimens.register()
        tagging.register()
