"""What the knowledge room adds to the style guide: its walls, houses and lines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.specimens import add_group
from core.specimens.shapes import Specimen, card, shown
from knowledge.blocks.guides import CourseTaskBlock
from knowledge.care_line import GROUPS, Stop
from knowledge.dollhouse import PLAN, Room

BRICKS = [
    {"number": 1, "name": "Inkomen", "description": "Wat iemand verdient.", "question": "Is dat redelijk?"},
    {"number": 2, "name": "Vervanging", "description": "Wie het overneemt.", "question": "Is dat betaald?"},
    {"number": 3, "name": "Huisvesting", "description": "Wat de woning kost.", "question": "Is er plek?"},
]
TASK = CourseTaskBlock().to_python(
    {
        "title": "Leren in netwerken",
        "audience_keys": [],
        "text": "<p>Huizen leren van elkaar.</p>",
        "evidence": [
            {
                "supports": "foundation",
                "when": "2011",
                "text": "<p>Twee kenniskringen begonnen.</p>",
                "source": None,
            },
            {
                "supports": "walls",
                "when": "2012",
                "text": "<p>Hun werkbladen verschenen.</p>",
                "source": None,
            },
        ],
        "unknown": ["Wie gebruikt de werkbladen nu?"],
        "beginnings": "<p>Nodig één ander huis uit.</p>",
    }
)
HOUSE = [
    Room(key, name, icon, frozenset(kinds), [card("Van aanvraag tot match", kind="Gids")])  # type: ignore[list-item]
    for key, name, icon, kinds in PLAN[:4]
]
LINE = [Stop(group, [], []) for group in GROUPS]
CHECKS = ["Wie woont er al?", "Kan de jeugdige op school blijven?"]
CONTRAST = {
    "does_title": "Dit wel",
    "does": ["Leeftijdsgroep", "Grove regio"],
    "does_not_title": "Dit niet",
    "does_not": ["Geboortedatum", "Naam van de school"],
}
DOMAINS = [
    {"title": "Wonen", "question": "Waar slaap je straks?"},
    {"title": "Geld", "question": "Wat komt er binnen?"},
]
MOMENTS = [
    {"age": "16 jaar", "what": "Je begint aan je plan."},
    {"age": "18 jaar", "what": "Je bent meerderjarig."},
]
STEPS = [
    {
        "number": 1,
        "value": {
            "title": "Bel aan",
            "text": "<p>Zeg wie je bent.</p>",
            "actor": "verwijzer",
            "roles": ["referrer"],
        },
    },
    {"number": 2, "value": {"title": "Kom binnen", "text": "", "actor": "gezinshuis", "roles": ["home"]}},
]

SPECIMENS = (
    Specimen(
        _("Muur en werkblad"), "knowledge/worksheet", {"tariff_blocks": BRICKS, "key": "specimen"}, wide=True
    ),
    Specimen(_("Poppenhuis"), "styleguide/dollhouse", {"rooms": HOUSE}),
    Specimen(_("Huis van een opgave"), "knowledge/course_task", {"task": TASK, "number": 1}, wide=True),
    shown("building_stage", proven={"foundation", "walls"}),
    shown("care_line", stops=LINE, here="pleegzorg"),
    Specimen(_("Gordijn dicht"), "knowledge/guide_stage", {"last": 5}),
    Specimen(_("Gordijn open"), "knowledge/guide_stage", {"from": 6, "open": True}),
    Specimen(_("Stappen van een gids"), "knowledge/guide_steps", {"steps": STEPS}),
    Specimen("checklist", "blocks/checklist", {"value": CHECKS}),
    Specimen("contrast", "blocks/contrast", {"value": CONTRAST}),
    Specimen("domains", "blocks/domains", {"value": DOMAINS}),
    Specimen("moments", "blocks/moments", {"value": MOMENTS}),
)


def register() -> None:
    """Show them with the others."""
    add_group(_("Gidsen, criteria en vormen van hulp"), SPECIMENS)
