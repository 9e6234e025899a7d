"""Who is who: from A to Z, by sort, with what we do not know for certain."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from core.roots import locales
from knowledge.models import Organisation, OrganisationIndexPage
from tests import factories
from tests.factories import Site
from tests.knowledge.many import HOSTILE, MOST_QUERIES, queries_for, text_of


@pytest.fixture
def index(site: Site) -> OrganisationIndexPage:
    return factories.make_page(OrganisationIndexPage, site.nl, title="Organisaties", slug="organisaties")


def organisation(name: str, sort: str = "Branche", language: str = "nl", **fields: Any) -> Organisation:
    fields.setdefault("key", name.lower().replace(" ", "-"))
    fields.setdefault("role", f"Wat {name} doet.")
    return Organisation.objects.create(name=name, sort=sort, locale_id=locales()[language], **fields)


def many(count: int, first: int = 0) -> None:
    Organisation.objects.bulk_create(
        Organisation(
            name=f"{chr(65 + number % 26)} organisatie {number}",
            key=f"organisatie-{number}",
            sort="Branche",
            role="Doet iets.",
            locale_id=locales()["nl"],
        )
        for number in range(first, first + count)
    )


def test_organisations_stand_under_their_letter(index: OrganisationIndexPage, visitor: Client) -> None:
    organisation("’s Heeren Loo", key="s-heeren-loo")
    organisation("Driestroom")
    text = text_of(visitor, "/organisaties/")
    assert (
        text.index('id="letter-d"')
        < text.index('id="organisation-driestroom"')
        < text.index('id="organisation-s-heeren-loo"')
    )
    assert '<a href="#letter-s">S</a>' in text


def test_contact_and_reservations_are_shown(index: OrganisationIndexPage, visitor: Client) -> None:
    source = factories.make_source("bron-hvb", organisation="Hart van Brabant", year=2024)
    organisation(
        "Gezinshuis Gezocht",
        phone="085-0047353",
        hours="werkdagen 9-13 uur",
        status_note="Contactgegevens controleren",
        website="https://example.org/",
        source_keys=[source.key, "bestaat-niet-meer"],
    )
    text = text_of(visitor, "/organisaties/")
    assert '<a href="tel:0850047353">085-0047353</a>' in text
    assert "werkdagen 9-13 uur" in text
    assert "Contactgegevens controleren" in text
    assert "Let op" in text
    assert "<span>Hart van Brabant</span> (2024)" in text


def test_a_sort_narrows_the_list_down(index: OrganisationIndexPage, visitor: Client) -> None:
    organisation("BGZJ", sort="Branche")
    organisation("IGJ", sort="Toezicht en inspectie")
    text = text_of(visitor, "/organisaties/", soort="toezicht-en-inspectie")
    assert 'id="organisation-igj"' in text
    assert 'id="organisation-bgzj"' not in text
    assert 'href="/organisaties/?soort=toezicht-en-inspectie" aria-current="true"' in text
    assert '<a href="#letter-b">' not in text
    assert "1 organisatie" in text


def test_hostile_questions_get_the_first_page(index: OrganisationIndexPage, visitor: Client) -> None:
    organisation("BGZJ")
    for name in ("page", "soort", "soort[]"):
        for value in HOSTILE:
            assert 'id="organisation-bgzj"' in text_of(visitor, "/organisaties/", **{name: value}), (
                name,
                value,
            )


def test_letters_lead_to_the_page_they_are_on(index: OrganisationIndexPage, visitor: Client) -> None:
    many(120)
    text = text_of(visitor, "/organisaties/")
    assert '<a href="#letter-a">A</a>' in text
    assert '<a href="/organisaties/?page=3#letter-z">Z</a>' in text
    last = text_of(visitor, "/organisaties/", page="3")
    assert 'id="letter-z"' in last
    assert '<a href="/organisaties/#letter-a">A</a>' in last


def test_dutch_only_rows_and_texts_are_marked(
    site: Site, index: OrganisationIndexPage, visitor: Client
) -> None:
    factories.translate(index, site.en, title="Organisations", slug="organisations")
    dutch = organisation("Inspectie", role="Houdt toezicht")
    organisation(
        "Inspectorate",
        language="en",
        role="Houdt toezicht",
        in_dutch=True,
        translation_key=dutch.translation_key,
    )
    organisation("Alleen Nederlands")
    text = text_of(visitor, "/en/organisations/")
    assert "<h3>Inspectorate</h3>" in text
    assert '<p lang="nl" dir="ltr">Houdt toezicht</p>' in text
    assert '<h3 lang="nl" dir="ltr">Alleen Nederlands</h3>' in text
    assert ">Inspectie</h3>" not in text


def test_organisations_cost_the_same_for_ten_and_a_thousand(
    index: OrganisationIndexPage, visitor: Client
) -> None:
    many(10)
    few = queries_for(visitor, "/organisaties/"), queries_for(visitor, "/organisaties/?soort=branche")
    many(990, first=10)
    urls = ("/organisaties/", "/organisaties/?soort=branche", "/organisaties/?page=20")
    assert {queries_for(visitor, url) for url in urls} == set(few)
    assert max(few) <= MOST_QUERIES
