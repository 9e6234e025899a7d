"""The words that all rooms share to say whom and what something is about.

A term is one thing in every language, so it is stored once with a name per language; pages keep its key.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

KEY = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Gebruik kleine letters, cijfers en streepjes."))


class Term(models.Model):
    """What an audience, a theme and a criterion have in common."""

    key = models.CharField(
        _("sleutel"),
        max_length=60,
        unique=True,
        validators=[KEY],
        help_text=_("Vaste naam in adressen en bestanden. Verandert niet meer."),
    )
    name_nl = models.CharField(_("naam (Nederlands)"), max_length=120)
    name_en = models.CharField(_("naam (Engels)"), max_length=120)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("key"),
        FieldRowPanel([FieldPanel("name_nl"), FieldPanel("name_en")]),
        FieldPanel("position"),
    ]

    class Meta:
        abstract = True
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        was = type(self)._default_manager.filter(pk=self.pk).values_list("key", flat=True).first()
        if was is not None and was != self.key:
            message = _(
                "Pagina’s verwijzen naar deze sleutel; hij blijft %(key)s. De namen kun je wel wijzigen."
            )
            raise ValidationError({"key": ValidationError(message, params={"key": was})})

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_nl


class Audience(Term):
    """For whom something is meant: parents, young people, municipalities …"""

    class Meta(Term.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class Theme(Term):
    """What something is about: quality, placement, growing up …"""

    class Meta(Term.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema’s")


class CriteriaEdition(models.Model):
    """An edition of the sector's quality criteria, with the official text that always prevails."""

    title = models.CharField(_("titel"), max_length=200)
    year = models.PositiveSmallIntegerField(_("jaar"), unique=True)
    publisher_nl = models.CharField(_("uitgever (Nederlands)"), max_length=255)
    publisher_en = models.CharField(_("uitgever (Engels)"), max_length=255, blank=True)
    where_found_nl = models.CharField(_("vindplaats (Nederlands)"), max_length=255, blank=True)
    where_found_en = models.CharField(_("vindplaats (Engels)"), max_length=255, blank=True)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("uitgave van de criteria")
        verbose_name_plural = _("uitgaven van de criteria")

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    @property
    def publisher(self) -> str:
        """Who published it, in the active language where we have it."""
        return self.publisher_en if self.publisher_language == "en" else self.publisher_nl

    @property
    def publisher_language(self) -> str:
        """The language that `publisher` is in."""
        return "en" if self.publisher_en and get_language() == "en" else "nl"

    @property
    def where_found(self) -> str:
        """Where the official text is found, in the active language where we have it."""
        return self.where_found_en if self.where_found_language == "en" else self.where_found_nl

    @property
    def where_found_language(self) -> str:
        """The language that `where_found` is in."""
        return "en" if self.where_found_en and get_language() == "en" else "nl"


class Criterion(Term):
    """One criterion of a good family home; its key is its code, such as b1-2."""

    edition = models.ForeignKey(
        CriteriaEdition, models.PROTECT, related_name="criteria", verbose_name=_("uitgave")
    )
    block = models.PositiveSmallIntegerField(
        _("bouwsteen"),
        validators=[MinValueValidator(1), MaxValueValidator(4)],
        help_text=_("1 bekwaamheid, 2 leefklimaat, 3 positie van kind en ouders, 4 organisatie van zorg"),
    )

    panels = [
        MultiFieldPanel(Term.panels, heading=_("criterium")),
        FieldRowPanel([FieldPanel("edition"), FieldPanel("block")]),
    ]

    class Meta(Term.Meta):
        verbose_name = _("criterium")
        verbose_name_plural = _("criteria")

    @property
    def number(self) -> str:
        """The code as people read it: b1-2 is 1.2."""
        return self.key.removeprefix("b").replace("-", ".")
