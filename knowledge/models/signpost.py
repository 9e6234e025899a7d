"""The signpost (wegwijzer): who are you, what do you need, where to go."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import vocabulary
from core.families import cards_by_page, children_with_fallback
from core.models import BasePage


class NeedBlock(blocks.StructBlock):
    """Something that a reader wants, and the pages that help."""

    need = blocks.CharBlock(max_length=120, label=_("Ik wil …"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Ga naar"))
    note = blocks.CharBlock(required=False, max_length=200, label=_("Opmerking"))

    class Meta:
        icon = "arrow-right"
        label = _("Behoefte")


class SignpostPage(BasePage):
    """The crossing: choose who you are."""

    kind = "signpost"
    shows_related = False
    template = "knowledge/signpost.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.SignpostAudiencePage"]
    max_count_per_parent = 1
    content_panels = BasePage.content_panels + BasePage.vocabulary_panels + BasePage.evidence_panels

    class Meta:
        verbose_name = _("wegwijzer")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # the few pages under the crossing are shown whole, so that choosing works without script
        below = [card.pk for card in children_with_fallback(self, request)]
        arms = SignpostAudiencePage.objects.live().in_bulk(below)
        return context | {
            "arms": with_needs([arms[pk] for pk in below if pk in arms], self.locale_id, request),
        }


class SignpostAudiencePage(BasePage):
    """One arm of the signpost: what this audience needs and where it is."""

    kind = "signpost-audience"
    shows_related = False
    template = "knowledge/signpost_audience.html"
    parent_page_types = ["knowledge.SignpostPage"]
    subpage_types: list[str] = []

    audience_key = models.CharField(_("doelgroep"), max_length=60, blank=True)
    needs = StreamField([("need", NeedBlock())], verbose_name=_("behoeften"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("audience_key"),
        FieldPanel("needs"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("audience_key"),
        TranslatableField("needs"),
    ]

    class Meta:
        verbose_name = _("arm van de wegwijzer")

    @property
    def audience(self) -> vocabulary.Word | None:
        """The audience this arm points the way for."""
        return vocabulary.audiences().get(self.audience_key)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        crossing = context["crumbs"][-1:]  # none where the crossing itself is not live
        return context | {
            "arm": with_needs([self], self.locale_id, request)[0],
            "arms": children_with_fallback(crossing[0], request) if crossing else [],
        }


def with_needs(
    arms: list[SignpostAudiencePage], locale_pk: int, request: HttpRequest
) -> list[dict[str, Any]]:
    """Each arm with its needs, and each need with the cards it points to, in one query for all of them.

    A page is shown in this language where it is translated, also by an arm that is not; one that cannot be seen
    is left out, and so is a need that nothing is left for.
    """
    wanted = {pk for arm in arms for entry in arm.needs.raw_data for pk in _page_ids(entry)}
    cards = cards_by_page(wanted, locale_pk, request)
    result = []
    for arm in arms:
        needs = []
        for entry in arm.needs.raw_data:
            value = entry["value"]
            found = [cards[pk] for pk in _page_ids(entry) if pk in cards]
            if found:
                needs.append({"need": value["need"], "note": value.get("note", ""), "cards": found})
        result.append({"page": arm, "audience": arm.audience, "needs": needs})
    return result


def _page_ids(entry: dict[str, Any]) -> list[int]:
    items = entry["value"].get("pages", [])
    return [pk for item in items if (pk := item["value"] if isinstance(item, dict) else item)]
