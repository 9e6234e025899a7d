"""The frame round every page, from site-wide data that is kept per content epoch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from core import roots
from core.epoch import epoch_cached
from home.composition import cards_by_page, page_ids
from home.models import Navigation, SiteDetails


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame."""

    title: str
    url: str
    icon: str = ""
    language: str = ""
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The frame of one language, the same for everybody."""

    menu: tuple[Link, ...] = ()
    footer: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    legal: tuple[Link, ...] = ()
    missing_details: tuple[str, ...] = field(default=())


@epoch_cached
def skeleton(language: str) -> Skeleton:
    """Menu, footer and legal links in this language. Pages that not everybody may see are left out."""
    navigation = Navigation.load()
    raw = {name: list(getattr(navigation, name).raw_data) for name in ("menu", "footer", "legal")}
    ids = {pk for entries in raw.values() for entry in entries for pk in page_ids(entry["value"])}
    cards = cards_by_page(ids, roots.locales().get(language, 0), None)

    def link(value: dict[str, Any], children: tuple[Link, ...] = ()) -> Link | None:
        card = cards.get(value.get("page", 0))
        if card is None:
            return None
        title = value.get(f"label_{language}") or card.title
        return Link(title, card.url, value.get("icon", ""), card.language if card.language != language else "", children)

    def links(items: list[Any]) -> tuple[Link, ...]:
        values = [item["value"] if isinstance(item, dict) and "type" in item else item for item in items]
        return tuple(made for value in values if (made := link(value)))

    menu = (link(entry["value"], links(entry["value"].get("children", []))) for entry in raw["menu"])
    return Skeleton(
        menu=tuple(item for item in menu if item),
        footer=tuple(
            (entry["value"][f"title_{language}"], links(entry["value"]["links"])) for entry in raw["footer"]
        ),
        legal=links([entry["value"] for entry in raw["legal"]]),
        missing_details=tuple(SiteDetails.load().missing()),
    )


def frame_of(request: HttpRequest) -> dict[str, Any]:
    """The frame for this request."""
    language = get_language() or roots.DEFAULT_LANGUAGE
    bones = skeleton(language)
    here = request.path_info
    menu = [_menu_item(item, here) for item in bones.menu]
    home_url = "/" if language == roots.DEFAULT_LANGUAGE else f"/{language}/"
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    editor = signed_in and user.has_perm("wagtailadmin.access_admin")
    return {
        "language": language,
        "home_url": home_url,
        "main_menu": menu,
        "footer": [{"title": title, "links": links} for title, links in bones.footer],
        "legal": bones.legal,
        "tab_bar": [
            {"title": _("Thuis"), "url": home_url, "icon": "home", "current": here == home_url},
            *[item for item in menu if item["icon"]],
        ],
        "language_switch": language_switch(request, language),
        "login_url": None if signed_in else reverse("account_login"),
        "account": {"name": user.get_full_name(), "logout_url": reverse("account_logout")} if signed_in else None,
        "editor": {"url": settings.WAGTAILADMIN_PATH, "missing": bones.missing_details} if editor else None,
        "search_url": None,
    }


def _menu_item(item: Link, here: str) -> dict[str, Any]:
    children = [
        {"title": child.title, "url": child.url, "language": child.language, "current": child.url == here}
        for child in item.children
    ]
    inside = here.startswith(item.url) or any(here.startswith(child.url) for child in item.children)
    return {
        "title": item.title,
        "url": item.url,
        "icon": item.icon,
        "language": item.language,
        "current": inside,
        "children": children,
    }


def language_switch(request: HttpRequest, language: str) -> dict[str, Any]:
    """Where the other language of this very page is; an untranslated page leads to the note that says so."""
    other = "en" if language == roots.DEFAULT_LANGUAGE else roots.DEFAULT_LANGUAGE
    label = dict(settings.LANGUAGES)[other]
    here = request.path_info
    match = getattr(request, "resolver_match", None)
    if match and match.url_name and match.url_name not in {"wagtail_serve", "not_translated"}:
        try:
            with override(other):
                url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            url = f"/{other}/" if other != roots.DEFAULT_LANGUAGE else "/"
        return {"code": other, "label": label, "url": url, "translated": True}
    found = next((entry.url for entry in getattr(request, "alternates", ()) if entry.code == other), None)
    if found:
        return {"code": other, "label": label, "url": found, "translated": True}
    if other == roots.DEFAULT_LANGUAGE:
        return {"code": other, "label": label, "url": "/", "translated": False}
    return {
        "code": other,
        "label": label,
        "url": reverse("not_translated", args=[here.strip("/")]) if here.strip("/") else f"/{other}/",
        "translated": False,
    }
