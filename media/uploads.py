"""What may be put into the library: a short list of kinds, each known by its content and not by its name.

Nothing is decoded or unpacked before it is counted, so what blows itself up is refused early: a picture by the size that its
head states, an office file by the bytes that really come out of it, for the sizes that it states may lie.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import uuid
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

MOST_UNPACKED = 100 * 1024 * 1024  # bytes
MOST_PARTS = 2_000
PIECE = 256 * 1024  # bytes
MOST_STATED = 1024 * 1024  # bytes; how much is read of the part in which an office file says what it is
LONGEST_NAME = 120
NEVER_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
# What reading something broken, or made to look so, can raise.
UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    IndexError,
    TypeError,
    SyntaxError,
    RuntimeError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)
# What an office file says that it is, and where it says so.
OFFICE = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
# What a browser would take for a page, however the file is called.
LOOKS_LIKE_A_PAGE = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"%pdf", b"{\\rtf")
NOT_IN_A_NAME = set('/\\:*?"<>|')

DISGUISED = _("Dit bestand is van binnen iets anders dan zijn naam zegt.")
BROKEN = _("Dit bestand is beschadigd.")
TOO_MUCH = _("Dit bestand pakt uit tot meer dan we aankunnen.")
MACROS = _("Dit bestand bevat macro’s. Bewaar het zonder, en probeer het nog eens.")
LOCKED = _("Dit bestand is met een wachtwoord beveiligd. Bewaar het zonder, en probeer het nog eens.")


def extension_of(name: str) -> str:
    """What comes after the last dot, in lower case; empty where there is none."""
    return PurePath(name).suffix[1:].lower()


def stored_name(document: Any, name: str) -> str:
    """Where a file lies: under a name that nobody can guess and that says nothing but its kind.

    What it was called is noted in `document.original_name`, by whichever way the file comes.
    """
    document.original_name = readable_name(name)
    return f"documents/{uuid.uuid4().hex}.{extension_of(name)}"


def readable_name(name: str) -> str:
    """The name that a file came with, as it can be handed out again: one line, no path, nothing that cannot be seen.

    At most LONGEST_NAME characters; the extension stays.
    """
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    kept = "".join(" " if each.isspace() else each for each in plain if not _is_hidden(each))
    stem, dot, extension = " ".join(kept.split()).rpartition(".")
    stem = stem.strip(" .")[: LONGEST_NAME - len(extension) - 1] or "document"
    return f"{stem}.{extension.lower()}" if dot else f"{stem}"


def _is_hidden(character: str) -> bool:
    # line and paragraph ends count as white space; what turns the direction of reading is a control character
    return character in NOT_IN_A_NAME or (
        unicodedata.category(character)[0] == "C" and not character.isspace()
    )


def check(file: IO[bytes], name: str) -> None:
    """Look whether a file is what its name says, and nothing that does harm. Its kind has to be a known one.

    Raises ValidationError in words for whoever sent it.
    """
    extension = extension_of(name)
    if extension not in CHECKS:
        raise ValidationError(_("Bestanden van de soort “%s” kunnen hier niet in.") % extension[:10])
    try:
        file.seek(0)
        CHECKS[extension](file, extension)
    except UNREADABLE as error:
        raise ValidationError(BROKEN) from error
    finally:
        file.seek(0)


def _check_pdf(file: IO[bytes], _extension: str) -> None:
    if not file.read(5).startswith(b"%PDF-"):
        raise ValidationError(DISGUISED)


def _check_text(file: IO[bytes], _extension: str) -> None:
    """Text is text from one end to the other, and nothing that a browser would take for a page."""
    raw = file.read()
    if raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n\x00").lower().startswith(LOOKS_LIKE_A_PAGE):
        raise ValidationError(DISGUISED)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # what spreadsheets of old write
        text = raw.decode("cp1252", errors="replace")
    if NEVER_IN_TEXT.search(text):
        raise ValidationError(DISGUISED)


def _check_picture(file: IO[bytes], extension: str) -> None:
    check_pixels(file, [PICTURES[extension]])


def check_pixels(file: IO[bytes], formats: list[str] | None = None) -> None:
    """Judge a picture by its head alone: what it holds is decoded after it is known how much that is.

    Raises ValidationError for more pixels than WAGTAILIMAGES_MAX_IMAGE_PIXELS, and for what is no picture in `formats`.
    """
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # our own bound is below the one that is warned of
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=formats) as picture:
                if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                    raise ValidationError(TOO_MUCH)
                picture.verify()
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MUCH) from error
    except Image.UnidentifiedImageError as error:
        raise ValidationError(DISGUISED) from error
    except UNREADABLE as error:
        raise ValidationError(BROKEN) from error
    finally:
        file.seek(0)


def _check_office(file: IO[bytes], extension: str) -> None:
    with _opened(file) as archive:
        names = set(archive.namelist())
        kinds = _stated(archive, "[Content_Types].xml")
        _count_out(archive)
        if any(each.lower().endswith("vbaproject.bin") for each in names) or b"macroenabled" in kinds.lower():
            raise ValidationError(MACROS)
        if OFFICE[extension] not in kinds:
            raise ValidationError(DISGUISED)


def _check_open_document(file: IO[bytes], extension: str) -> None:
    with _opened(file) as archive:
        kind = _stated(archive, "mimetype")
        _count_out(archive)
        if kind.strip() != OPEN_DOCUMENT[extension]:
            raise ValidationError(DISGUISED)
        if any(
            each.startswith(("Basic/", "Scripts/")) and not each.endswith("/") for each in archive.namelist()
        ):
            raise ValidationError(MACROS)


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # a word-processor file of the last century, or one of this with a password
        raise ValidationError(LOCKED)
    if not head.startswith(b"PK\x03\x04"):
        raise ValidationError(DISGUISED)
    # counted before a list of them is made
    if file.read().count(b"PK\x01\x02") > MOST_PARTS:
        raise ValidationError(TOO_MUCH)
    return zipfile.ZipFile(file)


def _stated(archive: zipfile.ZipFile, part: str) -> bytes:
    """The beginning of the part in which an office file says what it is."""
    if part not in archive.namelist():
        raise ValidationError(DISGUISED)
    _refuse_closed(archive.getinfo(part))
    with archive.open(part) as said:
        return said.read(MOST_STATED)


def _refuse_closed(part: zipfile.ZipInfo) -> None:
    """Refuse what is behind a password, and ways of packing that no office uses and that ask for memory at will."""
    if part.flag_bits & 1:
        raise ValidationError(LOCKED)
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ValidationError(BROKEN)


def _count_out(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, keeping nothing, and stop where it is too much."""
    left = MOST_UNPACKED
    for part in archive.infolist():
        _refuse_closed(part)
        with archive.open(part) as unpacking:
            while piece := unpacking.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise ValidationError(TOO_MUCH)


CHECKS: dict[str, Callable[[IO[bytes], str], None]] = {
    "pdf": _check_pdf,
    "txt": _check_text,
    "csv": _check_text,
    **dict.fromkeys(PICTURES, _check_picture),
    **dict.fromkeys(OFFICE, _check_office),
    **dict.fromkeys(OPEN_DOCUMENT, _check_open_document),
}
