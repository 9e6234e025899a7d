"""Text from people, made plain: one Unicode form, and nothing in it that only a machine would notice."""

from __future__ import annotations

import unicodedata

# Formatting characters that turn the direction of text round: in a name or a subject they only serve to deceive.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = {"Cc", "Cs"}


def plain_text(text: str) -> str:
    """Return text of several lines, composed (NFC), with bare line feeds and without control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(filter(_is_plain, lines)))


def plain_line(text: str) -> str:
    """Return text as one line: any run of white space is one space, and nothing turns its direction round."""
    one_line = " ".join(text.split())
    plain = plain_text("".join(character for character in one_line if character not in _TURNING))
    # a control character that went may have stood between a space and the end
    return " ".join(plain.split())


def _is_plain(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in _UNPRINTABLE
