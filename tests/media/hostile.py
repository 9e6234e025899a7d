"""Files that pretend, break or blow themselves up, made on the spot; and honest ones beside them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

from PIL import Image

from media.uploads import OFFICE, OPEN_DOCUMENT

MIB = 1024 * 1024
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PAGE = b"<!DOCTYPE html><script>alert(1)</script>"
VECTOR = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PROGRAM = b"MZ\x90\x00" + b"\x00" * 60
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def packed(parts: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def office(
    extension: str, more: Mapping[str, bytes] | None = None, kinds: bytes = b"", way: int = 8
) -> bytes:
    """An office file of this kind, with these parts besides."""
    said = b"<Types>" + (kinds or OFFICE[extension]) + b"</Types>"
    return packed({"[Content_Types].xml": said, "word/document.xml": b"<w/>", **(more or {})}, way)


def open_document(extension: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """A file of the open kind."""
    return packed({"mimetype": OPEN_DOCUMENT[extension], "content.xml": b"<o/>", **(more or {})})


def picture(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    """A small picture."""
    whole = io.BytesIO()
    Image.new("RGB", size, (200, 80, 40)).save(whole, kind, **options)  # type: ignore[arg-type]
    return whole.getvalue()


def png_that_states(width: int, height: int) -> bytes:
    """A few bytes that promise a picture of this size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
        + chunk(b"IEND", b"")
    )


def png_with_a_text_that_swells() -> bytes:
    """A picture with a compressed remark of 20 MiB."""
    plain = picture("PNG")
    content = b"Comment\x00\x00" + zlib.compress(b"a" * (20 * MIB))
    remark = (
        struct.pack(">I", len(content)) + b"zTXt" + content + struct.pack(">I", zlib.crc32(b"zTXt" + content))
    )
    return plain[:33] + remark + plain[33:]


def lying(archive: bytes, name: bytes, stated: int) -> bytes:
    """The archive with another unpacked size stated for the part of this name, in both places."""
    changed = bytearray(archive)
    for mark, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        place = changed.find(mark)
        while place >= 0:
            if changed[place + name_at : place + name_at + len(name)] == name:
                changed[place + size_at : place + size_at + 4] = struct.pack("<I", stated)
            place = changed.find(mark, place + 4)
    return bytes(changed)


@cache
def bombs() -> dict[str, tuple[str, bytes]]:
    """Small files that become large ones: what each is, its name and its bytes."""
    zeroes = b"\x00" * (200 * MIB)
    swelling = office("docx", {"word/media/a.bin": zeroes})
    return {
        "an office file that swells": ("a.docx", swelling),
        "one that lies about its size": ("b.docx", lying(swelling, b"word/media/a.bin", 1000)),
        "one that swells in what it says it is": (
            "c.xlsx",
            office("xlsx", kinds=OFFICE["xlsx"] + b" " * (101 * MIB)),
        ),
        "an open one that swells": ("d.odt", open_document("odt", {"Pictures/a.png": zeroes[: 101 * MIB]})),
        "one of many parts": ("e.pptx", office("pptx", {f"p/{number}": b"" for number in range(2_100)})),
        "one packed in a way that asks for memory": (
            "f.docx",
            office("docx", {"a": b"\x00" * MIB}, way=zipfile.ZIP_LZMA),
        ),
        "a picture that states a size": ("g.png", png_that_states(60_000, 60_000)),
        "a picture just over the size": ("h.png", png_that_states(8_000, 5_001)),
        "a picture with a remark that swells": ("i.png", png_with_a_text_that_swells()),
    }
