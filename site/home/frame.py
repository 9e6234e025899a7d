"""The frame round every page, from site-wide data that is kept per content epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core import roots
from core.epoch import epoch_cached
from core.families import cards_by_page
from core.models import BasePage, PageCard
from home.composition import items_of, page_ids
from home.models import Navigation, SiteDetails

MOST_TABS = 4  # and the menu's button, the fifth
TONES = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `spoken` is the language of its words, where that is not the reader's."""

    title: str
    url: str
    icon: str = ""
    spoken: str = ""
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What only the people who run this installation can say; empty until they have."""

    controller: tuple[str, ...] = ()
    email: str = ""
    protection_officer: str = ""
    accessibility: str = ""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The frame of one language, the same for everybody."""

    menu: tuple[Link, ...] = ()
    footer: tuple[Column, ...] = ()
    legal: tuple[Link, ...] = ()
    missing_details: tuple[str, ...] = ()
    details: Details = Details()


@epoch_cached
def skeleton(language: str) -> Skeleton:
    """Menu, footer and legal links in this language. Pages that not everybody may see are left out."""
    # Wagtail's own load() would write a row when there is none, on a visitor's GET
    navigation = Navigation.objects.first() or Navigation()
    details = SiteDetails.objects.first() or SiteDetails()
    menu, footer, legal = (
        [entry["value"] for entry in getattr(navigation, name).raw_data]
        for name in ("menu", "footer", "legal")
    )
    cards = cards_by_page(page_ids([menu, footer, legal]), roots.locales().get(language, 0), None)

    def link(value: dict[str, Any]) -> Link | None:
        card = cards.get(value.get("page") or 0)
        if card is None:
            return None
        label = value.get(f"label_{language}") or ""
        foreign = card.language if card.language != language else ""
        return Link(
            title=label or card.title,
            url=_address_for(card, language),
            icon=value.get("icon") or "",
            spoken="" if label else foreign,
            children=links(value.get("children", [])),
        )

    def links(items: list[Any]) -> tuple[Link, ...]:
        return tuple(made for value in items_of(items) if (made := link(value)))

    columns = (
        Column(value.get(f"title_{language}") or "", links(value.get("links", []))) for value in footer
    )
    return Skeleton(
        menu=links(menu),
        footer=tuple(column for column in columns if column.links),
        legal=links(legal),
        missing_details=tuple(details.missing()),
        details=Details(
            controller=tuple(filter(None, [details.controller_name, details.controller_address])),
            email=details.controller_email,
            protection_officer=details.protection_officer,
            accessibility=getattr(details, f"accessibility_{language}"),
        ),
    )


def _address_for(card: PageCard, language: str) -> str:
    """Where a link in this language goes: for a page in Dutch only, to the note that says so and offers it."""
    if language in (card.language, roots.DEFAULT_LANGUAGE) or card.url == "/":
        return card.url
    return reverse("not_translated", args=[card.url.strip("/")])


def frame_of(request: HttpRequest) -> dict[str, Any]:
    """The frame for this request."""
    language = get_language() or roots.DEFAULT_LANGUAGE
    bones = skeleton(language)
    here = request.path_info
    home_url = home_of(language)
    menu = menu_at(bones.menu, here, home_url)
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "language": language,
        "origin": settings.SITE_URL,
        "home_url": home_url,
        "place": place_of(menu, here, home_url),
        "main_menu": menu,
        "footer": bones.footer,
        "legal": bones.legal,
        "tab_bar": tabs(menu, here, home_url),
        "language_switch": language_switch(request, language),
        "login_url": None if signed_in else reverse("account_login"),
        "account": account_of(user) if signed_in else None,
        "notice": notice_for(user, bones) if signed_in else None,
        "edit_url": edit_url_of(request, user) if signed_in else None,
        "details": bones.details,
        "search_url": reverse("search"),
    }


# --- where am I ------------------------------------------------------------------------------------------


def home_of(language: str) -> str:
    """The address of the home page in this language."""
    return "/" if language == roots.DEFAULT_LANGUAGE else f"/{language}/"


def menu_at(menu: tuple[Link, ...], here: str, home_url: str) -> list[dict[str, Any]]:
    """The main menu with the one item current that this address lies deepest under."""

    def reach(link: Link) -> int:
        inside = here == link.url or (here.startswith(link.url) and link.url != home_url)
        return len(link.url) if inside else 0

    depths = [max(reach(item), *(reach(child) for child in item.children), 0) for item in menu]
    deepest = max(depths, default=0)
    current = depths.index(deepest) if deepest else None
    return [
        {
            "title": item.title,
            "url": item.url,
            "icon": item.icon,
            "spoken": item.spoken,
            "current": place == current,
            "children": [
                {
                    "title": child.title,
                    "url": child.url,
                    "spoken": child.spoken,
                    "current": child.url == here,
                }
                for child in item.children
            ],
        }
        for place, item in enumerate(menu)
    ]


def place_of(menu: list[dict[str, Any]], here: str, home_url: str) -> str:
    """What the menus look like from here: as many places as they have items, however many pages there are."""
    named = {home_url, *(link["url"] for item in menu for link in (item, *item["children"]))}
    if here in named:
        return here
    return next((f"in {item['url']}" for item in menu if item["current"]), f"in {home_url}")


def tabs(menu: list[dict[str, Any]], here: str, home_url: str) -> list[dict[str, Any]]:
    """The bar under the thumb: home and the menu items that have an icon, as many as fit."""
    home = {"title": _("Thuis"), "url": home_url, "icon": "home", "current": here == home_url}
    return [home, *(item for item in menu if item["icon"])][:MOST_TABS]


# --- who am I --------------------------------------------------------------------------------------------


def account_of(user: Any) -> dict[str, Any]:
    """What the header shows of somebody who is signed in; until members have pages it leads to work or the door."""
    name = user.get_full_name()
    logout_url = reverse("account_logout")
    editor = user.has_perm("wagtailadmin.access_admin")
    return {
        "name": name,
        "initials": "".join(word[0] for word in name.split()[:2]).upper(),
        "tone": user.pk % TONES + 1,
        "url": settings.WAGTAILADMIN_PATH if editor else logout_url,
        "label": _("Redactie") if editor else _("Uitloggen"),
        "logout_url": logout_url,
    }


def notice_for(user: Any, bones: Skeleton) -> dict[str, str] | None:
    """What an editor who can mend it must know, and where: details that public pages wait for."""
    if not bones.missing_details or not user.has_perm("home.change_sitedetails"):
        return None
    missing = {"details": ", ".join(bones.missing_details)}
    return {
        "text": _("Op openbare pagina’s ontbreekt nog: %(details)s.") % missing,
        "link": _("Vul het in"),
        "url": reverse("wagtailsettings:edit", args=["home", "sitedetails"]),
    }


def edit_url_of(request: HttpRequest, user: Any) -> str | None:
    """Where the page of this request is edited, for who may; who looks at a preview of it is there already."""
    page: BasePage | None = getattr(request, "read_page", None)
    if (
        page is None
        or getattr(request, "is_preview", False)
        or not user.has_perm("wagtailadmin.access_admin")
    ):
        return None
    if not page.permissions_for_user(user).can_edit():
        return None
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


# --- the other language ----------------------------------------------------------------------------------


def language_switch(request: HttpRequest, language: str) -> dict[str, Any]:
    """Where the other language of this very page is; an untranslated page leads to the note that says so."""
    other = "en" if language == roots.DEFAULT_LANGUAGE else roots.DEFAULT_LANGUAGE
    here = request.path_info
    switch = {
        "code": other,
        "label": dict(settings.LANGUAGES)[other],
        "url": home_of(other),
        "translated": False,
    }
    alternates = getattr(request, "alternates", None)
    if alternates is not None:
        found = next((entry.url for entry in alternates if entry.code == other), None)
        if found:
            return switch | {"url": found, "translated": True}
        if other != roots.DEFAULT_LANGUAGE and here != "/":
            return switch | {"url": reverse("not_translated", args=[here.strip("/")])}
        return switch
    address = _same_view(request, other)
    if address and request.GET.get("q"):
        address = f"{address}?{urlencode({'q': request.GET['q']})}"
    return switch | {"url": address, "translated": True} if address else switch


def _same_view(request: HttpRequest, language: str) -> str | None:
    """The address of this view in the other language; None for a page of the tree and for what has one address."""
    match = getattr(request, "resolver_match", None)
    if not match or not match.url_name or match.url_name == "wagtail_serve":
        return None
    try:
        with override(language):
            url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    except NoReverseMatch:
        return None
    return url if url != request.path_info else None
