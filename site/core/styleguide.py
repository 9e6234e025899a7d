"""The style guide for staff: every component with its real markup, by day and in the evening."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.specimens import GROUPS

NAMING = re.compile(
    r'(?P<attribute>\s(?:id|for|name|aria-labelledby|aria-describedby|popovertarget)=")(?P<names>[^"]+)"'
)
SECTION = re.compile(r'(?P<section><(?:section|form)\b[^>]*?)\saria-labelledby="[^"]*"')
LABEL = re.compile(r'(?P<attribute>\saria-label=")(?P<words>[^"]+)"')
FRAGMENT = re.compile(r'(?P<attribute>\shref="#)(?P<names>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Drawn:
    """A specimen in both themes."""

    title: str | Promise
    day: SafeString
    wide: bool = False

    @property
    def evening(self) -> SafeString:
        """The same markup with names of its own, because a page may hold an id and a landmark's name only once."""
        unnamed = SECTION.sub(r"\g<section>", self.day)
        renamed = FRAGMENT.sub(_rename, NAMING.sub(_rename, unnamed))
        return mark_safe(LABEL.sub(rf'\g<attribute>\g<words> ({_("avond")})"', renamed))


def _rename(found: re.Match[str]) -> str:
    names = " ".join(f"{name}-evening" for name in found["names"].split())
    return f'{found["attribute"]}{names}"'


@require_safe
@permission_required("wagtailadmin.access_admin", raise_exception=True)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show everything there is. For staff: it says nothing to readers."""
    groups = [
        {
            "title": title,
            "specimens": [Drawn(each.title, each.draw(request), each.wide) for each in specimens],
        }
        for title, specimens in GROUPS
    ]
    return render(request, "styleguide/page.html", {"groups": groups})
