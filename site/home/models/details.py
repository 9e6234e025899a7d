"""What only the people who run this installation can say: who they are and how to reach them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="cog", order=10)
class SiteDetails(BaseGenericSetting):
    """The controller's details and the accessibility statement's state; empty until somebody fills them in."""

    REQUIRED = (
        "controller_name",
        "controller_address",
        "controller_email",
        "accessibility_nl",
        "accessibility_en",
    )

    controller_name = models.CharField(_("verwerkingsverantwoordelijke"), max_length=160, blank=True)
    controller_address = models.CharField(_("adres"), max_length=255, blank=True)
    controller_email = models.EmailField(_("e-mailadres voor privacyvragen"), blank=True)
    protection_officer = models.CharField(_("functionaris gegevensbescherming"), max_length=160, blank=True)
    contact_email = models.EmailField(
        _("hierheen gaan berichten van het contactformulier"),
        blank=True,
        help_text=_("Leeg: berichten worden bewaard, maar niet gemaild."),
    )
    accessibility_nl = models.TextField(
        _("stand van de toegankelijkheid (Nederlands)"), max_length=600, blank=True
    )
    accessibility_en = models.TextField(
        _("stand van de toegankelijkheid (Engels)"), max_length=600, blank=True
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("controller_name"),
                FieldPanel("controller_address"),
                FieldRowPanel([FieldPanel("controller_email"), FieldPanel("protection_officer")]),
            ],
            heading=_("privacyverklaring"),
        ),
        FieldPanel("contact_email"),
        MultiFieldPanel(
            [FieldPanel("accessibility_nl"), FieldPanel("accessibility_en")], heading=_("toegankelijkheid")
        ),
    ]

    class Meta:
        verbose_name = _("gegevens van de beheerder")

    def missing(self) -> list[str]:
        """Names of the fields that the public pages still wait for."""
        return [
            str(self._meta.get_field(name).verbose_name) for name in self.REQUIRED if not getattr(self, name)
        ]

    @property
    def accessibility(self) -> str:
        """The state of accessibility in the active language."""
        return self.accessibility_en if get_language() == "en" else self.accessibility_nl
