"""What a specimen is, and what stands in for a page in one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Specimen:
    """A component drawn with `context`; a `template` with a slash lies elsewhere than with the components.

    What is `wide` needs the whole page: its evening stands below its day.
    """

    title: str | Promise
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    wide: bool = False

    def draw(self, request: HttpRequest) -> SafeString:
        """The component as readers get it."""
        template = self.template if "/" in self.template else f"components/{self.template}"
        return render_to_string(f"{template}.html", self.context, request)


def shown(template: str, variant: str | int = "", wide: bool = False, **context: Any) -> Specimen:
    """A component under its own name."""
    return Specimen(f"{template} ({variant})" if variant else template, template, context, wide)


def card(title: str, illustration: str = "", kind: str = "Factsheet", language: str = "nl") -> dict[str, Any]:
    """Stands in for a PageCard."""
    return {
        "url": "#top",
        "title": title,
        "illustration": illustration,
        "language": language,
        "kind_name": kind,
    }


TABLE_CARD = card("Wie zit waar aan tafel?", "table", "Podcast")
