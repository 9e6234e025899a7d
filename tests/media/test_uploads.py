"""What is put into the library is what it says it is, and does no harm."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection

from media import uploads
from media.models import LibraryDocument, Picture
from tests.media import hostile
from tests.media.hostile import OLD_OFFICE, PAGE, PDF, PROGRAM, VECTOR, office, open_document, packed, picture

ROOT = Path(__file__).resolve().parents[2]
HONEST = {
    "a.pdf": PDF,
    "a.PDF": PDF,
    "notulen.docx": office("docx"),
    "cijfers.xlsx": office("xlsx"),
    "praatje.pptx": office("pptx"),
    "brief.odt": open_document("odt"),
    "tabel.ods": open_document("ods"),
    "lijst.txt": "Ünïcode, één regel\nen nog één\n".encode(),
    "met-merk.txt": b"\xef\xbb\xbfregel\r\n",
    "oud.csv": "naam;plaats\nRené;Zoë\n".encode("cp1252"),
    "leeg.txt": b"",
    "foto.jpg": picture("JPEG"),
    "foto.png": picture("PNG"),
    "foto.webp": picture("WEBP"),
}
WORD_IN = {"word/document.xml": b"<w/>"}
HOSTILE = [
    *[(f"pagina.{kind}", PAGE) for kind in ("pdf", "txt", "csv", "jpg", "png", "webp", "docx", "odt")],
    *[(f"tekening.{kind}", VECTOR) for kind in ("pdf", "txt", "csv", "jpg", "png", "webp", "xlsx", "ods")],
    *[(f"programma.{kind}", PROGRAM) for kind in ("pdf", "txt", "csv", "jpg", "png", "docx", "pptx", "odt")],
    *[(f"stuk.{kind}", PDF) for kind in ("txt", "csv", "jpg", "docx", "ods")],
    *[(f"oud.{kind}", OLD_OFFICE) for kind in ("docx", "xlsx", "pptx", "odt", "txt", "pdf")],
    *[(f"niets.{kind}", b"") for kind in ("pdf", "docx", "odt", "png", "jpg", "webp")],
    *[(f"halverwege.{kind}", office("docx")[:200]) for kind in ("docx", "xlsx", "odt")],
    ("pagina.html", PAGE),
    ("tekening.svg", VECTOR),
    ("programma.exe", PROGRAM),
    ("pagina.pdf.html", PDF),
    ("zonder", PDF),
    (".pdf", PDF),
    ("macro.docm", office("docx")),
    ("spatie.txt", b"  \r\n\t<HTML>"),
    ("merk.txt", b"\xef\xbb\xbf<script>alert(1)</script>"),
    ("opmaak.txt", b'<?xml version="1.0"?><a/>'),
    ("nul.txt", b"regel\x00regel"),
    ("teken.csv", b"naam\x1b[2J"),
    ("rekenblad.docx", office("xlsx")),
    ("brief.xlsx", office("docx")),
    ("brief.ods", open_document("odt")),
    ("brief.docx", open_document("odt")),
    ("archief.docx", packed({"a.txt": b"niets"})),
    ("archief.odt", packed({"content.xml": b"<o/>"})),
    ("macro.docx", office("docx", {"word/vbaProject.bin": b"x"})),
    ("macro.xlsx", office("xlsx", kinds=b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
    ("macro.odt", open_document("odt", {"Basic/Standard/Module1.xml": b"Sub Main"})),
    ("script.ods", open_document("ods", {"Scripts/python/a.py": b"import os"})),
    ("foto.png", picture("JPEG")),
    ("foto.jpg", picture("PNG")),
    ("foto.webp", picture("PNG")),
    ("beweging.png", picture("GIF")),
    ("kapot.png", picture("PNG")[:60]),
    ("kapot.docx", office("docx").replace(b"<Types>", b"<Tijpes", 1)[:-30]),
]


def sent(name: str, content: bytes) -> None:
    uploads.check(io.BytesIO(content), name)


@pytest.mark.parametrize("name", HONEST)
def test_what_is_what_it_says_comes_in(name: str) -> None:
    file = io.BytesIO(HONEST[name])
    uploads.check(file, name)
    assert file.read() == HONEST[name], "it is still whole, and at its beginning"


@pytest.mark.parametrize(
    ("name", "content"), HOSTILE, ids=[f"{place}-{name}" for place, (name, _) in enumerate(HOSTILE)]
)
def test_what_pretends_stays_out(name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        sent(name, content)


def test_there_are_sixty_hostile_files() -> None:
    assert len(HOSTILE) + len(hostile.bombs()) >= 60


MEASURE = """
import io, pathlib, sys
from resource import RUSAGE_SELF, getrusage
from django.conf import settings
settings.configure(WAGTAILIMAGES_MAX_IMAGE_PIXELS=40_000_000, USE_I18N=False)
from django.core.exceptions import ValidationError
from media import uploads
for name in sys.argv[1:]:
    content = pathlib.Path(name).read_bytes()
    before = getrusage(RUSAGE_SELF)
    try:
        uploads.check(io.BytesIO(content), name)
    except ValidationError:
        after = getrusage(RUSAGE_SELF)
        print(name, after.ru_maxrss - before.ru_maxrss, after.ru_utime - before.ru_utime)
"""


def test_bombs_are_refused_before_they_go_off(tmp_path: Path) -> None:
    """In a process of its own, whose memory (KiB) grows by 150 MiB at most, and which works for two seconds on none.

    Twice that here, for the machine may be a slow one.
    """
    names = {}
    for what, (name, content) in hostile.bombs().items():
        assert len(content) < 25 * hostile.MIB
        (tmp_path / name).write_bytes(content)
        names[str(tmp_path / name)] = what
    command = [sys.executable, "-c", MEASURE, *names]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    measured = [line.split() for line in done.stdout.splitlines()]
    assert [name for name, _memory, _work in measured] == list(names), "each is refused"
    assert sum(int(memory) for _name, memory, _work in measured) < 150 * 1024
    assert not [names[name] for name, _memory, work in measured if float(work) > 4]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Besluit één “2024”.pdf", "Besluit één “2024”.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\map\\brief.docx", "brief.docx"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("factuur\u202efdp.exe.pdf", "factuurfdp.exe.pdf"),
        ("nul\x00.PDF", "nul.pdf"),
        ("...pdf", "document.pdf"),
        ("e\u0301e\u0301n.pdf", "één.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("👩‍👧 thuis.pdf", "👩👧 thuis.pdf"),
    ],
)
def test_a_name_is_handed_out_again_without_what_cannot_be_seen(given: str, kept: str) -> None:
    assert uploads.readable_name(given) == kept


@pytest.mark.django_db
def test_a_stored_name_says_nothing() -> None:
    names = {uploads.stored_name(LibraryDocument(), "Verslag over Jantje.pdf") for _each in range(5)}
    assert len(names) == 5
    assert all(
        name.startswith("documents/") and name.endswith(".pdf") and "Jantje" not in name for name in names
    )


# --- at the editors' side --------------------------------------------------------------------------------


@pytest.fixture
def desk(administrator: Any) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def send_document(desk: Client, name: str, content: bytes) -> Any:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    fields = {
        "title": "Stuk",
        "language": "nl",
        "collection": root.pk,
        "file": SimpleUploadedFile(name, content),
    }
    return desk.post("/beheer/documents/add/", fields)


@pytest.mark.django_db
def test_an_honest_document_is_kept_under_another_name(desk: Client) -> None:
    assert send_document(desk, "Verslag van één jaar.pdf", PDF).status_code == 302
    document = LibraryDocument.objects.get()
    assert document.file.name.startswith("documents/")
    assert "Verslag" not in document.file.name
    assert document.filename == "Verslag van één jaar.pdf"
    answer = Client().get(document.url)
    assert answer.status_code == 200
    assert "Verslag" in answer.headers["Content-Disposition"]


@pytest.mark.django_db
def test_who_sends_something_else_is_told_and_keeps_what_was_typed(desk: Client) -> None:
    answer = send_document(desk, "verslag.pdf", PAGE)
    assert answer.status_code == 200
    assert str(uploads.DISGUISED) in answer.content.decode()
    assert 'value="Stuk"' in answer.content.decode()
    assert not LibraryDocument.objects.exists()


@pytest.mark.django_db
def test_several_at_once_are_sent_first_and_described_afterwards(desk: Client) -> None:
    """The way in that the library shows to editors."""
    files = {"title": "Verslag", "files[]": SimpleUploadedFile("verslag.pdf", PDF), "collection": 1}
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    sent = desk.post("/beheer/documents/multiple/add/", files, headers=ajax).json()
    assert sent["success"]
    form = re.search(r'action="([^"]+)"', sent["form"])
    assert form is not None
    prefix = re.search(r'name="([^"]+)-title"', sent["form"])
    assert prefix is not None
    fields = {"title": "Verslag", "language": "nl", "collection": 1, "summary": "", "tags": ""}
    described = {f"{prefix[1]}-{name}": value for name, value in fields.items()}
    assert desk.post(form[1], described, headers=ajax).json()["success"]
    document = LibraryDocument.objects.get()
    assert (document.title, document.filename, document.file_size) == ("Verslag", "verslag.pdf", len(PDF))
    wrong = {**files, "files[]": SimpleUploadedFile("verslag.pdf", PAGE)}
    refused = desk.post("/beheer/documents/multiple/add/", wrong, headers=ajax).json()
    assert not refused["success"]
    assert str(uploads.DISGUISED) in refused["error_message"]


@pytest.mark.django_db
def test_of_a_picture_only_what_it_shows_is_kept(desk: Client) -> None:
    where = Image.Exif()
    where[0x0112] = 6  # lies on its side
    where[0x010F] = "Telefoon van Jantje"
    where.get_ifd(0x8825)[1] = "N"
    traced = picture(
        "JPEG", exif=where.tobytes(), comment=b"thuis gemaakt", xmp=b"<x>Jantje</x>", icc_profile=b"kleur"
    )
    assert b"Jantje" in traced
    fields = {"title": "Keuken", "alt_text": "Een keuken", "collection": 1}
    file = SimpleUploadedFile("Jantje in de keuken.jpg", traced)
    assert desk.post("/beheer/images/add/", {**fields, "file": file}).status_code == 302
    kept = Picture.objects.get()
    raw = kept.file.read()
    for trace in (b"Jantje", b"thuis gemaakt", b"Exif"):
        assert trace not in raw
    with Image.open(io.BytesIO(raw)) as shown:
        assert shown.size == (30, 40), "it stands upright by itself"
        assert shown.info["icc_profile"] == b"kleur"
        assert not shown.getexif()
    assert (kept.width, kept.height, kept.file_size) == (30, 40, len(raw))
    assert "Jantje" not in kept.file.name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("groot.png", hostile.png_that_states(60_000, 60_000)),
        ("over.png", hostile.png_that_states(8_000, 5_001)),
        ("leeg.png", hostile.png_that_states(200, 200)),
        ("half.jpg", picture("JPEG", (400, 300))[:1500]),
        ("pagina.png", PAGE),
        ("tekening.svg", VECTOR),
        ("beweging.gif", picture("GIF")),
    ],
    ids=["huge", "just over", "empty", "half", "a page", "a drawing", "moving"],
)
def test_a_picture_that_is_none_or_too_large_is_refused_in_words(
    desk: Client, name: str, content: bytes
) -> None:
    fields = {"title": "Keuken", "alt_text": "Een keuken", "collection": 1}
    answer = desk.post("/beheer/images/add/", {**fields, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    assert "Keuken" in answer.content.decode()
    assert not Picture.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_comes_through(kind: str) -> None:
    from media.pictures import without_traces

    clean = without_traces(io.BytesIO(picture(kind, exif=Image.Exif().tobytes())), "a")
    with Image.open(clean) as shown:
        assert (shown.format, shown.size) == (kind, (40, 30))
