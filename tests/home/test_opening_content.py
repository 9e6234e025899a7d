"""The opening content as it stands in the database."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail_localize.segments.extract import extract_segments

from accounts.demo import PASSWORD, demo_logins
from core.models import CriteriaEdition, Criterion, PageCard, Source
from home.models import Navigation, SiteDetails
from home.opening.drafts import translation_key
from home.opening.loading import read
from knowledge.models import GlossaryTerm, Organisation, Question, SectionPage, TimelineEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening")]

ADDRESSES = [
    "/",
    "/kennisbank/",
    "/kwaliteit/",
    "/verhalen/",
    "/wegwijzer/",
    "/nieuws/",
    "/word-gezinshuisouder/",
    "/over-het-platform/",
    "/huisregels/",
    "/privacy/",
    "/cookies/",
    "/toegankelijkheid/",
    "/contact/",
    "/woordenlijst/",
    "/veelgestelde-vragen/",
    "/organisaties/",
    "/tijdlijn/",
    "/wegwijzer/ouders/",
    "/kennisbank/factsheet-gezinshuizen/",
    "/kennisbank/plaatsing-in-een-gezinshuis/",
    "/kennisbank/zorgvormen-overzicht/zorgvorm-gezinshuis/",
    "/kennisbank/kenniskringen/kenniskring-awbz/",
    "/kwaliteit/e-book-toezicht-en-kwaliteit/ebook-8-stem/",
    "/verhalen/ezine-plan-je-pad/ezine-de-partner/",
    "/kwaliteit/kwaliteitscriteria-gezinshuizen/criteria-leefklimaat/2-5-niet-te-veel-niet-te-vol/",
    "/en/",
    "/en/knowledge/",
    "/en/quality/",
    "/en/stories/",
    "/en/signpost/",
    "/en/news/",
    "/en/glossary/",
    "/en/faq/",
    "/en/organisations/",
    "/en/timeline/",
    "/en/contact/",
    "/en/cookies/",
    "/en/privacy/",
    "/en/accessibility/",
    "/en/signpost/parents/",
    "/en/become-a-family-home-parent/",
    "/en/knowledge/factsheet-family-homes/",
]


def page(key: str, locale: str = "nl") -> Any:
    """The page that the content calls by this key."""
    return Page.objects.get(translation_key=translation_key(key), locale__language_code=locale).specific


# --- what is there ------------------------------------------------------------------------------------------


def test_every_page_can_be_offered_to_translators() -> None:
    """What the importer leaves out must not be nothing: the editors' side reads every text of a page."""
    offered = {
        each.url_path: extract_segments(each)
        for each in Page.objects.filter(depth__gt=1, locale__language_code="nl").specific()
    }
    assert len(offered) > 90
    assert all(offered.values())


def test_the_edition_of_the_criteria_names_its_publisher_in_both_languages() -> None:
    edition = CriteriaEdition.objects.get()
    assert edition.publisher_nl.startswith("Hogeschool Leiden")
    assert edition.publisher_en.startswith("Leiden University")


def test_every_document_is_a_live_page_in_its_language() -> None:
    library, _drafts = read()
    for document in library.documents:
        made = page(document.key, document.locale)
        assert made.live, document.path
        assert made.slug == document.front["slug"]
        assert made.introduction == document.front["summary"]


def test_pages_are_where_people_expect_them() -> None:
    assert not set(ADDRESSES) - set(PageCard.objects.values_list("url", flat=True))


def test_every_page_begins_its_history_with_one_revision() -> None:
    pages = Page.objects.filter(depth__gt=1)
    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()
    for made in pages:
        assert made.latest_revision_id == made.live_revision_id is not None
    counts = Counter(Revision.objects.values_list("object_id", flat=True))
    assert set(counts.values()) == {1}
    assert len(counts) == pages.count() == PageCard.objects.count()


def test_the_tree_is_sound() -> None:
    assert not any(Page.find_problems())
    assert Page.objects.get(depth=1).numchild == 2


def test_a_revision_holds_what_is_live() -> None:
    for made in Page.objects.filter(depth__gt=1).specific():
        from_revision = made.get_latest_revision_as_object()
        assert from_revision.body.get_prep_value() == made.body.get_prep_value(), made.title
        assert len(from_revision.related_links.all()) == len(made.related_links.all())


def test_every_block_is_one_that_an_editor_could_save() -> None:
    faults = []
    for made in Page.objects.filter(depth__gt=1).specific():
        for field in made._meta.get_fields():
            if isinstance(field, StreamField):
                try:
                    field.stream_block.clean(getattr(made, field.name))
                except ValidationError as error:
                    faults.append(
                        (made.title, field.name, error.as_json() if hasattr(error, "as_json") else error)
                    )
    assert not faults


def test_links_lead_to_pages_and_no_key_or_placeholder_is_left() -> None:
    live = set(PageCard.objects.values_list("page_id", flat=True))
    for made in Page.objects.filter(depth__gt=1).specific():
        for stream in made.linking_streams():
            raw = str(stream.get_prep_value())
            assert "key:" not in raw, made.title
            assert "INVULLEN" not in raw
            assert "TO BE COMPLETED" not in raw
            assert {int(pk) for pk in re.findall(r'linktype="page" id="(\d+)"', raw)} <= live


def test_related_pages_and_sources_are_there() -> None:
    placement = page("plaatsing-in-een-gezinshuis")
    titles = [link.related.title for link in placement.related_links.all()]
    assert titles[0] == "Factsheet Gezinshuizen"
    assert [source.value.key for source in placement.sources][:2] == ["bron-hvb", "kc-2019"]
    assert placement.facts[0].value["source"].key == "bron-hvb"
    assert len(placement.to_verify_points) == 2


def test_english_pages_are_translations_of_dutch_ones() -> None:
    english = Page.objects.filter(locale__language_code="en")
    dutch_keys = set(
        Page.objects.filter(locale__language_code="nl").values_list("translation_key", flat=True)
    )
    assert english.count() > 60
    assert {made.translation_key for made in english} <= dutch_keys
    assert not english.filter(alias_of__isnull=False).exists()


@pytest.mark.parametrize("model", [GlossaryTerm, Question, Organisation, TimelineEvent])
def test_snippets_are_complete_in_both_languages(model: Any) -> None:
    dutch, english = (model.objects.filter(locale__language_code=code) for code in ("nl", "en"))
    assert dutch.count() == english.count() > 15
    text = {
        GlossaryTerm: "definition",
        Question: "answer",
        Organisation: "mentioned_for",
        TimelineEvent: "text",
    }[model]
    for original, translated in zip(
        dutch.order_by("translation_key"), english.order_by("translation_key"), strict=True
    ):
        assert original.translation_key == translated.translation_key
        assert getattr(translated, text)
        assert getattr(translated, text) != getattr(original, text)


def test_every_criterion_brings_several_things_together() -> None:
    assert Criterion.objects.count() == 25
    for criterion in Criterion.objects.all():
        cards = PageCard.objects.filter(criteria=criterion, locale__language_code="nl").exclude(
            kind="criterion"
        )
        assert cards.count() >= 2, criterion.key


def test_what_editors_note_is_for_editors_and_not_for_readers(visitor: Client) -> None:
    shown = visitor.get("/organisaties/").content.decode()
    assert "huidige status controleren" not in shown
    assert "voor publicatie" not in shown
    notes = {row.key: row.editors_note for row in Organisation.objects.exclude(editors_note="")}
    assert notes["gezinshuis-gezocht"] == "Contactgegevens controleren: telefoonnummer en tijden."
    assert notes["igj"] == "In de bron alleen ‘de inspectie’"
    assert all(note not in shown for note in notes.values())
    assert not Organisation.objects.filter(locale__language_code="en").exclude(editors_note="").exists()


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_regions_that_agreed_on_a_plan_at_sixteen_and_a_half_are_named(visitor: Client, locale: str) -> None:
    plan = page("perspectiefplan-18", locale)
    shown = visitor.get(plan.path_url).content.decode()
    assert "In Fryslân en Holland Rijnland is dit de afspraak" in shown or (
        "In Fryslân and Holland Rijnland this is agreed" in shown
    )
    sources = {fact.value["source"].key for fact in plan.facts}
    assert {"fryslan-18", "hollandrijnland-perspectief"} <= sources


def test_a_circle_says_what_kind_of_thing_it_made(visitor: Client) -> None:
    circle = page("kenniskring-awbz")
    assert [product.value["kind"] for product in circle.products] == ["rapport"]
    assert "Dit maakte de kring · rapport" in visitor.get(circle.path_url).content.decode()


def test_news_with_two_dates_shows_both(visitor: Client) -> None:
    article = page("nieuws-2017-actieplan-pleegzorg")
    assert [(each.value["what"], str(each.value["date"])) for each in article.about_date] == [
        ("announced", "2017-03-31"),
        ("happened", "2017-05-30"),
    ]
    shown = visitor.get(article.path_url).content.decode().partition('id="date-heading"')[2]
    assert shown.index("eind mrt") < shown.index("Aangekondigd") < shown.index("Gebeurd")
    assert "<b>Wij houden de datum van de brief aan.</b>" in shown


def test_the_factsheet_says_when_it_was_checked_at_its_head(visitor: Client) -> None:
    shown = visitor.get(page("factsheet-gezinshuizen").path_url).content.decode()
    head = shown.partition('<header class="page-head')[2].partition("</header>")[0]
    assert "gecontroleerd op 22 november 2026" in head


def test_the_register_of_sources_is_whole() -> None:
    library, _drafts = read()
    assert Source.objects.count() == len(library.sources.value["sources"])


def test_words_on_every_page_are_not_explained_in_texts() -> None:
    silent = set(GlossaryTerm.objects.filter(explain_in_text=False).values_list("key", flat=True))
    assert {"gezinshuis", "gezinshuisouder"} <= silent


def test_the_menu_has_what_is_built_of_the_six(visitor: Client) -> None:
    assert [SectionPage.objects.get(pk=entry.value["page"].pk).slug for entry in Navigation.load().menu] == [
        "kennisbank",
        "kwaliteit",
        "verhalen",
    ]
    english = visitor.get("/en/").content.decode()
    assert "/en/knowledge/" in english
    assert "/en/stories/" in english


def test_details_that_are_still_to_be_filled_in_are_said_calmly(visitor: Client) -> None:
    assert "Dit vullen we nog aan." in visitor.get("/privacy/").content.decode()
    details = SiteDetails.load()
    details.controller_name, details.accessibility_nl = "Stichting Voorbeeld", "Onderzocht in 2026."
    details.save()
    assert "Stichting Voorbeeld" in visitor.get("/privacy/").content.decode()
    assert "Onderzocht in 2026." in visitor.get("/toegankelijkheid/").content.decode()


# --- who is there -------------------------------------------------------------------------------------------


def test_the_cast_is_ready_to_log_in() -> None:
    assert [name for name, _email, _password, _does in demo_logins()] == ["Ada", "Ben", "Cleo", "Beheer"]


@pytest.mark.parametrize(
    ("name", "address", "status"),
    [
        ("ada", "/beheer/pages/{page}/edit/", 200),
        ("ada", "/beheer/images/add/", 200),
        ("ada", "/beheer/documents/multiple/add/", 200),
        ("ada", "/beheer/snippets/knowledge/glossaryterm/", 200),
        ("ada", "/beheer/snippets/core/source/add/", 200),
        ("ada", "/beheer/users/", 302),
        ("cleo", "/beheer/", 403),
        ("ben", "/beheer/", 403),
    ],
)
def test_each_of_the_cast_may_do_their_own_work(name: str, address: str, status: int) -> None:
    client = Client()
    assert client.login(username=f"{name}@voorbeeld.invalid", password=PASSWORD)
    assert client.get(address.format(page=page("huisregels").pk)).status_code == status


def test_ada_publishes() -> None:
    from accounts.models import User

    ada = User.objects.get(email="ada@voorbeeld.invalid")
    assert page("huisregels").permissions_for_user(ada).can_publish()


# --- loading again ------------------------------------------------------------------------------------------
