"""Where each language's tree stands, and who is kept out of which part of it: read once per content epoch."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import translation
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


def is_given_out(address: str, language: str) -> bool:
    """Whether a view, a file or another language's home lives at this address, so that no page below the home can."""
    prefixes = {root.prefix for root in roots().values()} - {"/"}
    if address in prefixes or address.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
        return True
    with translation.override(language):
        try:
            return resolve(address).url_name != "wagtail_serve"
        except Resolver404:
            return True


@epoch_cached
def restrictions() -> tuple[tuple[str, PageViewRestriction], ...]:
    """Every tree path that a view restriction closes. An alias has its source's restriction, never one of its own."""
    rows = PageViewRestriction.objects.filter(page__alias_of=None)
    entries = list(rows.select_related("page").prefetch_related("groups"))
    aliases = _alias_paths() if entries else {}
    return tuple(
        (path, entry) for entry in entries for path in (entry.page.path, *aliases.get(entry.page_id, ()))
    )


def _alias_paths() -> dict[int, list[str]]:
    """Primary key of a page to the tree paths of its aliases, and of theirs."""
    aliases = list(Page.objects.exclude(alias_of=None).values_list("pk", "alias_of", "path"))
    source_of = {pk: source for pk, source, _path in aliases}
    paths: dict[int, list[str]] = {}
    for pk, _source, path in aliases:
        while pk in source_of:
            pk = source_of[pk]
        paths.setdefault(pk, []).append(path)
    return paths


def restrictions_on(tree_path: str) -> list[PageViewRestriction]:
    """The restrictions that hold for the page at this tree path: its own and those of the pages above it."""
    return [entry for path, entry in restrictions() if tree_path.startswith(path)]


def closed_paths(request: HttpRequest | None) -> list[str]:
    """Tree paths that this visitor may not enter; without a request, all that are restricted at all."""
    entries = restrictions()
    if request is None:
        return [path for path, _entry in entries]
    asks_groups = any(entry.restriction_type == PageViewRestriction.GROUPS for _path, entry in entries)
    if asks_groups and request.user.is_authenticated:
        # every restriction asks for them anew; this looks them up once a request
        prefetch_related_objects([request.user], "groups")
    return [path for path, entry in entries if not entry.accept_request(request)]
