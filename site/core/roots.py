"""Where each language's tree stands, and who is kept out of which part of it: read once per content epoch."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.epoch import epoch_cached

DEFAULT_LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Root:
    """The home page of one language."""

    language: str
    locale_pk: int
    page_pk: int
    tree_path: str
    url_path: str

    @property
    def prefix(self) -> str:
        """What addresses in this language begin with: / for Dutch, /en/ for English."""
        return "/" if self.language == DEFAULT_LANGUAGE else f"/{self.language}/"


@epoch_cached
def site() -> Site | None:
    """The site itself, with its root page."""
    return Site.objects.select_related("root_page").filter(is_default_site=True).first()


@epoch_cached
def roots() -> dict[str, Root]:
    """The home page of each language, by language code."""
    here = site()
    if here is None:
        return {}
    pages = Page.objects.filter(translation_key=here.root_page.translation_key).select_related("locale")
    return {
        page.locale.language_code: Root(
            page.locale.language_code, page.locale_id, page.pk, page.path, page.url_path
        )
        for page in pages
    }


@epoch_cached
def locales() -> dict[str, int]:
    """Language code to the primary key of its locale."""
    return dict(Locale.objects.values_list("language_code", "pk"))


@epoch_cached
def languages_by_locale() -> dict[int, str]:
    """Primary key of a locale to its language code."""
    return {pk: code for code, pk in locales().items()}


def path_of(url_path: str, locale_pk: int | None) -> str:
    """Return the address, without a host, of the page with this `url_path` in this locale.

    A page outside every language's tree has no address: the empty string.
    """
    root = roots().get(languages_by_locale().get(locale_pk or 0, ""))
    if root is None or not url_path.startswith(root.url_path):
        return ""
    return root.prefix + url_path[len(root.url_path) :]


@epoch_cached
def restrictions() -> tuple[PageViewRestriction, ...]:
    """Every view restriction with its page and groups."""
    return tuple(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))


def restrictions_on(tree_path: str) -> list[PageViewRestriction]:
    """The restrictions that hold for the page at this tree path: its own and those of the pages above it."""
    return [entry for entry in restrictions() if tree_path.startswith(entry.page.path)]


def closed_paths(request: HttpRequest | None) -> list[str]:
    """Tree paths that this visitor may not enter; without a request, all that are restricted at all."""
    return [
        entry.page.path
        for entry in restrictions()
        if request is None or not entry.accept_request(request)
    ]
