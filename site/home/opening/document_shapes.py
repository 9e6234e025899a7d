"""The keys that the front matter of each kind of document may and must have."""

from __future__ import annotations

from core.dates import PRECISIONS
from home.opening.shapes import DAY, Maybe, Shape
from knowledge.blocks.guides import ROLES, STAGES
from knowledge.models import CareFormPage, GuidePage

LANGUAGES = ("nl", "en")
MOST_SUMMARY = 200


COMMON: dict[str, Shape] = {
    "type": str,
    "slug": str,
    "translation_key": str,
    "locale": frozenset(LANGUAGES),
    "title": str,
    "summary": str,
    "audience": [str],
    "theme": [str],
    "access": frozenset({"public", "members"}),
    "sources": [{"id": str, "name": Maybe(str)}],
    "related": [str],
    "facts": Maybe([{"fact": str, "source": str}]),
    "verify_before_publication": Maybe([str]),
    "own_elaboration": Maybe(bool),
    "illustrative": Maybe(bool),
}
PART = {"part_of": str, "order": int}
CRITERION = {"id": str, "title": str, "text": str, "self_check": str, "tip": str}

OWN: dict[str, dict[str, Shape]] = {
    "page": {},
    "section": {},
    "news_index": {},
    "signpost": {},
    "glossary_page": {},
    "faq_page": {},
    "organisations_page": {},
    "timeline_page": {},
    "contact_page": {"form": {"privacy_note": str, "thanks": str}},
    "factsheet": {
        "version": str,
        "highlights": [
            {
                "value": str,
                "unit": Maybe(str),
                "label": str,
                "year": Maybe(str),
                "source": Maybe(str),
                "example": Maybe(bool),
            }
        ],
        "key_figures": [
            {"year": str, "homes": Maybe(int), "children": Maybe(int), "note": Maybe(str), "source": str}
        ],
    },
    "ebook": {"chapters": Maybe([str])},
    "ebook_chapter": PART,
    "criteria_index": {
        "official_text": {"title": str, "publisher": str, "year": int, "where_found": str, "prevails": bool},
        "blocks": [str],
    },
    "criteria_block": PART | {"official_text_prevails": bool, "criteria": [CRITERION]},
    "ezine_issue": {"issue": int, "inspired_by": str, "stories": Maybe([str])},
    "ezine_story": PART
    | {"illustrative_label": str, "portrayed_role": str, "reading_time_minutes": Maybe(int), "tips": [str]},
    "guide": {
        "guide_kind": frozenset(kind for kind, _name in GuidePage.KINDS),
        "steps": Maybe(
            [
                {
                    "order": int,
                    "title": str,
                    "actor": Maybe(str),
                    "roles": [frozenset(role for role, _name in ROLES)],
                    "names_known": Maybe(bool),
                }
            ]
        ),
        "tasks": Maybe(
            [
                {
                    "order": int,
                    "title": str,
                    "for": [str],
                    "evidence": [
                        {
                            "supports": frozenset(stage for stage, _name in STAGES),
                            "when": Maybe(str),
                            "text": str,
                            "source": Maybe(str),
                        }
                    ],
                    "unknown": [str],
                }
            ]
        ),
        "domains": Maybe([{"key": str, "label": str, "question": str}]),
        "timeline": Maybe([{"age": str, "what": str}]),
        "building_blocks_total": Maybe(int),
        "building_blocks": Maybe(
            [
                {
                    "number": int,
                    "name": str,
                    "description": str,
                    "question": str,
                }
            ]
        ),
    },
    "care_form_index": {"order_light_to_intensive": Maybe([str])},
    "care_form": {
        "order": int,
        "short_name": str,
        "group": frozenset(group for group, _name in CareFormPage.GROUPS),
        "for_whom": str,
        "duration": str,
        "who": str,
        "how_to_arrange": str,
        "child_lives": str,
        "costs": Maybe(str),
        "variants": Maybe([str]),
    },
    "circle_index": {"circles": [str]},
    "circle": {
        "part_of": str,
        "year": int,
        "year_note": Maybe(str),
        "status": str,
        "organisers": [str],
        "participants": str,
        "meetings_count": str,
        "meetings": [
            {
                "order": int,
                "theme": str,
                "theme_status": frozenset({"genoemd", "onbekend"}),
                "question": Maybe(str),
            }
        ],
        "goals": [str],
        "products": [{"title": str, "kind": str, "note": str, "library": Maybe(str)}],
        "findings": Maybe([str]),
        "open_questions": Maybe([{"question": str, "where": Maybe(str)}]),
    },
    "news": {
        "date": DAY,
        "date_precision": frozenset(PRECISIONS),
        "date_words": Maybe(str),
        "about_date": Maybe(
            [
                {
                    "date": DAY,
                    "date_precision": frozenset(PRECISIONS),
                    "date_words": Maybe(str),
                    "what": frozenset({"announced", "happened"}),
                    "text": str,
                }
            ]
        ),
        "archive": bool,
    },
    "campaign_page": {
        "hero": {"heading": str, "subheading": str, "cta_label": Maybe(str), "cta_target": Maybe(str)},
        "secondary_cta": {"label": str, "target": str},
        "steps": [{"order": int, "title": str, "text": str}],
        "form": {"button": str, "intro": str, "privacy_note": str, "thanks": str},
    },
}
DOCUMENTS: dict[str, dict[str, Shape]] = {kind: COMMON | own for kind, own in OWN.items()}

# Where a document lies when it names no `part_of`, and the tree in site.yaml does not either.
PARENTS = {"news": "nieuws", "care_form": "zorgvormen-overzicht"}
