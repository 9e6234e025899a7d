"""The editors' side of the room: its lists open, and messages are read and handled but never written or run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from core.roots import locales
from core.spreadsheets import without_formulas
from home.rights import grant_editing_rights
from knowledge.models import Enquiry, GlossaryTerm, Organisation, Question, TimelineEvent
from tests import factories

DANGEROUS = [
    "=1+1",
    "+31612345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "  =1",
    '"=1',
    "＝1+1",
    "Hoi;=HYPERLINK(0)",
    "a,\n=1",
    "x\n-y",
]


@pytest.fixture
def editor(site: factories.Site, ada: Any, client: Client) -> Client:
    """Ada at her desk."""
    grant_editing_rights()
    client.force_login(ada)
    return client


@pytest.fixture
def enquiry(db: None) -> Enquiry:
    return Enquiry.objects.create(
        kind="contact",
        name="=cmd|' /C calc'!A1",
        email="iemand@example.org",
        subject="mistake",
        message="a;=1+1\nb",
    )


@pytest.mark.parametrize("model", [GlossaryTerm, Question, Organisation, TimelineEvent])
def test_editors_keep_the_lists_of_the_knowledge_base(editor: Client, model: Any) -> None:
    address = f"/beheer/snippets/knowledge/{model._meta.model_name}/"

    assert editor.get(address).status_code == 200
    assert editor.get(f"{address}add/", follow=True).status_code == 200


def snippet(model: Any) -> Any:
    """A row of this list, without a source."""
    fields = {
        Question: {"key": "q", "question": "Wie?", "answer": "<p>Wij.</p>"},
        Organisation: {"key": "nji", "name": "NJi", "sort": "kennis", "role": "Deelt kennis"},
        TimelineEvent: {"date": "2011-01-01", "label": "2011", "title": "Kring"},
    }[model]
    return model.objects.create(locale_id=locales()["nl"], **fields)


@pytest.mark.parametrize("model", [Question, Organisation, TimelineEvent])
def test_editors_give_and_mend_the_sources_of_an_item(editor: Client, model: Any) -> None:
    factories.make_source("nji-cijfers")
    factories.make_source("kst-31839", title="Kamerbrief <b>")
    row = snippet(model)
    address = f"/beheer/snippets/knowledge/{model._meta.model_name}/edit/{row.pk}/"
    form = editor.get(address).content.decode()
    assert "Nederlands Jeugdinstituut: Kamerbrief &lt;b&gt;, 2021" in form
    filled = {
        name: values[-1]
        for number in range(form.count("<form"))
        for name, values in querydict_from_html(form, form_index=number).lists()
    }
    if model is Question:
        filled["answer"] = rich_text("<p>Wij.</p>")
    for chosen in (["nji-cijfers", "kst-31839"], ["kst-31839"], []):
        assert editor.post(address, filled | {"source_keys": chosen}).status_code == 302
        row.refresh_from_db()
        assert sorted(row.source_keys) == sorted(chosen)
    assert editor.post(address, filled | {"source_keys": ["verzonnen"]}).status_code == 200


def test_a_message_is_shown_with_its_lines_and_nothing_can_be_changed_in_it(
    editor: Client, enquiry: Enquiry
) -> None:
    address = f"/beheer/enquiry/edit/{enquiry.pk}/"
    page = editor.get(address).content.decode()
    assert "a;=1+1<br>b" in page
    assert 'name="message"' not in page

    editor.post(address, {"message": "verdraaid", "email": "ander@example.org", "handled": "on"})
    enquiry.refresh_from_db()
    assert (enquiry.message, enquiry.email) == ("a;=1+1\nb", "iemand@example.org")


def test_handled_is_a_moment_that_is_kept_until_it_is_taken_back(editor: Client, enquiry: Enquiry) -> None:
    address = f"/beheer/enquiry/edit/{enquiry.pk}/"
    editor.post(address, {"handled": "on"})
    enquiry.refresh_from_db()
    first = enquiry.handled_at
    editor.post(address, {"handled": "on"})
    enquiry.refresh_from_db()
    assert first is not None
    assert enquiry.handled_at == first

    editor.post(address, {})
    enquiry.refresh_from_db()
    assert enquiry.handled_at is None


def test_nobody_makes_up_a_message(editor: Client, enquiry: Enquiry, administrator: Any) -> None:
    for client in (editor, _at(administrator)):
        for response in (
            client.get("/beheer/enquiry/new/"),
            client.post("/beheer/enquiry/new/", {"handled": "on"}),
        ):
            assert response.status_code == 302
            assert response.url == "/beheer/"
        assert client.get(f"/beheer/enquiry/copy/{enquiry.pk}/").status_code == 404
    assert Enquiry.objects.count() == 1


def test_messages_are_for_editors_only(
    site: factories.Site, enquiry: Enquiry, ben: Any, visitor: Client
) -> None:
    for client in (_at(ben), visitor):
        for address in (
            "",
            f"edit/{enquiry.pk}/",
            f"delete/{enquiry.pk}/",
            "?export=csv",
            f"history/{enquiry.pk}/",
        ):
            response = client.get(f"/beheer/enquiry/{address}")
            assert response.status_code in {302, 403}
            assert b"iemand@example.org" not in response.content


def _at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_starts_a_formula_however_it_is_split(text: str) -> None:
    safe = without_formulas(text)
    for separator in ";,\t\n":
        for cell in safe.split(separator):
            assert not cell.strip(' "\t\r').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), cell


@pytest.mark.parametrize("text", ["Mag een hond mee?", "ada@example.org", "1 - 1 = 0", "e-zine", "'t Huis"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert without_formulas(text) == text


def test_the_csv_holds_no_formula(editor: Client, enquiry: Enquiry) -> None:
    response = editor.get("/beheer/enquiry/?export=csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))

    assert [row["Naam"] for row in rows] == ["'=cmd|' /C calc'!A1"]
    assert rows[0]["Bericht"] == "a;'=1+1\nb"
    assert rows[0]["onderwerp"] == "Iets klopt niet op de site"


def test_the_workbook_holds_no_formula(editor: Client, enquiry: Enquiry) -> None:
    response = editor.get("/beheer/enquiry/?export=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]

    assert any(cell.value == "'=cmd|' /C calc'!A1" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
