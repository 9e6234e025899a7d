"""The campaign: its text laid out by what it is, a video only when there is one, and stories that say what they are."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.blocks.video import VideoBlock
from knowledge.models import CampaignPage, ContactPage, Enquiry, EzineIssuePage, EzineStoryPage, FactsheetPage
from knowledge.personal_data import forget_old_enquiries
from tests import factories

BODY = [
    ("heading", "Er is een plek nodig"),
    ("text", "<p>Misschien bij jou.</p>"),
    ("heading", "Wat doe je?"),
    ("text", "<p>Je leeft gewoon.</p>"),
    ("heading", "Wat geeft het?"),
    ("text", "<ul><li>Zingen</li></ul>"),
    ("heading", "Wat vraagt het?"),
    ("text", "<ul><li>Ruimte</li></ul>"),
    ("heading", "Hoe het gaat"),
    ("text", f"<p>{'Lang verhaal. ' * 80}</p>"),
    ("heading", "Twijfels"),
    ("disclosure", {"title": "Ben ik te oud?", "text": "<p>Nee.</p>"}),
]
STEPS = [("step", {"title": title, "text": "<p>Zo.</p>"}) for title in ("Verkennen", "Kiezen", "Starten")]
FILM = {
    "url": "https://youtu.be/aqz-KE-bpKQ",
    "title": "Gezinshuisouders vertellen",
    "description": "",
    "transcript": "",
}


@pytest.fixture
def campaign(site: factories.Site) -> CampaignPage:
    factsheet = factories.make_page(FactsheetPage, site.nl, title="Factsheet", slug="factsheet")
    return factories.make_page(
        CampaignPage,
        site.nl,
        title="Word gezinshuisouder",
        slug="campagne",
        call="Eén bord extra",
        call_button="Ik denk erover na",
        body=BODY,
        steps=STEPS,
        second_page=factsheet,
        second_label="Lees de factsheet",
    )


def shown(client: Client, address: str = "/campagne/") -> Any:
    return client.get(address)


def test_the_text_is_laid_out_by_what_it_is(visitor: Client, campaign: CampaignPage) -> None:
    layout = shown(visitor).context["layout"]

    assert [section.title for section in layout.opening] == ["Er is een plek nodig", "Wat doe je?"]
    assert [[section.title for section in row] for row in layout.rows] == [
        ["Wat geeft het?", "Wat vraagt het?"],
        ["Hoe het gaat"],
    ]
    assert [section.title for section in layout.doubts] == ["Twijfels"]


def test_the_call_leads_to_the_form_and_to_the_page_an_editor_chose(
    visitor: Client, campaign: CampaignPage
) -> None:
    page = html.unescape(shown(visitor).content.decode())

    assert "<h1" in page
    assert "Eén bord extra</h1>" in page
    assert 'href="#interest"' in page
    assert 'id="interest"' in page
    assert 'href="/factsheet/"' in page


def test_the_stairs_have_as_many_treads_as_there_are_steps(visitor: Client, campaign: CampaignPage) -> None:
    page = html.unescape(shown(visitor).content.decode())

    assert "In drie treden naar de voordeur" in page
    assert page.index("Verkennen</h3>") < page.index("Kiezen</h3>") < page.index("Starten</h3>")


def test_without_a_video_nothing_speaks_of_one(visitor: Client, campaign: CampaignPage) -> None:
    page = shown(visitor).content.decode()

    assert "video" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_video_is_a_link_that_says_who_will_know(visitor: Client, campaign: CampaignPage) -> None:
    campaign.video = [("video", VideoBlock().to_python(FILM))]
    campaign.save()
    page = html.unescape(shown(visitor).content.decode())

    assert 'href="https://youtu.be/aqz-KE-bpKQ"' in page
    assert 'data-player="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ' in page
    assert "De video komt van YouTube. Die ziet dan dat je kijkt." in page
    assert "Open het gordijn en kijk via YouTube" in page
    assert "<iframe" not in page


def test_an_invented_story_says_so_and_a_dutch_one_too(
    visitor: Client, site: factories.Site, campaign: CampaignPage
) -> None:
    issue = factories.make_page(EzineIssuePage, site.nl, title="Plan je pad")
    for number in range(4):
        factories.make_page(EzineStoryPage, issue, title=f"Verhaal {number}", illustrative=True)
    factories.translate(campaign, site.en, title="Become one", slug="campaign", call="One extra plate")
    dutch, english = shown(visitor), shown(visitor, "/en/campaign/")

    assert [card.title for card in dutch.context["stories"]] == ["Verhaal 0", "Verhaal 1", "Verhaal 2"]
    assert [card.language for card in english.context["stories"]] == ["nl"] * 3
    assert dutch.content.decode().count("Illustratief portret") == 3
    assert english.content.decode().count('lang="nl"') >= 3


def test_looking_costs_few_queries_whatever_there_is_to_show(
    visitor: Client, site: factories.Site, campaign: CampaignPage, django_assert_max_num_queries: Any
) -> None:
    factories.make_page(ContactPage, site.nl, title="Contact", slug="contact")
    issue = factories.make_page(EzineIssuePage, site.nl, title="Plan je pad")
    factories.make_pages(EzineStoryPage, issue, 6)
    for address in ("/campagne/", "/contact/"):
        visitor.get(address)
        with django_assert_max_num_queries(8):
            visitor.get(address)


@pytest.mark.django_db
def test_messages_are_forgotten_after_a_year() -> None:
    for days in (364, 366):
        enquiry = Enquiry.objects.create(kind="contact", email=f"{days}@example.org")
        Enquiry.objects.filter(pk=enquiry.pk).update(received_at=timezone.now() - timedelta(days=days))

    assert forget_old_enquiries() == 1
    assert Enquiry.objects.get().email == "364@example.org"
