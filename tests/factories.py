"""Plain functions that make what a test needs, published and with cards, as an editor would leave it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any, TypeVar

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.models import Site as WagtailSite

from accounts.models import User
from core import cards, epoch
from core.models import Audience, BasePage, CriteriaEdition, Criterion, PageCard, Source, Theme
from home.models import HomePage

P = TypeVar("P", bound=BasePage)
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The house of a test."""

    nl: HomePage
    en: HomePage


def the_site() -> Site:
    """The empty house: the one that this database was made with, or a new one where there is none."""
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    return Site(nl=homes["nl"], en=homes["en"]) if homes else make_site()


def make_site() -> Site:
    """A home page in each language, and nothing else."""
    WagtailSite.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    dutch, _made = Locale.objects.get_or_create(language_code="nl")
    english, _made = Locale.objects.get_or_create(language_code="en")
    nl = root.add_child(instance=HomePage(title="Voorpagina", slug="home", locale=dutch))
    en = HomePage(title="Home", slug="home-en", locale=english, translation_key=nl.translation_key)
    root.refresh_from_db()
    en = root.add_child(instance=en)
    WagtailSite.objects.create(
        hostname="testserver", port=80, root_page=nl, is_default_site=True, site_name="Huis"
    )
    epoch.bump()
    cards.write_card(nl)
    cards.write_card(en)
    return Site(nl=nl, en=en)


def make_page(model: type[P], parent: Page, *, title: str = "", **fields: Any) -> P:
    """A live page under `parent`, in its language, with its card."""
    number = next(_numbers)
    fields.setdefault("slug", f"pagina-{number}")
    parent = Page.objects.get(pk=parent.pk)
    page = model(title=title or f"Pagina {number}", locale=parent.locale, **fields)
    parent.add_child(instance=page)
    cards.write_card(page)
    epoch.bump()
    return page


def make_pages(model: type[P], parent: Page, count: int, **fields: Any) -> list[P]:
    """Many live pages under `parent`."""
    return [make_page(model, parent, **fields) for _number in range(count)]


def translate(page: P, parent: Page, **fields: Any) -> P:
    """The English page that belongs to a Dutch one."""
    return make_page(type(page), parent, translation_key=page.translation_key, **fields)


def restrict(page: Page, kind: str = PageViewRestriction.LOGIN) -> PageViewRestriction:
    """Close a page and all below it to visitors."""
    return PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind)


def card_of(page: Page) -> PageCard:
    """The card of a page, as the database has it."""
    return PageCard.objects.get(pk=page.pk)


def make_user(email: str, *, name: str = "", group: str = "", **fields: Any) -> User:
    """Somebody with an account, a confirmed address and the password 'een-lang-wachtwoord'."""
    user = User.objects.create_user(email, "een-lang-wachtwoord", display_name=name, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if group:
        made, _created = Group.objects.get_or_create(name=group)
        if group == "Editors":
            made.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(made)
    return user


def make_theme(key: str, name: str = "", name_en: str = "") -> Theme:
    """A theme of the shared vocabulary."""
    return Theme.objects.create(
        key=key, name_nl=name or key.capitalize(), name_en=name_en or f"{key} in English"
    )


def make_audience(key: str, name: str = "", name_en: str = "") -> Audience:
    """An audience of the shared vocabulary."""
    return Audience.objects.create(
        key=key, name_nl=name or key.capitalize(), name_en=name_en or f"{key} in English"
    )


def make_criterion(key: str = "b1-1", name: str = "Opgeleid en bij de tijd", block: int = 1) -> Criterion:
    """A criterion of the edition of 2019."""
    edition, _made = CriteriaEdition.objects.get_or_create(
        year=2019, defaults={"title": "Kwaliteitscriteria Gezinshuizen", "publisher_nl": "De sector"}
    )
    return Criterion.objects.create(key=key, name_nl=name, name_en=name, block=block, edition=edition)


def make_source(key: str = "nji-cijfers", **fields: Any) -> Source:
    """An entry of the register of sources."""
    defaults = {
        "organisation": "Nederlands Jeugdinstituut",
        "title": "Cijfers over gezinshuizen",
        "year": 2021,
    }
    return Source.objects.create(key=key, **(defaults | fields))
