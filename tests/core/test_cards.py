"""A card says what its page says, appears when the page does, and goes when it goes."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory

from core import cards
from core.models import PageCard
from knowledge.models import GuidePage, NewsIndexPage, NewsPage, PlainPage, SectionPage
from tests import factories
from tests.factories import Site


def cards_for(user: Any = None) -> list[str]:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    return list(PageCard.objects.visible_to(request).values_list("title", flat=True))


def test_publishing_through_a_revision_makes_the_card(site: Site) -> None:
    page = PlainPage(title="Ongezien", slug="ongezien", live=False, locale=site.nl.locale)
    site.nl.add_child(instance=page)
    assert not PageCard.objects.filter(pk=page.pk).exists()
    page.save_revision().publish()
    assert factories.card_of(page).url == "/ongezien/"


def test_unpublishing_and_deleting_take_the_card_away(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl)
    page.unpublish()
    assert not PageCard.objects.filter(pk=page.pk).exists()
    other = factories.make_page(PlainPage, site.nl)
    other.delete()
    assert not PageCard.objects.filter(pk=other.pk).exists()


def test_a_changed_slug_is_followed_by_everything_below(
    site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennis")
    guide = factories.make_page(GuidePage, section, slug="plaatsing")
    section.slug = "weten"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish()
    assert factories.card_of(guide).url == "/weten/plaatsing/"


def test_a_move_is_followed_by_everything_below(site: Site) -> None:
    old = factories.make_page(SectionPage, site.nl, slug="oud")
    new = factories.make_page(SectionPage, site.nl, slug="nieuw")
    guide = factories.make_page(GuidePage, old, slug="plaatsing")
    guide.move(SectionPage.objects.get(pk=new.pk), pos="last-child")
    card = factories.card_of(guide)
    assert card.url == "/nieuw/plaatsing/"
    assert card.tree_path == GuidePage.objects.get(pk=guide.pk).path


def test_swapping_two_neighbours_leaves_two_cards(site: Site) -> None:
    first = factories.make_page(PlainPage, site.nl, title="Eerst")
    second = factories.make_page(PlainPage, site.nl, title="Dan")
    PlainPage.objects.get(pk=second.pk).move(PlainPage.objects.get(pk=first.pk), pos="left")
    for page in (first, second):
        fresh = PlainPage.objects.get(pk=page.pk)
        assert factories.card_of(fresh).tree_path == fresh.path


def test_rebuilding_mends_what_was_broken(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Waar")
    PageCard.objects.filter(pk=page.pk).update(title="Onwaar")
    assert "Waar" in list(cards.rebuild())
    assert factories.card_of(page).title == "Waar"


def test_a_restricted_branch_is_seen_only_by_who_may_enter(site: Site, ben: Any) -> None:
    section = factories.make_page(SectionPage, site.nl, title="Besloten")
    factories.make_page(GuidePage, section, title="Geheim")
    factories.restrict(section)
    assert not {"Besloten", "Geheim"} & set(cards_for())
    assert {"Besloten", "Geheim"} <= set(cards_for(ben))


def test_moving_under_a_restricted_page_hides_at_once(site: Site) -> None:
    section = factories.make_page(SectionPage, site.nl, title="Besloten")
    factories.make_page(GuidePage, site.nl.get_parent() and section, title="Kanarie")
    assert "Kanarie" in cards_for()
    factories.restrict(section)
    assert "Kanarie" not in cards_for()


def test_what_shares_most_of_the_vocabulary_comes_first(site: Site) -> None:
    for key in ("toezicht", "kwaliteit", "werving"):
        factories.make_theme(key)
    section = factories.make_page(SectionPage, site.nl)
    factories.make_page(GuidePage, section, title="Beide", theme_keys=["toezicht", "kwaliteit"])
    factories.make_page(GuidePage, section, title="Een", theme_keys=["kwaliteit"])
    factories.make_page(GuidePage, section, title="Geen", theme_keys=["werving"])
    found = PageCard.objects.about(themes=["toezicht", "kwaliteit"])
    assert [card.title for card in found] == ["Beide", "Een"]


def test_a_key_that_left_the_vocabulary_is_passed_over(site: Site) -> None:
    factories.make_theme("blijft")
    page = factories.make_page(PlainPage, site.nl, theme_keys=["blijft", "weg"])
    assert [theme.key for theme in factories.card_of(page).themes.all()] == ["blijft"]


def test_what_has_no_date_comes_after_what_has_one_on_every_database(site: Site) -> None:
    factories.make_theme("kwaliteit")
    index = factories.make_page(NewsIndexPage, site.nl)
    factories.make_page(PlainPage, site.nl, title="Zonder", theme_keys=["kwaliteit"])
    factories.make_page(NewsPage, index, title="Met", theme_keys=["kwaliteit"])
    assert [card.title for card in PageCard.objects.about(themes=["kwaliteit"])] == ["Met", "Zonder"]


def test_a_page_without_an_address_has_no_card(site: Site) -> None:
    page = factories.make_page(PlainPage, site.en)
    PlainPage.objects.filter(pk=page.pk).update(locale=site.nl.locale)
    cards.write_card(PlainPage.objects.get(pk=page.pk))
    assert not PageCard.objects.filter(pk=page.pk).exists()


def test_a_page_that_stops_being_live_without_a_word_loses_its_card(site: Site) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="kanarie")
    page.live = False
    page.save()
    assert not PageCard.objects.filter(pk=page.pk).exists()
