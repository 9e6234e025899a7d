"""Loading the opening content: read, check, and then write everything in one transaction."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from accounts.demo import make_cast
from core import epoch
from home.opening import rows
from home.opening.checks import check
from home.opening.document_shapes import LANGUAGES
from home.opening.drafts import Draft
from home.opening.indexing import indexed_once, no_line_a_page
from home.opening.ledger import Ledger, Outcome
from home.opening.library import Library, read_library
from home.opening.pages import PageWriter
from home.opening.plan import all_drafts
from home.opening.problems import ContentError, Problems
from home.opening.progress import Bar, Say, silent
from home.opening.references import References
from home.rights import grant_editing_rights
from search.indexing import gathered
from search.rebuilding import note_version

FOLDER = Path(__file__).resolve().parent.parent / "opening_content"
RIGHTS = "rights#editors"


def read(folder: Path = FOLDER) -> tuple[Library, list[Draft]]:
    """Read and check the content, without a database. Raises ContentError with everything that is wrong."""
    problems = Problems()
    library = read_library(folder, problems)
    if library is None:
        raise ContentError(problems.found)
    check(library, problems)
    problems.stop_if_any()
    drafts = all_drafts(library, problems)
    problems.stop_if_any()
    return library, drafts


def load(folder: Path = FOLDER, *, overwrite: bool = False, say: Say = silent) -> Outcome:
    """Load the content; nothing of it when something is wrong. Raises ContentError."""
    library, drafts = read(folder)
    bar = Bar(say)
    with no_line_a_page(), epoch.steady(), transaction.atomic(), gathered(), indexed_once(bar):
        ledger = Ledger(overwrite=overwrite)
        _write(library, drafts, ledger, bar)
        if not ledger.knows(RIGHTS):
            grant_editing_rights()
            ledger.wrote(RIGHTS, "", "")
        if ledger.outcome.first and settings.DEMO_LOGINS:
            make_cast()
        outcome = ledger.close()
        note_version()
        epoch.bump()
    return outcome


def _write(library: Library, drafts: list[Draft], ledger: Ledger, bar: Bar) -> None:
    for language in LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    references, problems = References(), Problems()
    for make in (rows.vocabulary_rows, rows.edition_rows, rows.criterion_rows):
        rows.write_rows(make(library), ledger, references)
        references.read_rows()
    remove_welcome_page()
    writer = PageWriter(drafts, ledger, references, problems)
    writer.place_all(bar)
    problems.stop_if_any()
    if new_home := writer.just_made("home", LANGUAGES[0]):
        make_site(library.site.value["site_name"], new_home)
    writer.write_all(bar)
    rows.write_rows(rows.snippet_rows(library), ledger, references)


def remove_welcome_page() -> None:
    """Take the page away that Wagtail puts into an empty database."""
    for page in Page.objects.filter(depth=2, slug="home", content_type__model="page"):
        page.delete()


def make_site(name: str, home: Page) -> None:
    """Let the site begin at a home page just made; where the site is called comes from the settings."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    where = {"hostname": address.hostname, "port": port, "site_name": name, "root_page_id": home.pk}
    Site.objects.update_or_create(is_default_site=True, defaults=where)
