"""The glossary as texts use it: which words can be explained in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core import roots
from core.epoch import epoch_cached
from core.models import PageCard
from core.richtext import Explained, Glossary

if TYPE_CHECKING:
    from knowledge.models import GlossaryTerm

# 'ondertoezichtstelling (OTS)', but not '… Act (former)': an abbreviation has a capital and no space
ABBREVIATED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<abbreviation>[^\s()]*[A-Z][^\s()]*)\)")


@epoch_cached
def explanations(language: str) -> Glossary:
    """The terms of this language and their other forms, ready to be found in texts."""
    from knowledge.models import GlossaryTerm

    locale_pk = roots.locales().get(language, 0)
    page = PageCard.objects.visible_to(None).filter(kind="glossary", locale_id=locale_pk).first()
    address = page.url if page else ""
    found: dict[str, Explained] = {}
    for term in GlossaryTerm.objects.filter(locale_id=locale_pk, explain_in_text=True):
        entry = Explained(term.key, term.definition, f"{address}#word-{term.key}" if address else "")
        for form in forms_of(term):
            found.setdefault(form.lower(), entry)
    return Glossary(found)


def forms_of(term: GlossaryTerm) -> list[str]:
    """How a term is written in texts: its name, the abbreviation that stands after it in brackets, its variants."""
    found = ABBREVIATED.fullmatch(term.term)
    names = [found["name"], found["abbreviation"]] if found else [term.term]
    return [form.strip() for form in [*names, *term.variants.split(",")] if form.strip()]
