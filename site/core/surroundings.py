"""The other pages that one page names: those above it, its translations, what to read next, where its links lead.

Building a query costs more than running it, so all of them come from one query. Which pages are related is worked
out once per content epoch: it changes only when something is published, and it is the dearest question of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest

from core import pagestate, richtext, roots
from core.epoch import epoch_cached
from core.models.cards import PageCard, PageCardQuerySet

if TYPE_CHECKING:
    from core.models import BasePage

MOST_RELATED = 4


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


def surroundings_of(page: BasePage, request: HttpRequest) -> Surroundings:
    """All cards that this page names, in one query; remembers the addresses of those that its text links to."""
    related = related_pks(page, request) if page.shows_related else []
    linked = richtext.linked_ids(*page.linking_streams())
    parent = page.ancestor_paths[-1] if page.ancestor_paths else ""
    named = Q(tree_path__in=page.ancestor_paths) | Q(translation_key=page.translation_key)
    if related or linked:
        named |= Q(pk__in=linked.union(related))
    if page.leads_to_neighbours and parent:
        named |= Q(depth=page.depth, tree_path__startswith=parent)
    if linked and page.language != roots.DEFAULT_LANGUAGE:
        # a translated text still names the pages that the original named
        originals = PageCard.objects.filter(pk__in=linked).values("translation_key")
        named |= Q(locale_id=page.locale_id, translation_key__in=originals)
    # a dozen rows are put in order sooner than the database is asked to
    found = sorted(PageCard.objects.visible_to(request).filter(named).order_by(), key=attrgetter("tree_path"))
    _remember_links(page, found, linked)
    by_pk = {card.pk: card for card in found}
    above = set(page.ancestor_paths)
    return Surroundings(
        crumbs=[card for card in found if card.tree_path in above],
        alternates=_alternates(page, found),
        own=by_pk.get(page.pk),
        beside=[card for card in found if page.leads_to_neighbours and card.is_beside(page)],
        related=[by_pk[pk] for pk in related if pk in by_pk],
    )


def _alternates(page: BasePage, cards: list[PageCard]) -> list[Alternate]:
    order = [code for code, _name in settings.LANGUAGES]
    same = (card for card in cards if card.translation_key == page.translation_key)
    alternates = (Alternate(card.language, card.url, card.title) for card in same)
    return sorted(alternates, key=lambda entry: order.index(entry.code))


def _remember_links(page: BasePage, cards: list[PageCard], linked: set[int]) -> None:
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


@epoch_cached
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
