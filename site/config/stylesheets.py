"""Making one small sheet of the many that people write: imports put in place, addresses kept right, minified."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import groupby

IMPORT = re.compile(r"""@import\s+url\(\s*["']?(?P<target>[^"')]+)["']?\s*\)\s*(?P<condition>[^;]*);""")
ADDRESS = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<target>[^"')]+)(?P=quote)\s*\)""")
LAYER = re.compile(r"^layer\((?P<name>[\w.-]+)\)\s*(?P<media>.*)$")
_QUOTED = r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\))"""
QUOTED = re.compile(_QUOTED, re.DOTALL)
QUOTED_OR_COMMENT = re.compile(rf"{_QUOTED}|/\*.*?\*/", re.DOTALL)
SQUEEZES = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" ?([{},;>]) ?"), r"\1"),
    (re.compile(r": "), ":"),
    (re.compile(r";}"), "}"),
)
ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)

Reader = Callable[[str], str]


class ImportLoopError(ValueError):
    """A sheet imports itself, directly or by way of others."""


def imported(name: str, source: str) -> Iterator[str]:
    """Yield the sheets that this one imports, as paths from the same root as `name`."""
    for found in IMPORT.finditer(source):
        if not ELSEWHERE.match(found["target"]):
            yield _resolve(name, found["target"])


def flatten(name: str, read: Reader) -> str:
    """Return the sheet `name` with all local imports put in place; `read` gives a sheet's text by its path.

    Layers and media conditions of an import become blocks; neighbours under the same condition share one.
    Raises ImportLoopError, and whatever `read` raises for a sheet that is not there.
    """
    return _flatten(name, read, home=posixpath.dirname(name), above=())


def minify(source: str) -> str:
    """Return the sheet without comments and needless space.

    Careful rather than clever: a space before a colon means "inside" (`.prose :is(ul, ol)`) and one round a plus
    belongs to calc(), so those stay. The minifiers for Python drop the former within a layer.
    """
    without_comments = QUOTED_OR_COMMENT.sub(lambda found: found["quoted"] or " ", source)
    pieces = QUOTED.split(without_comments)
    pieces[::2] = [_squeeze(piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _squeeze(piece: str) -> str:
    for pattern, short in SQUEEZES:
        piece = pattern.sub(short, piece)
    return piece


def _flatten(name: str, read: Reader, home: str, above: tuple[str, ...]) -> str:
    if name in above:
        raise ImportLoopError(" imports ".join([*above, name]))
    pieces = _pieces(name, read(name), read, home, (*above, name))
    grouped = groupby(pieces, key=lambda piece: piece[0])
    return "".join(_under(condition, "".join(text for _, text in texts)) for condition, texts in grouped)


def _pieces(
    name: str, source: str, read: Reader, home: str, above: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield (condition, text) in the order of the sheet."""
    here = posixpath.dirname(name)
    position = 0
    for found in IMPORT.finditer(source):
        if between := source[position : found.start()].strip():
            yield "", _readdress(between, here, home)
        position = found.end()
        if ELSEWHERE.match(found["target"]):
            yield "", found[0]
        else:
            yield found["condition"].strip(), _flatten(_resolve(name, found["target"]), read, home, above)
    if rest := source[position:].strip():
        yield "", _readdress(rest, here, home)


def _under(condition: str, text: str) -> str:
    if not condition:
        return text
    if found := LAYER.match(condition):
        inner = f"@layer {found['name']} {{\n{text}\n}}\n"
        return _under(found["media"], inner)
    return f"@media {condition} {{\n{text}\n}}\n"


def _resolve(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _readdress(source: str, here: str, home: str) -> str:
    """Make addresses that are relative to the folder `here` relative to the folder `home`."""
    if here == home:
        return source

    def move(found: re.Match[str]) -> str:
        target = found["target"]
        if ELSEWHERE.match(target):
            return found[0]
        moved = posixpath.relpath(posixpath.normpath(posixpath.join(here, target)), home or ".")
        return f"url({found['quote']}{moved}{found['quote']})"

    return ADDRESS.sub(move, source)
