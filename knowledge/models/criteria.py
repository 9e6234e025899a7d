"""The sector's quality criteria: an edition in four building blocks, each criterion with an address of its own."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import BasePage, CriteriaEdition, Criterion, PageCard
from core.reading import children_with_fallback
from knowledge.models.ebook import beside

MOST_TAGGED = 60


class CriteriaIndexPage(BasePage):
    """All four building blocks with their criteria, as the house of quality."""

    kind = "criteria"
    template = "knowledge/criteria_index.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types = ["knowledge.BuildingBlockPage"]

    edition = models.ForeignKey(
        CriteriaEdition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("uitgave")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("edition"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [*BasePage.translatable_fields, SynchronizedField("edition")]

    class Meta:
        verbose_name = _("kwaliteitscriteria")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        family = list(PageCard.objects.visible_to(request).below(self.path))
        blocks = [card for card in family if card.kind == BuildingBlockPage.kind]
        for block in blocks:
            block.criteria_cards = [
                card
                for card in family
                if card.kind == CriterionPage.kind and card.tree_path.startswith(block.tree_path)
            ]
        return context | {"blocks": blocks}


class BuildingBlockPage(BasePage):
    """One building block: what it is about, and its criteria."""

    kind = "building-block"
    template = "knowledge/building_block.html"
    parent_page_types = ["knowledge.CriteriaIndexPage"]
    subpage_types = ["knowledge.CriterionPage"]

    number = models.PositiveSmallIntegerField(
        _("bouwsteen"), validators=[MinValueValidator(1), MaxValueValidator(4)], default=1
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("number"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [*BasePage.translatable_fields, SynchronizedField("number")]

    class Meta:
        verbose_name = _("bouwsteen")

    def card_details(self) -> dict[str, Any]:
        return {"number": self.number}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"cards": children_with_fallback(self, request)} | beside(self, request, "blocks")


class CriterionPage(BasePage):
    """A criterion, where everything that is tagged with it comes together."""

    kind = "criterion"
    shows_related = False
    template = "knowledge/criterion.html"
    parent_page_types = ["knowledge.BuildingBlockPage"]
    subpage_types: list[str] = []

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterium"))
    statement = models.TextField(_("waar het op neerkomt"), max_length=600)
    self_check = models.TextField(_("vraag aan jezelf"), max_length=400, blank=True)
    tip = models.TextField(_("tip"), max_length=400, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("criterion"),
        FieldPanel("statement"),
        FieldPanel("self_check"),
        FieldPanel("tip"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("criterion"),
        TranslatableField("statement"),
        TranslatableField("self_check"),
        TranslatableField("tip"),
    ]

    class Meta:
        verbose_name = _("criterium")

    def card_details(self) -> dict[str, Any]:
        return {
            "code": self.criterion.key,
            "number": self.criterion.number,
            "block": self.criterion.block,
            "statement": self.statement,
            "self_check": self.self_check,
            "tip": self.tip,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        tagged = (
            PageCard.objects.visible_to(request)
            .filter(criteria=self.criterion_id)
            .exclude(translation_key=self.translation_key)
            .order_by("kind", "-date", "tree_path")
        )
        cards = prefer_language(list(tagged[:MOST_TAGGED]), self.locale_id)
        return context | {"rooms": by_kind(cards)} | beside(self, request, "siblings")


def prefer_language(cards: list[PageCard], locale_pk: int) -> list[PageCard]:
    """Of each page keep the card in this language, or the one there is."""
    kept: dict[Any, PageCard] = {}
    for card in cards:
        if card.translation_key not in kept or card.locale_id == locale_pk:
            kept[card.translation_key] = card
    return list(kept.values())


def by_kind(cards: list[PageCard]) -> list[dict[str, Any]]:
    """Cards in rooms by their kind, in the order of first appearance."""
    rooms: dict[str, list[PageCard]] = {}
    for card in cards:
        rooms.setdefault(card.kind, []).append(card)
    return [{"kind": kind, "name": found[0].kind_name, "cards": found} for kind, found in rooms.items()]
