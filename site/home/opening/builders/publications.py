"""Builders of publications: the e-book, the e-zine, the quality criteria and the campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify

from home.opening.builders.base import Source, blocks
from home.opening.drafts import Draft, Place, Ref
from knowledge.models import CriterionPage

Fields = dict[str, Any]
VALIDITY = ("content_owner", "checked_on", "checked_by", "check_due")
NUMBERED = re.compile(r"^(?:Bouwsteen |Building block )?\d+\. ")


def unnumbered(title: str) -> str:
    """A title without the number that the page shows by itself."""
    return NUMBERED.sub("", title)


def ebook(source: Source) -> Fields:
    """The list of chapters is shown from the chapters themselves."""
    source.text.take("ordered_list", "De hoofdstukken")
    return {}


def ebook_chapter(source: Source) -> Fields:
    """A chapter knows its number; its title does without."""
    return {"number": source.front["order"], "title": unnumbered(source.front["title"])}


def criteria_index(source: Source) -> Fields:
    """The building blocks are shown as the house of quality."""
    source.text.take_section("De vier bouwstenen", "The four building blocks")
    official = source.front["official_text"]
    return {
        "edition_id": Ref("edition", str(official["year"])),
        "source_edition": f"{official['publisher']}, {official['year']}",
    }


def criteria_block(source: Source) -> Fields:
    """A building block; its criteria get pages of their own."""
    return {
        "number": source.front["order"],
        "title": unnumbered(source.front["title"]),
        "source_edition": edition_of(source),
    }


def edition_of(source: Source) -> str:
    """The edition of the official text, as the index of the criteria names it."""
    index = source.library.by_key[source.front["part_of"], source.locale]
    official = index.front["official_text"]
    return f"Kwaliteitscriteria Gezinshuizen, {official['year']}"


def criterion_drafts(source: Source, block: dict[str, Any]) -> Iterator[Draft]:
    """A page for each criterion of a building block, which lends it all but what it says itself."""
    lent = ("audience_keys", "theme_keys", "own_elaboration", "source_edition", "sources", *VALIDITY)
    for number, criterion in enumerate(source.front["criteria"]):
        code = criterion["id"]
        fields = {name: block[name] for name in lent} | {
            "title": criterion["title"],
            "slug": slugify(f"{code.removeprefix('b')} {criterion['title']}"),
            "introduction": criterion["text"],
            "illustration": block["illustration"],
            "criterion_codes": [code],
            "criterion_id": Ref("criterion", code),
            "statement": criterion["text"],
            "self_check": criterion["self_check"],
            "tip": criterion["tip"],
        }
        yield Draft(
            place=Place(f"criterium-{code}", source.locale, source.document.key),
            model=CriterionPage,
            source=f"{source.document.path}#{code}",
            line=source.document.meta.line("criteria", number),
            fields=fields,
        )


def ezine_issue(source: Source) -> Fields:
    """The stories are shown from the stories themselves."""
    source.text.take_section("In dit nummer")
    return {"number": source.front["issue"], "inspired_by": source.front["inspired_by"]}


def ezine_story(source: Source) -> Fields:
    """A portrait with its closing tips."""
    return {
        "portrayed_role": source.front["portrayed_role"],
        "illustrative_label": source.front["illustrative_label"],
        "tips": "\n".join(source.front["tips"]),
    }


def campaign(source: Source) -> Fields:
    """The call, the steps and the form. The button leads to the form on the page itself."""
    front, form = source.front, source.front["form"]
    steps = [{"title": step["title"], "text": f"<p>{step['text']}</p>"} for step in front["steps"]]
    return {
        "call": front["hero"]["heading"],
        "call_text": front["hero"]["subheading"],
        "call_button": form["button"],
        "second_page_id": source.page(front["secondary_cta"]["target"]),
        "second_label": front["secondary_cta"]["label"],
        "steps": blocks("step", steps, f"{source.document.key}.{source.locale}/steps"),
        "form_intro": form["intro"],
        "privacy_note": form["privacy_note"],
        "thanks": form["thanks"],
    }
