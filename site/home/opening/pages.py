"""Writing pages: first all of them get their place in the tree, then, with every address known, their contents."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Revision

from core import cards
from core.models import PageRelation
from home.opening.drafts import Draft, Ref, resolved
from home.opening.ledger import Ledger
from home.opening.problems import Problems
from home.opening.progress import Bar
from home.opening.references import References
from home.opening.streams import assign, stream_names
from search.indexing import refresh
from search.pages import NAME as SEARCHED_PAGES


class PageWriter:
    """Puts drafts into the tree."""

    def __init__(
        self, drafts: list[Draft], ledger: Ledger, references: References, problems: Problems
    ) -> None:
        self.drafts = drafts
        self.ledger = ledger
        self.references = references
        self.problems = problems
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.instances: dict[tuple[str, str], Page] = {}
        self.revisions = self._find_pages()

    def _find_pages(self) -> dict[tuple[str, str], int | None]:
        """The latest revision of each page that is there already; their primary keys go to the references."""
        names = {draft.translation_key: draft.place.key for draft in self.drafts}
        languages = {locale.pk: code for code, locale in self.locales.items()}
        rows = Page.objects.filter(translation_key__in=names).values_list(
            "pk", "translation_key", "locale_id", "latest_revision_id"
        )
        found: dict[tuple[str, str], int | None] = {}
        for pk, key, locale_pk, revision in rows:
            place = names[key], languages[locale_pk]
            self.references.pages[place] = pk
            found[place] = revision
        return found

    def just_made(self, key: str, locale: str) -> Page | None:
        """The page of this key and language, if it was not there before."""
        return None if (key, locale) in self.revisions else self.instances.get((key, locale))

    # --- places -------------------------------------------------------------------------------------------

    def place_all(self, bar: Bar) -> None:
        """Make the pages that are not there yet, without their text."""
        for draft in bar.over("placing pages", self.drafts):
            here = draft.place.key, draft.place.locale
            if here in self.revisions:
                continue
            if self.ledger.knows(draft.source) and not self.ledger.overwrite:
                continue  # an editor has deleted it
            parent = self._parent_of(draft)
            if parent is not None:
                self._place(draft, parent)

    def _parent_of(self, draft: Draft) -> Page | None:
        if draft.place.parent is None:
            return Page.objects.get(depth=1)
        above = draft.place.parent, draft.place.locale
        if above not in self.instances and above in self.references.pages:
            self.instances[above] = Page.objects.get(pk=self.references.pages[above]).specific
        return self.instances.get(above)

    def _place(self, draft: Draft, parent: Page) -> None:
        here = draft.place.key, draft.place.locale
        later = stream_names(draft.model)
        values = {
            name: value for name, value in draft.fields.items() if name not in later and not _is_page(value)
        }
        page = draft.model(
            locale=self.locales[draft.place.locale], translation_key=draft.translation_key, live=False
        )
        assign(page, self._resolved(values, draft))
        try:
            parent.add_child(instance=page)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.problems.add(draft.source.partition("#")[0], draft.line, f"{name}: {' '.join(messages)}")
            return
        self.instances[here] = page
        self.references.pages[here] = page.pk

    # --- contents -----------------------------------------------------------------------------------------

    def write_all(self, bar: Bar) -> None:
        """Write and publish what is new or has changed."""
        for draft in bar.over("writing pages", self.drafts):
            here = draft.place.key, draft.place.locale
            present = str(self.revisions[here]) if here in self.revisions else None
            known = here in self.references.pages
            if self.ledger.may_write(draft.source, draft.digest, present) and known:
                self._write(draft)

    def _write(self, draft: Draft) -> None:
        here = draft.place.key, draft.place.locale
        page = self.instances.get(here) or draft.model._default_manager.get(pk=self.references.pages[here])
        assign(page, self._resolved(draft.fields, draft))
        related = [self.references.primary_key(Ref("page", key), draft.place.locale) for key in draft.related]
        page.related_links = [
            PageRelation(related_id=pk, sort_order=place) for place, pk in enumerate(related) if pk
        ]
        revision = self._publish_again(page) if here in self.revisions else self._publish_first(page)
        if draft.members_only:
            PageViewRestriction.objects.get_or_create(
                page_id=page.pk, defaults={"restriction_type": PageViewRestriction.LOGIN}
            )
        self.ledger.wrote(draft.source, draft.digest, str(revision.pk))

    def _publish_first(self, page: Page) -> Revision:
        """Make a new page live, with a revision to begin its history.

        Publishing that revision would read the page back from it, save it again and tell every process of a change:
        for a whole house of pages, twice the time.
        """
        now = timezone.now()
        page.live, page.first_published_at, page.last_published_at = True, now, now
        page.save(clean=False)
        revision = page.save_revision(clean=False)
        Page.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
        cards.write_card(page)
        refresh(SEARCHED_PAGES, {str(page.pk)})
        return revision

    def _publish_again(self, page: Page) -> Revision:
        """Publish a changed page as an editor would: its address, and that of pages below it, may change."""
        revision = page.save_revision(clean=False)
        revision.publish(log_action=None, skip_permission_checks=True)
        return revision

    def _resolved(self, values: dict[str, Any], draft: Draft) -> dict[str, Any]:
        return resolved(values, lambda ref: self.references.primary_key(ref, draft.place.locale))


def _is_page(value: Any) -> bool:
    return isinstance(value, Ref) and value.kind == "page"
