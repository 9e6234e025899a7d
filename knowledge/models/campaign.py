"""The campaign 'Word gezinshuisouder': a call, a video, stories, steps and a form for who is interested."""

from __future__ import annotations

from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core import richtext
from core.blocks.body import StepBlock
from core.blocks.video import VideoBlock
from core.models import BasePage, PageCard

MOST_STORIES = 3


class CampaignPage(BasePage):
    """A call to become a family-home parent."""

    kind = "campaign"
    template = "knowledge/campaign.html"
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    call = models.CharField(_("oproep"), max_length=120)
    call_text = models.CharField(_("onder de oproep"), max_length=255, blank=True)
    call_button = models.CharField(_("tekst op de knop"), max_length=60, blank=True)
    second_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tweede knop"),
    )
    second_label = models.CharField(_("tekst op de tweede knop"), max_length=60, blank=True)
    video = StreamField([("video", VideoBlock())], max_num=1, verbose_name=_("video"), blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("stappen"), blank=True)
    form_intro = models.TextField(_("boven het formulier"), max_length=400, blank=True)
    privacy_note = models.TextField(_("privacytekst bij het formulier"), max_length=600, blank=True)
    thanks = models.TextField(_("bedankje na het versturen"), max_length=400, blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("call"),
                FieldPanel("call_text"),
                FieldPanel("call_button"),
                FieldRowPanel([PageChooserPanel("second_page"), FieldPanel("second_label")]),
            ],
            heading=_("oproep"),
        ),
        FieldPanel("video"),
        FieldPanel("steps"),
        MultiFieldPanel(
            [FieldPanel("form_intro"), FieldPanel("privacy_note"), FieldPanel("thanks")],
            heading=_("formulier"),
        ),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("call"),
        TranslatableField("call_text"),
        TranslatableField("call_button"),
        SynchronizedField("second_page"),
        TranslatableField("second_label"),
        TranslatableField("video"),
        TranslatableField("steps"),
        TranslatableField("form_intro"),
        TranslatableField("privacy_note"),
        TranslatableField("thanks"),
    ]

    class Meta:
        verbose_name = _("campagne")

    def linking_streams(self) -> list[Any]:
        return [self.body, self.steps]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        from knowledge.views import serve_with_form

        return serve_with_form(self, request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from knowledge.campaign import laid_out
        from knowledge.listings.shared import shown_in

        context = super().get_context(request, *args, **kwargs)
        stories = PageCard.objects.visible_to(request).filter(
            shown_in(PageCard, self.locale_id, kind="ezine-story"), kind="ezine-story"
        )
        return context | {
            "layout": laid_out(context["body_blocks"]),
            "stories": list(stories.order_by("tree_path")[:MOST_STORIES]),
            "second_url": richtext.address_of(self.second_page_id) if self.second_page_id else "",
        }
