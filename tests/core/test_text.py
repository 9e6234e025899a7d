"""Text from people becomes plain, and stays their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import plain_line, plain_text

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dag\r\nAda\rdag", "Dag\nAda\ndag"),
        ("a\x00b\x0bc\x1b\x7f\x85d", "abcd"),
        ("e\u0301e\u0301n", "één"),
        ("een\ttab", "een\ttab"),
        ("\ud83d los", " los"),
        ("\u202eomgekeerd", "\u202eomgekeerd"),
    ],
)
def test_several_lines(typed: str, kept: str) -> None:
    assert plain_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada \r\n Bcc: x ", "Ada Bcc: x"),
        ("een\u2028twee\u00a0drie\tvier", "een twee drie vier"),
        ("\u202eada", "ada"),
        ("  ", ""),
    ],
)
def test_one_line(typed: str, kept: str) -> None:
    assert plain_line(typed) == kept


@given(ANYTHING)
def test_plain_text_can_be_stored_and_is_plain_already(text: str) -> None:
    plain = plain_text(text)

    plain.encode()
    assert "\x00" not in plain
    assert plain_text(plain) == plain


@given(ANYTHING)
def test_a_plain_line_is_one_line_and_plain_already(text: str) -> None:
    line = plain_line(text)

    line.encode()
    assert len(line.splitlines()) <= 1
    assert plain_line(line) == line
