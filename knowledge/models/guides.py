"""Guides: step by step, or in structured items such as the tariff's building blocks and the course's tasks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import TextBlock
from core.models import BasePage

FEATURES = ["bold", "italic", "link", "ul", "ol"]


class GuideStepBlock(blocks.StructBlock):
    """A step: what happens and who acts."""

    title = blocks.CharBlock(max_length=160, label=_("Stap"))
    actor = blocks.CharBlock(required=False, max_length=160, label=_("Wie"))
    names_known = blocks.BooleanBlock(
        required=False, label=_("Vanaf hier zijn er namen"), help_text=_("Daarvóór is alles anoniem.")
    )
    text = TextBlock(required=False, features=FEATURES, label=_("Uitleg"))

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class TariffBlock(blocks.StructBlock):
    """One financial building block of the tariff."""

    number = blocks.IntegerBlock(min_value=1, label=_("Nummer"))
    name = blocks.CharBlock(max_length=160, label=_("Naam"))
    description = blocks.TextBlock(required=False, max_length=400, label=_("Wat het is"))
    question = blocks.TextBlock(required=False, max_length=400, label=_("Vraag voor het gesprek"))

    class Meta:
        icon = "order"
        label = _("Financiële bouwsteen")


class TaskPartBlock(blocks.StructBlock):
    """A part of a task, and how far it is as far as a source says."""

    title = blocks.CharBlock(max_length=200, label=_("Onderdeel"))
    state = blocks.ChoiceBlock(
        [("done", _("gedaan")), ("busy", _("bezig")), ("unknown", _("weten we niet"))],
        default="unknown",
        label=_("Stand"),
    )
    evidence = blocks.CharBlock(required=False, max_length=300, label=_("Waaruit dat blijkt"))

    class Meta:
        icon = "check"
        label = _("Onderdeel")


class CourseTaskBlock(blocks.StructBlock):
    """A task of the course document's agenda, with its state."""

    title = blocks.CharBlock(max_length=200, label=_("Opgave"))
    audience_keys = blocks.ListBlock(blocks.CharBlock(max_length=60), label=_("Voor wie"))
    text = TextBlock(required=False, features=FEATURES, label=_("Waar het over gaat"))
    beginnings = TextBlock(required=False, features=FEATURES, label=_("Zo kun je beginnen"))
    parts = blocks.ListBlock(TaskPartBlock(), label=_("Onderdelen"))

    class Meta:
        icon = "tasks"
        label = _("Opgave")


class DomainBlock(blocks.StructBlock):
    """A domain of life to plan for: living, learning, money …"""

    title = blocks.CharBlock(max_length=120, label=_("Onderwerp"))
    question = blocks.CharBlock(max_length=255, label=_("Vraag"))

    class Meta:
        icon = "clipboard-list"
        label = _("Levensgebied")


class MomentBlock(blocks.StructBlock):
    """What happens at an age."""

    age = blocks.CharBlock(max_length=20, label=_("Leeftijd"))
    what = blocks.CharBlock(max_length=300, label=_("Wat er dan gebeurt"))

    class Meta:
        icon = "date"
        label = _("Moment")


class GuideItemsBlock(blocks.StreamBlock):
    """The structured part of a guide."""

    step = GuideStepBlock()
    tariff_block = TariffBlock()
    task = CourseTaskBlock()
    domain = DomainBlock()
    moment = MomentBlock()


class GuidePage(BasePage):
    """A guide; its shape follows from what it guides through."""

    KINDS = [
        ("stappenplan", _("stappenplan")),
        ("uitleg", _("uitleg")),
        ("beleid", _("beleid")),
        ("voor-ouders", _("voor ouders")),
        ("voor-jongeren", _("voor jongeren")),
        ("voor-gemeenten", _("voor gemeenten")),
    ]
    SHAPES = [
        ("steps", _("stap voor stap")),
        ("tariff", _("bouwstenen van het tarief")),
        ("course", _("opgaven van de koers")),
        ("plain", _("doorlopende tekst")),
    ]

    kind = "guide"
    template = "knowledge/guide.html"
    parent_page_types = ["knowledge.SectionPage"]
    subpage_types: list[str] = []

    guide_kind = models.CharField(_("soort gids"), max_length=20, choices=KINDS, default="uitleg")
    shape = models.CharField(_("vorm"), max_length=10, choices=SHAPES, default="plain")
    items = StreamField(GuideItemsBlock(required=False), verbose_name=_("onderdelen"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("guide_kind"),
        FieldPanel("shape"),
        FieldPanel("items"),
        *BasePage.vocabulary_panels,
        *BasePage.evidence_panels,
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("guide_kind"),
        SynchronizedField("shape"),
        TranslatableField("items"),
    ]

    class Meta:
        verbose_name = _("gids")

    TEMPLATES = {
        "steps": "knowledge/guide.html",
        "tariff": "knowledge/guide_tariff.html",
        "course": "knowledge/guide_course.html",
        "plain": "knowledge/guide_plain.html",
    }

    def get_template(self, request: object, *args: object, **kwargs: object) -> str:
        return self.TEMPLATES[self.shape]

    def linking_streams(self) -> list[object]:
        return [self.body, self.items]

    def items_of(self, block_type: str) -> list[object]:
        """The values of the structured items of one type, in order."""
        return [block.value for block in self.items if block.block_type == block_type]

    @property
    def steps(self) -> list[object]:
        """The steps, in order."""
        return self.items_of("step")

    @property
    def tariff_blocks(self) -> list[object]:
        """The tariff's building blocks, in order."""
        return self.items_of("tariff_block")

    @property
    def tasks(self) -> list[object]:
        """The course's tasks, in order."""
        return self.items_of("task")

    @property
    def domains(self) -> list[object]:
        """The domains of life, in order."""
        return self.items_of("domain")

    @property
    def moments(self) -> list[object]:
        """The moments on the way, in order."""
        return self.items_of("moment")
