"""The keys that each YAML file of the content may and must have."""

from __future__ import annotations

from core.dates import PRECISIONS
from core.models.pages import SCENES
from home.opening.shapes import DAY, Each, Kinds, Maybe, Shape

WORDS = {"nl": str, "en": str}
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
    "edition": {"checked_on": DAY, "checked_by": WORDS},
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
            "verify_before_publication": Maybe([str]),
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
SYNONYMS: Shape = {language: [[str]] for language in ("nl", "en")}
LATER: Shape = {"keys": [str]}
