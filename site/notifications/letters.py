"""Writing a letter: each has a plain text and a dressed version in `templates/emails/`, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

MANY_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """The same words twice."""

    text: str
    html: str


def write_letter(name: str, context: dict[str, Any], *, language: str) -> Letter:
    """Render `emails/<name>.txt` and `.html`; both know `site_url` and `language` besides the context."""
    known = {"site_url": settings.SITE_URL, "language": language, **context}
    with translation.override(language):
        text = render_to_string(f"emails/{name}.txt", known)
        html = render_to_string(f"emails/{name}.html", known)
    return Letter(text=MANY_EMPTY_LINES.sub("\n\n", text).strip() + "\n", html=html)
