"""The keys that each kind of content file may and must have."""

from __future__ import annotations

from core.dates import PRECISIONS
from core.models.pages import SCENES
from home.opening.shapes import DAY, Each, Kinds, Maybe, Shape
from knowledge.blocks.guides import ROLES, STAGES
from knowledge.models import CareFormPage, GuidePage

LANGUAGES = ("nl", "en")
MOST_SUMMARY = 200

WORDS = {"nl": str, "en": str}

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
        "highlights": [{"value": str, "label": str, "year": Maybe(str), "source": Maybe(str)}],
        "key_figures": [
            {"year": str, "homes": Maybe(int), "children": Maybe(int), "note": Maybe(str), "source": str}
        ],
    },
    "ebook": {"chapters": Maybe([str])},
    "ebook_chapter": PART | {"steps": Maybe([{"order": int, "title": str, "who": str}])},
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
                    "name_status": Maybe(str),
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
        "open_questions": Maybe([{"question": str, "where": Maybe(str)}]),
    },
    "news": {
        "date": DAY,
        "date_precision": frozenset(PRECISIONS),
        "date_words": Maybe(str),
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

LINK = {"label": Maybe(WORDS), "target": str}
HOME_BLOCK = Kinds(
    "block",
    {
        "hero": {
            "heading": str,
            "text": str,
            "cta": {"label": str, "target": str},
            "cta2": Maybe({"label": str, "target": str}),
        },
        "doors": {
            "heading": str,
            "text": Maybe(str),
            "doors": [{"audience": str, "title": str, "text": str}],
        },
        "featured": {"heading": str, "text": Maybe(str), "items": [str]},
        "figures": {
            "heading": str,
            "note": Maybe(str),
            "source_page": str,
            "items": [{"value": str, "label": str}],
        },
        "quality": {"heading": str, "text": Maybe(str), "target": str},
        "story": {"heading": str, "text": str, "target": str, "label": str},
        "news": {"heading": str, "count": int, "target": str},
    },
)
SITE: Shape = {
    "type": str,
    "site_name": str,
    "tagline": WORDS,
    "vocabularies": {
        "audience": [{"key": str, "label": WORDS}],
        "theme": [{"key": str, "label": WORDS}],
    },
    "tree": Each([str]),
    "navigation": {
        "main": [{"target": str, "icon": str, "children": [LINK]}],
        "footer": [{"title": WORDS, "links": [LINK]}],
        "legal": [LINK],
    },
    "home": {"nl": [HOME_BLOCK], "en": [HOME_BLOCK]},
    "wegwijzer": {
        "paths": [
            {
                "audience": str,
                "slug": WORDS,
                "heading": WORDS,
                "introduction": WORDS,
                "needs": [{"need": WORDS, "go_to": [str], "note": Maybe(WORDS)}],
            }
        ]
    },
}
SOURCES: Shape = {
    "sources": [
        {
            "id": str,
            "origin": frozenset({"brondocument", "opgezocht", "redactie"}),
            "organisation": str,
            "title": str,
            "year": Maybe(int),
            "checked": str,
        }
    ]
}
GLOSSARY: Shape = {
    "type": str,
    "locale": str,
    "terms": [
        {
            "key": str,
            "term": str,
            "en": str,
            "nl_def": str,
            "en_def": str,
            "avoid": Maybe([str]),
            "variants": Maybe({"nl": Maybe([str]), "en": Maybe([str])}),
            "explain_in_text": Maybe(bool),
        }
    ],
}
FAQ: Shape = {
    "type": str,
    "locale": str,
    "items": [
        {
            "id": str,
            "audience": [str],
            "question": str,
            "answer": str,
            "question_en": str,
            "answer_en": str,
            "related": [str],
            "sources": [str],
        }
    ],
}
ORGANISATIONS: Shape = {
    "type": str,
    "locale": str,
    "kinds": Each(WORDS),
    "organisations": [
        {
            "key": str,
            "slug": str,
            "abbr": Maybe(str),
            "name": str,
            "name_en": str,
            "kind": str,
            "role": str,
            "role_en": str,
            "what_for": str,
            "what_for_en": str,
            "status_note": Maybe(str),
            "status_note_en": Maybe(str),
            "spelling_note": Maybe(str),
            "spelling_note_en": Maybe(str),
            "contact": Maybe(
                {
                    "phone": Maybe(str),
                    "hours": Maybe(str),
                    "hours_en": Maybe(str),
                    "other": Maybe(str),
                    "other_en": Maybe(str),
                }
            ),
            "in_seeds": bool,
            "seed_note": Maybe(str),
            "sources": [str],
        }
    ],
}
TIMELINE: Shape = {
    "type": str,
    "locale": str,
    "items": [
        {
            "date": DAY,
            "date_precision": frozenset(PRECISIONS),
            "label": str,
            "label_en": str,
            "title": str,
            "title_en": str,
            "text": str,
            "text_en": str,
            "origin": frozenset({"seed", "lookup"}),
            "sources": [str],
        }
    ],
}
TAGGING: Shape = Each({"illustration": frozenset(scene for scene, _name in SCENES), "criteria": Maybe([str])})
LATER: Shape = {"keys": [str]}
