"""What the rooms give to the index: milestones, questions, organisations and pages, as readers find them there."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.roots import locales
from knowledge.models import (
    CampaignPage,
    ContactPage,
    FaqPage,
    Organisation,
    OrganisationIndexPage,
    Question,
    SignpostAudiencePage,
    TimelineEvent,
    TimelinePage,
)
from knowledge.search import questions
from search.answering import answer
from search.models import SearchRecord
from search.pages import text_of
from tests import factories
from tests.factories import Site
from tests.search.asking import found, request_of

pytestmark = pytest.mark.django_db


def place_of(url: str, client: Client | None = None) -> Any:
    """The element to which this address leads; it has to be there."""
    path, _hash, anchor = url.partition("#")
    response = (client or Client()).get(path)
    assert response.status_code == 200
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return next(node for node in tree.iter() if node.get("id") == anchor)


def words_in(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split())


# --- milestones -------------------------------------------------------------------------------------------


def milestone(title: str, language: str = "nl", **fields: Any) -> TimelineEvent:
    given = {"date": datetime.date(2011, 11, 3), "label": "3 november 2011", "text": "Voor de zebravinken."}
    return TimelineEvent.objects.create(title=title, locale_id=locales()[language], **(given | fields))


@pytest.fixture
def timeline(site: Site) -> TimelinePage:
    return factories.make_page(TimelinePage, site.nl, title="Tijdlijn", slug="tijdlijn")


def test_a_milestone_is_found_where_it_stands(timeline: TimelinePage) -> None:
    event = milestone("Vereniging opgericht")
    milestone("Iets anders", text="")
    (url,) = found("zebravinken opgericht")
    assert url.startswith("/tijdlijn/#")
    assert "Vereniging opgericht" in words_in(place_of(url))
    assert "Iets anders" not in words_in(place_of(url))
    assert found("november zebravinken") == [url]
    (hit,) = answer("zebravinken", request_of(), "nl", {}).hits
    assert (hit.kind, hit.year, hit.is_answer) == ("Tijdlijn", "2011", False)
    event.text = "Voor de mussen."
    event.save()
    assert (found("zebravinken"), found("mussen")) == ([], [url])
    event.delete()
    assert found("mussen") == []


def test_an_old_milestone_comes_after_a_new_one(timeline: TimelinePage) -> None:
    for year in (2011, 2024):
        milestone(f"Opgericht in {year}", date=datetime.date(year, 1, 1))
    assert [hit.year for hit in answer("opgericht", request_of(), "nl", {}).hits] == ["2024", "2011"]


def test_milestones_follow_the_page_they_stand_on(timeline: TimelinePage) -> None:
    milestone("Vereniging opgericht")
    restriction = factories.restrict(timeline)
    assert found("zebravinken") == []
    restriction.delete()
    assert len(found("zebravinken")) == 1
    timeline.unpublish()
    assert found("zebravinken") == []


# --- organisations ----------------------------------------------------------------------------------------


def organisation(name: str, language: str = "nl", **fields: Any) -> Organisation:
    given = {"key": name.lower().replace(" ", "-"), "sort": "Branche", "role": "Zorgt voor zebravinken."}
    return Organisation.objects.create(name=name, locale_id=locales()[language], **(given | fields))


@pytest.fixture
def organisations(site: Site) -> OrganisationIndexPage:
    return factories.make_page(OrganisationIndexPage, site.nl, title="Organisaties", slug="organisaties")


def test_an_organisation_far_down_the_list_is_found_where_it_stands(
    organisations: OrganisationIndexPage, visitor: Client
) -> None:
    for number in range(50):
        organisation(f"Aanbieder {number:02}", role="Doet iets.")
    organisation("Zebrahuis")
    organisation("Bovenaan", role="Zorgt voor mussen.")
    (url,) = found("zebravinken")
    assert "Zebrahuis" in words_in(place_of(url))
    (first,) = found("mussen")
    assert "Bovenaan" in words_in(place_of(first))
    # it is the second page of the list, whatever its address
    page = visitor.get(url.partition("#")[0]).content.decode()
    assert '<link rel="canonical" href="http://testserver/organisaties/?page=2">' in page
    assert "pagina 2 van 2" in page


def test_finding_the_place_of_an_organisation_costs_nothing(
    organisations: OrganisationIndexPage, visitor: Client
) -> None:
    for number in range(60):
        organisation(f"Aanbieder {number:02}")

    def cost(url: str) -> int:
        visitor.get(url)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(url)
        return len(queries)

    assert cost("/organisaties/?organisatie=aanbieder-59") == cost("/organisaties/") <= 8


@pytest.mark.parametrize("asked", ["bestaat-niet", "'", "\x00", "²", "aanbieder-01&page=2"])
def test_a_place_that_is_not_there_is_the_list(
    organisations: OrganisationIndexPage, visitor: Client, asked: str
) -> None:
    for number in range(60):
        organisation(f"Aanbieder {number:02}")
    answered = visitor.get("/organisaties/", {"organisatie": asked})
    assert answered.status_code == (400 if asked == "\x00" else 200)
    if answered.status_code == 200:
        assert "pagina 1 van 2" in answered.content.decode()


def test_of_a_row_whose_text_is_dutch_the_record_is_dutch(
    site: Site, organisations: OrganisationIndexPage, timeline: TimelinePage
) -> None:
    factories.translate(organisations, site.en, title="Organisations", slug="organisations")
    factories.translate(timeline, site.en, title="Timeline", slug="timeline")
    for language in ("nl", "en"):
        organisation("Zebrahuis", language, in_dutch=language == "en")
        milestone("Opgericht", language, in_dutch=language == "en")
    records = SearchRecord.objects.filter(source__in=["organisation", "timeline"])
    assert set(records.values_list("language", flat=True)) == {"nl"}
    assert records.count() == 4
    # the same text in the same language: the page that is in the reader's own comes first
    houses = [urlsplit(url).path for url in found("zebravink")]
    assert houses == ["/organisaties/", "/en/organisations/", "/tijdlijn/", "/en/timeline/"]
    houses = [urlsplit(url).path for url in found("zebravink", "/en/search/")]
    assert houses == ["/en/organisations/", "/organisaties/", "/en/timeline/", "/tijdlijn/"]


# --- questions and pages ----------------------------------------------------------------------------------


def test_an_answer_is_text_as_readers_read_it(site: Site) -> None:
    factories.make_page(FaqPage, site.nl, title="Vragen", slug="vragen")
    row = Question.objects.create(
        key="q1",
        question="Wat kost het?",
        answer="<p>Zorg &amp; geld, een <b>gezins</b>huis.</p><ul><li>Een</li><li>twee</li></ul>",
        locale=site.nl.locale,
    )
    (draft,) = questions({str(row.pk)})
    assert draft.summary == "Zorg & geld, een gezinshuis. Een twee"
    assert found("gezinshuis") == ["/vragen/#question-q1"]
    assert "Zorg &amp; geld" in Client().get("/zoeken/", {"q": "gezinshuis"}).content.decode()


def test_what_no_reader_sees_is_no_text_of_the_page(site: Site) -> None:
    unseen = {
        "thanks": "Dank voor de zebravink.",
        "seo_title": "Zebravink in het tabblad",
        "search_description": "Een zebravink voor zoekmachines.",
    }
    contact = factories.make_page(ContactPage, site.nl, privacy_note="We bewaren het een jaar.", **unseen)
    campaign = factories.make_page(CampaignPage, site.nl, call="Doe mee", **unseen)
    assert text_of(contact) == "We bewaren het een jaar."
    assert text_of(campaign) == "Doe mee"


def test_the_key_of_an_audience_is_no_text(site: Site) -> None:
    page = factories.make_page(SignpostAudiencePage, site.nl, title="Ouders", audience_key="zebravinken")
    assert text_of(page) == ""
