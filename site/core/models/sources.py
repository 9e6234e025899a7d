"""Where facts come from: the register of sources that pages refer to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models.vocabulary import KEY


class Source(models.Model):
    """A document, page or register that we read and rely on."""

    key = models.CharField(_("sleutel"), max_length=60, unique=True, validators=[KEY])
    organisation = models.CharField(_("organisatie"), max_length=255)
    title = models.CharField(_("titel"), max_length=255)
    year = models.PositiveSmallIntegerField(_("jaar"), null=True, blank=True)
    url = models.URLField(_("adres"), blank=True)
    supplied = models.BooleanField(
        _("aangeleverd"), default=False, help_text=_("Aangeleverd als uitgangspunt, niet door ons opgezocht.")
    )
    seen = models.CharField(
        _("wat wij zelf zagen"),
        max_length=120,
        blank=True,
        help_text=_("Bijvoorbeeld: volledig, deel van de pagina."),
    )

    panels = [
        FieldPanel("key"),
        FieldPanel("organisation"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("supplied"), FieldPanel("seen")]),
    ]

    class Meta:
        ordering = ["organisation", "title"]
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")

    def __str__(self) -> str:
        year = f" ({self.year})" if self.year else ""
        return f"{self.organisation} – {self.title}{year}"
