"""Questions and answers, by who asks them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import richtext, vocabulary
from core.models import BasePage, PageCard
from knowledge.listings.shared import address, chips, language_of, shown_in, sources_named
from knowledge.models import Question


def faq_listing(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """Questions under the audience that asks them first, or all of one audience with ?voor=; three queries."""
    rows = Question.objects.filter(shown_in(Question, page.locale_id))
    questions = list(rows.annotate(about=F("page__translation_key")).order_by("position", "key"))
    audiences = vocabulary.audiences()
    # in the order in which the questions bring them up
    asked_by = Counter(key for row in questions for key in row.audience_keys if key in audiences)
    chosen = asked_for if (asked_for := request.GET.get("voor", "")) in asked_by else ""
    answers = answered(page, request, [row for row in questions if not chosen or chosen in row.audience_keys])
    groups: dict[str, list[dict[str, Any]]] = {key: [] for key in [*asked_by, ""]}
    for entry in answers:
        first = next((key for key in entry["question"].audience_keys if key in audiences), "")
        groups[chosen or first].append(entry)
    options = [(key, audiences[key].name, count) for key, count in asked_by.items()]
    return {
        "groups": [(audiences.get(key), group) for key, group in groups.items() if group],
        "chips": chips(page, "voor", options, chosen, (_("Alle vragen"), len(questions))),
        "chosen_audience": audiences.get(chosen),
        "count": len(answers),
        "canonical_path": address(page, voor=chosen),
    }


def answered(page: BasePage, request: HttpRequest, questions: list[Question]) -> list[dict[str, Any]]:
    """Each question with its answer as HTML, its language, its sources and the card of the page that says more."""
    about = Question.objects.filter(shown_in(Question, page.locale_id)).values("page__translation_key")
    cards: dict[Any, PageCard] = {}
    for card in PageCard.objects.visible_to(request).filter(translation_key__in=about):
        if card.locale_id == page.locale_id or card.translation_key not in cards:
            cards[card.translation_key] = card
    richtext.remember_addresses(
        {int(pk) for row in questions for pk in richtext.LINKED_ID.findall(row.answer)}
    )
    return [
        {
            "question": row,
            "answer": richtext.render(row.answer, language_of(row)),
            "language": language_of(row),
            "card": cards.get(row.about),
            "sources": sources_named(row.source_keys),
        }
        for row in questions
    ]
