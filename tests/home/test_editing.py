"""Editors at work: every type of page is made, previewed and published through the form that they see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import F
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import BasePage, PageCard
from home.models import HomePage
from knowledge.models import CampaignPage, CareFormPage, CriterionPage, PlainPage, SectionPage
from tests import factories

TYPES = [model for model in apps.get_models() if issubclass(model, BasePage) and model is not HomePage]
BODY = streamfield([("heading", "Wat het is"), ("text", rich_text("<p>Een huis met een gezin.</p>"))])


@pytest.fixture
def desk(site: factories.Site, administrator: Any) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(administrator)
    return client


def parent_for(model: type[BasePage], site: factories.Site) -> Page:
    """A page that may have pages of this type under it."""
    allowed = model.allowed_parent_page_models()
    if HomePage in allowed:
        return site.nl
    return factories.make_page(allowed[0], parent_for(allowed[0], site))


def required_by(model: type[BasePage]) -> dict[str, Any]:
    """What the form of this type asks for besides a title."""
    if model is CriterionPage:
        return {"criterion": factories.make_criterion().pk, "statement": "Je leert bij."}
    return {CareFormPage: {"group": "pleegzorg"}, CampaignPage: {"call": "Word jij het?"}}.get(model, {})


def form_on(html: str, model: type[BasePage], **changes: Any) -> dict[str, Any]:
    """What a browser would send from this page's editing form, with these changes."""
    filled = next(form for form in _forms(html) if "title" in form)
    streams = {
        field.name: streamfield([]) for field in model._meta.get_fields() if isinstance(field, StreamField)
    }
    return dict(filled.lists()) | nested_form_data(streams | changes)


def _forms(html: str) -> Iterator[Any]:
    for number in range(html.count("<form")):
        yield querydict_from_html(html, form_index=number)


def edit(desk: Client, page: BasePage, action: str = "action-publish", **changes: Any) -> Any:
    """Press a button of the form of a page that is there, after these changes."""
    address = f"/beheer/pages/{page.pk}/edit/"
    filled = form_on(desk.get(address).content.decode(), type(page), **changes)
    return desk.post(address, filled | {action: "1"})


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_a_page_is_made_previewed_and_published(
    desk: Client, site: factories.Site, model: type[BasePage]
) -> None:
    parent = parent_for(model, site)
    address = f"/beheer/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"
    changes = {"title": "Kers<vers>", "slug": "kersvers", "body": BODY} | required_by(model)
    filled = form_on(desk.get(address).content.decode(), model, **changes)

    assert desk.post(f"{address}preview/", filled).json() == {"is_valid": True, "is_available": True}
    preview = desk.get(f"{address}preview/")
    assert preview.status_code == 200
    assert "Kers&lt;vers&gt;" in preview.content.decode()

    assert desk.post(address, filled | {"action-publish": "1"}).status_code == 302
    page = model.objects.get(slug="kersvers")
    seen = Client().get(page.path_url)
    assert seen.status_code == 200
    assert "Kers&lt;vers&gt;" in seen.content.decode()
    assert factories.card_of(page).title == "Kers<vers>"


def test_the_home_page_is_edited_through_its_form(desk: Client, site: factories.Site) -> None:
    news = streamfield([("news", {"heading": "Nieuws", "count": 3, "page": site.nl.pk})])
    assert edit(desk, site.nl, introduction="Welkom thuis.", blocks=news).status_code == 302
    site.nl.refresh_from_db()
    assert (site.nl.introduction, site.nl.blocks[0].value["count"]) == ("Welkom thuis.", 3)


def test_a_draft_stays_unseen_and_unpublishing_takes_away(desk: Client, site: factories.Site) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Oud")
    assert edit(desk, page, action="", title="Nieuw").status_code == 302
    assert factories.card_of(page).title == "Oud"
    assert "Oud" in Client().get(page.path_url).content.decode()

    desk.post(f"/beheer/pages/{page.pk}/unpublish/")
    assert Client().get(page.path_url).status_code == 404
    assert not PageCard.objects.filter(pk=page.pk).exists()


def test_nothing_is_saved_behind_an_editors_back(desk: Client, site: factories.Site) -> None:
    """What is under way while somebody publishes could arrive last and take the page back to a draft."""
    page = factories.make_page(PlainPage, site.nl)
    assert "data-w-autosave-interval-value" not in desk.get(f"/beheer/pages/{page.pk}/edit/").content.decode()


def test_a_preview_speaks_the_language_of_its_page(desk: Client, site: factories.Site) -> None:
    page = factories.make_page(PlainPage, site.en, title="Welcome")
    address = f"/beheer/pages/{page.pk}/edit/"
    desk.post(f"{address}preview/", form_on(desk.get(address).content.decode(), PlainPage, title="Hello"))
    preview = desk.get(f"{address}preview/").content.decode()
    assert '<html lang="en"' in preview
    assert "Hello" in preview


def test_the_same_page_twice_to_read_on_is_refused_in_words(desk: Client, site: factories.Site) -> None:
    page, other = (factories.make_page(PlainPage, site.nl) for _number in range(2))
    twice = inline_formset([{"related": other.pk}, {"related": other.pk}])
    assert edit(desk, page, related_links=twice).status_code == 200
    once = inline_formset([{"related": other.pk}])
    assert edit(desk, page, related_links=once).status_code == 302
    assert [link.related_id for link in page.related_links.all()] == [other.pk]


@pytest.mark.parametrize("slug", ["en", "inloggen", "beheer", "static", "stijlgids"])
def test_a_page_cannot_move_into_an_address_of_the_house(
    desk: Client, site: factories.Site, slug: str
) -> None:
    page = factories.make_page(PlainPage, site.nl, slug="vrij")
    answer = edit(desk, page, slug=slug, title="Nog niet kwijt")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert f"Het adres /{slug}/ is van een vaste pagina van de site." in html
    assert "Nog niet kwijt" in html, "nothing that was typed is lost"
    assert Client().get("/vrij/").status_code == 200


def test_the_same_word_is_free_elsewhere(desk: Client, site: factories.Site) -> None:
    section = factories.make_page(SectionPage, site.nl, slug="kennisbank")
    inside = factories.make_page(PlainPage, section)
    english = factories.make_page(PlainPage, site.en)
    assert edit(desk, inside, slug="en").status_code == 302
    assert edit(desk, english, slug="inloggen").status_code == 302
    assert Client().get("/en/inloggen/").status_code == 200
    refused = edit(desk, english, slug="login")
    assert "Het adres /en/login/ is van een vaste pagina" in refused.content.decode()


def test_the_key_of_a_term_stays_and_its_names_may_change(desk: Client) -> None:
    theme = factories.make_theme("toezicht")
    address = f"/beheer/snippets/core/theme/edit/{theme.pk}/"
    filled = {"key": "toezicht", "name_nl": "Toezicht houden", "name_en": "Supervision", "position": 0}
    assert desk.post(address, filled).status_code == 302
    refused = desk.post(address, filled | {"key": "anders", "name_nl": "Bewaard"})
    assert refused.status_code == 200
    assert "hij blijft toezicht" in refused.content.decode()
    assert "Bewaard" in refused.content.decode()
    theme.refresh_from_db()
    assert (theme.key, theme.name_nl) == ("toezicht", "Toezicht houden")


# --- privacy, copies and aliases ----------------------------------------------------------------------------


def test_editors_close_a_page_and_open_it_again(desk: Client, site: factories.Site) -> None:
    section = factories.make_page(SectionPage, site.nl)
    inside = factories.make_page(PlainPage, section)
    address = f"/beheer/pages/{section.pk}/privacy/"
    for kind, status in (("login", 302), ("none", 200)):
        assert desk.get(address).status_code == 200
        desk.post(address, {"restriction_type": kind})
        assert Client().get(inside.path_url).status_code == status
        assert desk.get(f"/beheer/pages/{inside.pk}/privacy/").status_code == 200


def test_a_page_is_copied_with_all_below_it(desk: Client, site: factories.Site) -> None:
    section = factories.make_page(SectionPage, site.nl)
    factories.make_page(PlainPage, section, slug="kind")
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": site.nl.pk}
    form |= {"copy_subpages": "on", "publish_copies": "on"}
    assert desk.post(f"/beheer/pages/{section.pk}/copy/", form).status_code == 302
    assert set(PageCard.objects.filter(url__startswith="/kopie/").values_list("url", flat=True)) == {
        "/kopie/",
        "/kopie/kind/",
    }


def test_an_alias_has_a_card_and_is_as_closed_as_its_source(site: factories.Site, visitor: Client) -> None:
    section = factories.make_page(SectionPage, site.nl, title="Besloten")
    factories.make_page(PlainPage, section, slug="kind")
    restriction = factories.restrict(section)
    alias = SectionPage.objects.get(pk=section.pk).create_alias(
        recursive=True, parent=Page.objects.get(pk=site.nl.pk), update_slug="alias"
    )
    second = SectionPage.objects.get(pk=alias.pk).create_alias(
        parent=Page.objects.get(pk=site.nl.pk), update_slug="alias-van-alias"
    )
    below_alias = PageCard.objects.filter(url__startswith="/alias")
    assert below_alias.count() == 3
    assert not below_alias.visible_to(None).exists()
    assert [visitor.get(f"/{slug}/").status_code for slug in ("alias", "alias/kind", second.slug)] == [
        302
    ] * 3

    restriction.delete()
    assert below_alias.visible_to(None).count() == 3
    assert visitor.get("/alias/kind/").status_code == 200


def test_many_rules_for_groups_cost_a_member_one_question(
    site: factories.Site, ben: Any, django_assert_max_num_queries: Any
) -> None:
    club = Group.objects.create(name="Kring")
    ben.groups.add(club)
    section = factories.make_page(SectionPage, site.nl)
    for page in factories.make_pages(PlainPage, section, 6):
        factories.restrict(page, PageViewRestriction.GROUPS).groups.add(club)
    member = Client()
    member.force_login(ben)
    member.get(section.path_url)
    with django_assert_max_num_queries(12):
        assert member.get(section.path_url).status_code == 200


# --- translating --------------------------------------------------------------------------------------------


def test_a_page_is_translated_with_its_own_title_and_address(
    desk: Client, site: factories.Site, django_capture_on_commit_callbacks: Any
) -> None:
    page = factories.make_page(PlainPage, site.nl, title="Over ons", slug="over-ons", illustration="garden")
    answer = desk.post(f"/beheer/localize/submit/page/{page.pk}/", {"locales": [site.en.locale_id]})
    assert answer.status_code == 302
    translation = Translation.objects.get(source__object__translation_key=page.translation_key)
    english = PlainPage.objects.get(translation_key=page.translation_key, locale=site.en.locale)

    segments = dict(
        StringSegment.objects.filter(source=translation.source)
        .annotate(path=F("context__path"))
        .values_list("path", "pk")
    )
    assert {"title", "slug"} <= set(segments)
    for path, words in (("title", "About us"), ("slug", "about-us")):
        segment = StringSegment.objects.get(pk=segments[path])
        StringTranslation.objects.create(
            translation_of=segment.string, locale=site.en.locale, context=segment.context, data=words
        )
    assert desk.get(f"/beheer/pages/{english.pk}/edit/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/beheer/pages/{english.pk}/edit/", {"action": "publish"})

    card = factories.card_of(english)
    assert (card.title, card.url, card.illustration) == ("About us", "/en/about-us/", "garden")
    assert Client().get("/over-ons/").content.decode().count("/en/about-us/")
