"""Closing a page closes it in every language.

wagtail-localize copies a restriction to the translation only when that is published again; until then what was just
closed in Dutch would stay open in English.
"""

from __future__ import annotations

from wagtail.models import Page, PageViewRestriction

from core import roots


def restrict_translations(page_pk: int) -> None:
    """Give every translation of this page its restrictions, if it is the original; no one else's."""
    page = Page.objects.filter(pk=page_pk, locale__language_code=roots.DEFAULT_LANGUAGE).first()
    if page is None:
        return
    originals = list(page.view_restrictions.prefetch_related("groups").order_by("pk"))
    for translation in page.get_translations().filter(alias_of=None):
        copies = list(translation.view_restrictions.order_by("pk"))
        for original, copy in zip(originals, copies, strict=False):
            _copy(original, copy)
        for original in originals[len(copies) :]:
            _copy(original, PageViewRestriction(page=translation))
        for left_over in copies[len(originals) :]:
            left_over.delete()


def _copy(original: PageViewRestriction, copy: PageViewRestriction) -> None:
    copy.restriction_type = original.restriction_type
    copy.password = original.password
    copy.save()
    copy.groups.set(original.groups.all())
