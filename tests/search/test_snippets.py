"""The piece of a text that is shown, and the words that are marked in it."""

from __future__ import annotations

import pytest

from search import analysis
from search.models import Word
from search.snippets import LENGTH, marked, snippet


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Samen eten.", "eet"),
        ("De deur staat open.", "open"),
        ("Tien uren zorg.", "uur"),
        ("Gezinshuizen in Tilburg", "gezinshuis"),
        ("Een kwaliteits-eis", "eis"),
    ],
)
def test_a_word_is_marked_in_whatever_form_it_stands(text: str, asked: str) -> None:
    assert str(marked(text, {analysis.stem(asked, "nl")}, "nl")).count("<mark>") == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("opening")
def test_every_word_that_leads_to_a_record_is_marked_in_it() -> None:
    words = Word.objects.exclude(text__startswith=analysis.GLUED).values_list("text", "language", "stem")
    telling = [row for row in words if not analysis.is_stop_word(row[0], row[1])]
    assert len(telling) > 3_000
    unmarked = [text for text, language, stem in telling if "<mark>" not in marked(text, {stem}, language)]
    assert unmarked == []


def test_two_words_of_the_question_show_more_than_one_of_them_three_times() -> None:
    nothing = "bla " * LENGTH
    body = f"Zorg, zorg en zorg. {nothing}Hier staan zorg en tarief samen. {nothing}Einde."
    shown = snippet("", body, {"zorg", analysis.stem("tarief", "nl")}, "nl")
    assert "<mark>tarief</mark>" in shown


def test_of_equally_good_pieces_the_first_is_shown() -> None:
    nothing = "bla " * LENGTH
    shown = snippet("", f"Begin. {nothing}Eerst zorg. {nothing}Daarna zorg.", {"zorg"}, "nl")
    assert "Eerst <mark>zorg</mark>" in shown


def test_a_long_text_with_one_word_everywhere_is_no_work() -> None:
    """As many hits as words: what stands near each is looked at, not every pair of them."""
    shown = snippet("", "zorg " * 6_000, {"zorg"}, "nl")
    assert str(shown).count("<mark>") == LENGTH
