"""What guides are built from: steps, tariff blocks, tasks with their evidence, and what stands between the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import vocabulary
from core.blocks.body import BodyBlock, TextBlock, UnseenChoiceBlock
from core.blocks.evidence import SourceBlock

FEATURES = ["bold", "italic", "link", "ul", "ol"]
ONE_LINE = ["bold", "italic", "link"]

ROLES = [
    ("referrer", _("Verwijzer")),
    ("coordinator", _("Coördinator")),
    ("home", _("Gezinshuis")),
    ("family", _("Jeugdige of ouder")),
]
STAGES = [
    ("foundation", _("Fundament: de afspraak ligt er")),
    ("walls", _("Muren: er is materiaal")),
    ("roof", _("Dak: het wordt gebruikt")),
    ("light", _("Licht: het werkt aantoonbaar")),
]


# --- the backbone of a guide -------------------------------------------------------------------------------


class GuideStepBlock(blocks.StructBlock):
    """A step: what happens and who acts."""

    title = blocks.CharBlock(max_length=160, label=_("Stap"))
    actor = blocks.CharBlock(required=False, max_length=160, label=_("Wie"))
    roles = blocks.MultipleChoiceBlock(
        ROLES,
        required=False,
        default=[],
        label=_("Wie is aan zet"),
        help_text=_("Bij wie dit kiest, gaat bij deze stap het licht aan."),
    )
    names_known = blocks.BooleanBlock(
        required=False, label=_("Vanaf hier zijn er namen"), help_text=_("Daarvóór is alles anoniem.")
    )
    text = TextBlock(required=False, features=FEATURES, label=_("Uitleg"))

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class TariffBlock(blocks.StructBlock):
    """One financial building block of the tariff; never an amount."""

    number = blocks.IntegerBlock(min_value=1, label=_("Nummer"))
    name = blocks.CharBlock(max_length=160, label=_("Naam"))
    description = blocks.TextBlock(required=False, max_length=400, label=_("Wat het is"))
    question = blocks.TextBlock(required=False, max_length=400, label=_("Vraag voor het gesprek"))

    class Meta:
        icon = "order"
        label = _("Financiële bouwsteen")


class EvidenceBlock(blocks.StructBlock):
    """What shows that a part of the house stands: without a source or a link it is no evidence."""

    supports = UnseenChoiceBlock(STAGES, label=_("Welk deel dit draagt"))
    when = blocks.CharBlock(required=False, max_length=40, label=_("Wanneer"))
    text = TextBlock(features=ONE_LINE, label=_("Waaruit dat blijkt"))
    source = SourceBlock(required=False, label=_("Bron"))

    class Meta:
        icon = "check"
        label = _("Bewijs")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        result = super().clean(value)
        if not result["source"] and "<a " not in result["text"].source:
            message = _("Kies een bron of zet een link in de tekst. Zonder is het geen bewijs.")
            raise blocks.StructBlockValidationError({"source": ValidationError(message)})
        return result


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the house that a task builds."""

    key: str
    name: str | Promise
    proven: bool
    furthest: bool


class CourseTaskValue(blocks.StructValue):
    """A task knows how far its house is built: no further than its evidence."""

    @property
    def proven(self) -> set[str]:
        """The parts that some evidence supports."""
        return {entry["supports"] for entry in self["evidence"]}

    @property
    def stages(self) -> list[Stage]:
        """The four parts from the ground up; the last proven one is where the task stands."""
        proven = self.proven
        furthest = next((key for key, _name in reversed(STAGES) if key in proven), "")
        return [Stage(key, name, key in proven, key == furthest) for key, name in STAGES]

    @property
    def for_whom(self) -> str:
        """For whom the task is, inside a sentence."""
        return vocabulary.in_a_sentence(vocabulary.named(vocabulary.audiences(), self["audience_keys"]))


class CourseTaskBlock(blocks.StructBlock):
    """A task of the course document's agenda, what shows how far it is, and what nobody knows yet."""

    title = blocks.CharBlock(max_length=200, label=_("Opgave"))
    audience_keys = blocks.MultipleChoiceBlock(
        vocabulary.audience_choices, required=False, default=[], label=_("Voor wie")
    )
    text = TextBlock(required=False, features=FEATURES, label=_("Waar het over gaat"))
    evidence = blocks.ListBlock(EvidenceBlock(), default=[], label=_("Waaraan je dat ziet"))
    unknown = blocks.ListBlock(
        blocks.CharBlock(max_length=300),
        default=[],
        label=_("Wat we nog niet weten"),
        help_text=_("Als vraag."),
    )
    beginnings = TextBlock(required=False, features=FEATURES, label=_("Zo kun je beginnen"))

    class Meta:
        icon = "tasks"
        label = _("Opgave")
        value_class = CourseTaskValue


class GuideItemsBlock(blocks.StreamBlock):
    """The backbone of a guide; which of these it has follows from its shape."""

    step = GuideStepBlock()
    tariff_block = TariffBlock()
    task = CourseTaskBlock()


# --- between the text --------------------------------------------------------------------------------------


class DomainBlock(blocks.StructBlock):
    """A domain of life to plan for: living, learning, money …"""

    title = blocks.CharBlock(max_length=120, label=_("Onderwerp"))
    question = blocks.CharBlock(max_length=255, label=_("Vraag"))


class DomainsBlock(blocks.ListBlock):
    """Domains of life with a question each, as cards."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(DomainBlock(), **kwargs)

    class Meta:
        icon = "clipboard-list"
        label = _("Levensgebieden")
        template = "blocks/domains.html"
        description = _("Kaarten met een onderwerp en een vraag.")


class MomentBlock(blocks.StructBlock):
    """What happens at an age."""

    age = blocks.CharBlock(max_length=20, label=_("Leeftijd"))
    what = blocks.CharBlock(max_length=300, label=_("Wat er dan gebeurt"))


class MomentsBlock(blocks.ListBlock):
    """What happens at which age, as a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(MomentBlock(), **kwargs)

    class Meta:
        icon = "date"
        label = _("Momenten per leeftijd")
        template = "blocks/moments.html"
        description = _("Een lijn van leeftijden en wat er dan gebeurt.")


class ContrastBlock(blocks.StructBlock):
    """What does and what does not, side by side."""

    does_title = blocks.CharBlock(max_length=60, label=_("Kop van wat wel"))
    does = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Wel"))
    does_not_title = blocks.CharBlock(max_length=60, label=_("Kop van wat niet"))
    does_not = blocks.ListBlock(blocks.CharBlock(max_length=200), label=_("Niet"))

    class Meta:
        icon = "tick-inverse"
        label = _("Wel en niet")
        template = "blocks/contrast.html"
        description = _("Twee lijsten naast elkaar: wat wel en wat niet.")


class ChecklistBlock(blocks.ListBlock):
    """Questions to tick off at the table or on paper; nothing of it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.CharBlock(max_length=255, label=_("Vraag")), **kwargs)

    class Meta:
        icon = "check"
        label = _("Vragenlijst om af te vinken")
        template = "blocks/checklist.html"
        description = _("Om mee te nemen naar een gesprek of uit te printen.")


class AsideBlock(blocks.StructBlock):
    """One thought beside the text."""

    title = blocks.CharBlock(max_length=120, label=_("Kop"))
    text = TextBlock(features=FEATURES, label=_("Tekst"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Kader")
        template = "blocks/aside.html"
        description = _("Eén gedachte in een kader, naast de tekst waar daar plaats is.")


class GuideBodyBlock(BodyBlock):
    """The body of a guide: what any page may hold, and what only guides need."""

    domains = DomainsBlock(group=_("Gids"))
    moments = MomentsBlock(group=_("Gids"))
    contrast = ContrastBlock(group=_("Gids"))
    checklist = ChecklistBlock(group=_("Gids"))
    aside = AsideBlock(group=_("Gids"))


def roles_in(steps: Iterable[blocks.StructValue]) -> list[tuple[str, str | Promise]]:
    """The roles that act in these steps, in the order of the list of roles."""
    acting = {role for step in steps for role in step["roles"]}
    return [(key, name) for key, name in ROLES if key in acting]
