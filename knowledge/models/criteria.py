"""The sector's quality criteria: an edition in four building blocks, each criterion with an address of its own."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import vocabulary
from core.epoch import epoch_cached
from core.families import children_with_fallback
from core.models import BasePage, CriteriaEdition, Criterion, PageCard
from core.reading import split_at_heading
from knowledge.models.ebook import beside

# What each building block is in the house of quality; also its anchor on the index.
PARTS = {1: "foundation", 2: "window", 3: "door", 4: "roof"}


@epoch_cached
def _editions() -> dict[int, CriteriaEdition]:
    return {edition.pk: edition for edition in CriteriaEdition.objects.order_by("-year")}


def edition_of(page_edition: int | None = None) -> CriteriaEdition | None:
    """This edition of the criteria, or the newest one; its official text always prevails over ours."""
    return _editions().get(page_edition or 0) or next(iter(_editions().values()), None)


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
        blocks: list[Any] = [card for card in family if card.kind == BuildingBlockPage.kind]
        for block in blocks:
            block.part = PARTS.get(block.details["number"], "")
            block.criteria_cards = [
                card
                for card in family
                if card.kind == CriterionPage.kind and card.tree_path.startswith(block.tree_path)
            ]
        opening, rest = split_at_heading(context["body_blocks"])
        return context | {
            "blocks": blocks,
            "edition": edition_of(self.edition_id),
            "opening_blocks": opening,
            "rest_blocks": rest,
        }


class BuildingBlockPage(BasePage):
    """One building block: what it is about, and its criteria."""

    kind = "building-block"
    leads_to_neighbours = True
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
        extra = {
            "cards": children_with_fallback(self, request),
            "edition": edition_of(),
            "part": PARTS.get(self.number, ""),
        }
        return context | extra | beside(self, request, "blocks")


class CriterionPage(BasePage):
    """A criterion, where everything that is tagged with it comes together."""

    kind = "criterion"
    leads_to_neighbours = True
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

    @property
    def word(self) -> vocabulary.Word:
        """The criterion as the shared vocabulary has it; costs no query."""
        return next(word for word in vocabulary.criteria().values() if word.pk == self.criterion_id)

    def card_details(self) -> dict[str, Any]:
        return {
            "code": self.word.key,
            "number": self.word.number,
            "block": self.word.block,
            "statement": self.statement,
            "self_check": self.self_check,
            "tip": self.tip,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.listings import criterion_listing

        context = super().get_context(request, *args, **kwargs)
        extra = criterion_listing(self, request) | {"word": self.word, "edition": edition_of()}
        return context | extra | beside(self, request, "siblings")
