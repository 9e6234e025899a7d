"""The glossary as texts use it: which words can be explained in place."""

from __future__ import annotations

from core import roots
from core.epoch import epoch_cached
from core.models import PageCard
from core.richtext import Explained, Glossary


@epoch_cached
def explanations(language: str) -> Glossary:
    """The terms of this language and their other forms, ready to be found in texts."""
    from knowledge.models import GlossaryTerm

    locale_pk = roots.locales().get(language)
    page = PageCard.objects.visible_to(None).filter(kind="glossary", locale_id=locale_pk).first()
    address = page.url if page else ""
    found: dict[str, Explained] = {}
    for term in GlossaryTerm.objects.filter(locale_id=locale_pk, explain_in_text=True):
        entry = Explained(term.key, term.definition, f"{address}#{term.key}" if address else "")
        for word in [term.term, *term.variants.split(",")]:
            if bare := word.strip().lower():
                found.setdefault(bare, entry)
    return Glossary(found)
