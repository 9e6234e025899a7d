"""The .po files of the house: brought up to date with the sources, checked, and compiled to the .mo that Django reads.

The message ids are the Dutch texts themselves, so Dutch needs no catalogue and English needs every entry.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import polib

from operations.translations.extract import Message

HEADER = {
    "Project-Id-Version": "Gezinshuizen samen sterk",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
WRAP = 110
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def merge(path: Path, language: str, found: dict[Message, set[str]]) -> polib.POFile:
    """Return the catalogue at `path` with exactly the messages found: known translations stay, unused ones go.

    Entries stand in the order of their messages and name files without line numbers, so that moving code about
    does not change the catalogue.
    """
    known = {_key(entry): entry for entry in _read(path) if not entry.obsolete}
    merged = polib.POFile(wrapwidth=WRAP)
    merged.metadata = HEADER | {"Language": language}
    for message in sorted(
        found, key=lambda message: (message.msgid.casefold(), message.msgid, message.context or "")
    ):
        entry = known.get(message) or _new_entry(message)
        entry.occurrences = [(name, "") for name in sorted(found[message])]
        merged.append(entry)
    return merged


def problems(path: Path, found: dict[Message, set[str]]) -> list[str]:
    """What is wrong with the catalogue at `path`, one line each: a message that it lacks or that nothing uses any
    more, and a translation that is missing or has other placeholders than its message (an error at run time).
    """
    entries = {_key(entry): entry for entry in _read(path) if not entry.obsolete}
    lines = [
        f"not in the catalogue: {message.msgid!r} ({', '.join(found[message])})"
        for message in found.keys() - entries
    ]
    lines += [f"no longer used: {message.msgid!r}" for message in entries.keys() - found.keys()]
    for message, entry in entries.items():
        if not entry.translated():
            lines.append(f"not translated: {message.msgid!r}")
        elif any(
            _placeholders(text) != _placeholders(message.plural or message.msgid) for text in _forms(entry)
        ):
            lines.append(f"other placeholders than its message: {message.msgid!r}")
    return sorted(lines)


def compile_catalogues(roots: list[Path]) -> int:
    """Compile every .po under `roots` whose .mo is missing or of another moment; returns how many.

    The .mo takes over the .po's modification time, so an older .po that comes back is noticed as well.
    """
    outdated = [
        path for root in roots for path in sorted(root.glob("*/LC_MESSAGES/*.po")) if not _is_compiled(path)
    ]
    for path in outdated:
        target = path.with_suffix(".mo")
        unfinished = target.with_suffix(".mo.new")
        _read(path).save_as_mofile(str(unfinished))
        moment = path.stat().st_mtime_ns
        os.utime(unfinished, ns=(moment, moment))
        unfinished.replace(target)
    return len(outdated)


def _is_compiled(path: Path) -> bool:
    target = path.with_suffix(".mo")
    return target.is_file() and target.stat().st_mtime_ns == path.stat().st_mtime_ns


def _read(path: Path) -> polib.POFile:
    return polib.pofile(str(path), wrapwidth=WRAP) if path.is_file() else polib.POFile(wrapwidth=WRAP)


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt)


def _forms(entry: polib.POEntry) -> list[str]:
    # The first plural form may leave the number out: "one article".
    forms = sorted(entry.msgstr_plural.items())
    return [text for number, text in forms if number > 0] or [entry.msgstr]


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _new_entry(message: Message) -> polib.POEntry:
    return polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.plural,
        msgctxt=message.context,
        msgstr_plural={0: "", 1: ""} if message.plural else {},
    )
