"""The other pages that one page names: those above it, its translations, what to read next, where its links lead.

Building a query costs more than running it, so all of them come from one query. Its answer and the choice of what is
related are kept for a content epoch: they change only when something is published.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest

from core import pagestate, richtext, roots
from core.epoch import epoch_cached
from core.families import children_of, with_fallback
from core.models.cards import PageCard, PageCardQuerySet

if TYPE_CHECKING:
    from core.models import BasePage

MOST_RELATED = 4
# Of so many pages the surroundings are kept, a dozen cards each; the largest site of this kind has a few hundred.
MOST_PAGES = 1_000


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language."""

    code: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Interest:
    """What decides which pages are related to one: its place, what it is about, and what a visitor may see."""

    page_pk: int
    locale_pk: int
    tree_path: str
    above: tuple[str, ...]
    leads_to_neighbours: bool
    themes: tuple[str, ...]
    criteria: tuple[str, ...]
    audiences: tuple[str, ...]
    closed: tuple[str, ...]

    @classmethod
    def of(cls, page: BasePage, request: HttpRequest) -> Interest:
        """The interest of this page, for this visitor."""
        return cls(
            page.pk,
            page.locale_id,
            page.path,
            tuple(page.ancestor_paths),
            page.leads_to_neighbours,
            tuple(page.theme_keys),
            tuple(page.criterion_codes),
            tuple(page.audience_keys),
            tuple(roots.closed_paths(request)),
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The cards around a page; its own is missing when it is not live, as in a preview."""

    crumbs: list[PageCard]
    alternates: list[Alternate]
    own: PageCard | None
    beside: list[PageCard]
    related: list[PageCard]


@dataclass(frozen=True, slots=True)
class Named:
    """All that decides which cards one page names."""

    locale_pk: int
    in_default_language: bool
    translation_key: UUID
    depth: int
    above: tuple[str, ...]
    leads_to_neighbours: bool
    others: frozenset[int]
    linked: frozenset[int]
    closed: tuple[str, ...]


def surroundings_of(page: BasePage, request: HttpRequest) -> Surroundings:
    """All cards that this page names; remembers the addresses of those that its text links to."""
    related = related_pks(page, request) if page.shows_related else []
    linked = frozenset(richtext.linked_ids(*page.linking_streams()))
    found = _cards_of(
        Named(
            page.locale_id,
            page.language == roots.DEFAULT_LANGUAGE,
            page.translation_key,
            page.depth,
            tuple(page.ancestor_paths),
            page.leads_to_neighbours,
            linked.union(related),
            linked,
            tuple(roots.closed_paths(request)),
        )
    )
    _remember_links(page, found, linked)
    by_pk = {card.pk: card for card in found}
    above = set(page.ancestor_paths)
    return Surroundings(
        crumbs=[card for card in found if card.tree_path in above],
        alternates=_alternates(page, found),
        own=by_pk.get(page.pk),
        beside=_beside(page, found) if page.leads_to_neighbours else [],
        related=[by_pk[pk] for pk in related if pk in by_pk],
    )


@epoch_cached(at_most=MOST_PAGES)
def _cards_of(named: Named) -> tuple[PageCard, ...]:
    """The cards of these pages, in tree order. One query."""
    wanted = Q(tree_path__in=named.above) | Q(translation_key=named.translation_key)
    if named.others:
        wanted |= Q(pk__in=named.others)
    if named.leads_to_neighbours and named.above:
        wanted |= Q(depth=named.depth, tree_path__startswith=named.above[-1])
        if not named.in_default_language:
            # where a neighbour is not translated yet, the Dutch one stands in for it
            parent = PageCard.objects.filter(tree_path=named.above[-1]).values("translation_key")
            dutch = roots.locales()[roots.DEFAULT_LANGUAGE]
            original = PageCard.objects.filter(locale_id=dutch, translation_key__in=parent)
            wanted |= Q(pk__in=original.values("pk")) | Q(pk__in=children_of(original))
    if named.linked and not named.in_default_language:
        # a translated text still names the pages that the original named
        originals = PageCard.objects.filter(pk__in=named.linked).values("translation_key")
        wanted |= Q(locale_id=named.locale_pk, translation_key__in=originals)
    # a dozen rows are put in order sooner than the database is asked to
    cards = PageCard.objects.outside(named.closed).filter(wanted).order_by()
    return tuple(sorted(cards, key=attrgetter("tree_path")))


def _beside(page: BasePage, cards: Iterable[PageCard]) -> list[PageCard]:
    """The pages under the same parent and this one among them; what is not translated in Dutch."""
    by_path = {card.tree_path: card for card in cards}
    parent = by_path.get(page.path[: -page.steplen])
    folders = {page.path[: -page.steplen]}
    if parent:
        same = (card for card in by_path.values() if card.translation_key == parent.translation_key)
        folders |= {card.tree_path for card in same if card.language == roots.DEFAULT_LANGUAGE}
    near = [card for path, card in by_path.items() if path[: -page.steplen] in folders]
    return with_fallback(near, page.locale_id)


def _alternates(page: BasePage, cards: Iterable[PageCard]) -> list[Alternate]:
    order = [code for code, _name in settings.LANGUAGES]
    same = (card for card in cards if card.translation_key == page.translation_key)
    alternates = (Alternate(card.language, card.url, card.title) for card in same)
    return sorted(alternates, key=lambda entry: order.index(entry.code))


def _remember_links(page: BasePage, cards: Iterable[PageCard], linked: frozenset[int]) -> None:
    """What is linked to but not among the cards is looked up when the text is rendered: it lies in a closed part."""
    here = {card.translation_key: card.url for card in cards if card.locale_id == page.locale_id}
    pagestate.current().links.update(
        {card.pk: here.get(card.translation_key, card.url) for card in cards if card.pk in linked}
    )


# --- what to read next --------------------------------------------------------------------------------------


def related_pks(page: BasePage, request: HttpRequest) -> list[int]:
    """What to read next: the editor's choice first, then what shares most of the vocabulary.

    Pages above and below this one are left to the page's own navigation, and those beside it where it leads to them.
    """
    interest = Interest.of(page, request)
    if getattr(request, "is_preview", False):
        return _with_kin(interest, _chosen_in_preview(page, interest))
    return _related_this_epoch(interest)


@epoch_cached(at_most=MOST_PAGES)
def _related_this_epoch(interest: Interest) -> list[int]:
    from core.models import PageRelation

    links = PageRelation.objects.filter(page=interest.page_pk)
    place = links.filter(related__translation_key=OuterRef("translation_key")).values("sort_order")[:1]
    chosen = _visible(interest).filter(translation_key__in=links.values("related__translation_key"))
    chosen = chosen.annotate(place=Subquery(place)).order_by("place")
    return _with_kin(interest, list(chosen.values_list("pk", flat=True)[:MOST_RELATED]))


def _chosen_in_preview(page: BasePage, interest: Interest) -> list[int]:
    keys = [link.related.translation_key for link in page.related_links.all()]
    known = dict(_visible(interest).filter(translation_key__in=keys).values_list("translation_key", "pk"))
    return [known[key] for key in keys if key in known][:MOST_RELATED]


def _visible(interest: Interest) -> PageCardQuerySet:
    visible = PageCard.objects.outside(interest.closed)
    return visible.filter(locale_id=interest.locale_pk).exclude(pk=interest.page_pk)


def _with_kin(interest: Interest, chosen: list[int]) -> list[int]:
    if len(chosen) >= MOST_RELATED or not (interest.themes or interest.criteria):
        return chosen
    kin = _kin(_visible(interest), interest).exclude(pk__in=chosen)
    return [*chosen, *kin.values_list("pk", flat=True)[: MOST_RELATED - len(chosen)]]


def _kin(visible: PageCardQuerySet, interest: Interest) -> PageCardQuerySet:
    kin = visible.about(themes=interest.themes, criteria=interest.criteria, audiences=interest.audiences)
    kin = kin.exclude(tree_path__in=interest.above).exclude(tree_path__startswith=interest.tree_path)
    if interest.leads_to_neighbours and interest.above:
        kin = kin.exclude(tree_path__startswith=interest.above[-1])
    return kin
