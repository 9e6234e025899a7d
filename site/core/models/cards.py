"""What other pages need to know to show a page: one row per live page.

A list, a breadcrumb, a menu or a row of related reading takes one query over these rows, whatever types of
page it shows, and never instantiates the pages themselves. `core.cards` keeps the rows true.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from wagtail.models import Locale, Page

from core import roots
from core.models.vocabulary import Audience, Criterion, Theme

if TYPE_CHECKING:
    from typing import Self


# PostgreSQL would put what has no date first.
NEWEST_FIRST = F("date").desc(nulls_last=True)


class PageCardQuerySet(models.QuerySet["PageCard"]):
    """Reads of cards; every public list starts with `visible_to`."""

    def visible_to(self, request: HttpRequest | None) -> Self:
        """Leave out what lies in a part of the tree that this visitor may not enter (no request: anybody's)."""
        return self.outside(roots.closed_paths(request))

    def outside(self, tree_paths: Iterable[str]) -> Self:
        """Leave out the pages at and below these tree paths."""
        closed = Q()
        for path in tree_paths:
            closed |= Q(tree_path__startswith=path)
        return self.exclude(closed) if closed else self.all()

    def in_language(self, language: str) -> Self:
        """Only cards of pages in this language."""
        return self.filter(locale_id=roots.locales().get(language))

    def below(self, tree_path: str) -> Self:
        """The pages under the one at this tree path, in tree order."""
        return self.filter(tree_path__startswith=tree_path).exclude(tree_path=tree_path).order_by("tree_path")

    def children_of(self, tree_path: str) -> Self:
        """The pages directly under the one at this tree path, in tree order."""
        return self.below(tree_path).filter(depth=len(tree_path) // Page.steplen + 1)

    def about(
        self, *, themes: Iterable[str] = (), audiences: Iterable[str] = (), criteria: Iterable[str] = ()
    ) -> Self:
        """Cards that share a term with these keys; `shared` counts how many, most first.

        A criterion weighs three times as much as an audience, a theme twice.
        """
        asked = [
            ("criteria", list(criteria), 3),
            ("themes", list(themes), 2),
            ("audiences", list(audiences), 1),
        ]
        match = Q()
        shared: Combinable = Value(0)
        for words, keys, weight in asked:
            if keys:  # an empty list would make the whole sum, and with it the query, come out empty
                same = Q(**{f"{words}__key__in": keys})
                match |= same
                shared += Count(words, filter=same, distinct=True) * weight
        if not match:
            return self.none()
        return self.filter(match).annotate(shared=shared).order_by("-shared", NEWEST_FIRST, "tree_path")


class PageCard(models.Model):
    """A live page as it appears elsewhere."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="card")
    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    translation_key = models.UUIDField(db_index=True)
    tree_path = models.CharField(max_length=255, db_index=True)
    depth = models.PositiveSmallIntegerField()
    url = models.CharField(max_length=1024, db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    title = models.CharField(max_length=255)
    introduction = models.TextField(blank=True)
    illustration = models.CharField(max_length=40, blank=True)
    date = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=10, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=0)
    in_menu = models.BooleanField(default=False)
    details = models.JSONField(default=dict, blank=True)
    audiences = models.ManyToManyField(Audience, related_name="+")
    themes = models.ManyToManyField(Theme, related_name="+")
    criteria = models.ManyToManyField(Criterion, related_name="+")

    objects = PageCardQuerySet.as_manager()

    class Meta:
        ordering = ["tree_path"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="core_card_one_per_language")
        ]
        indexes = [models.Index(fields=["locale", "kind", "-date"], name="core_card_listing")]

    def __str__(self) -> str:
        return self.title

    @property
    def language(self) -> str:
        """The code of the language this page is written in."""
        return roots.languages_by_locale().get(self.locale_id, roots.DEFAULT_LANGUAGE)

    @property
    def kind_name(self) -> str:
        """What this page is, in the active language: Gids, Hoofdstuk …"""
        from core.kinds import kind_name

        return kind_name(self.kind)
