"""Reactions of the foundation: cards follow pages, and the content epoch follows whatever many pages show."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import cards, epoch, privacy
from core.models import Audience, BasePage, CriteriaEdition, Criterion, PageCard, Source, Theme


@receiver(page_published)
def card_follows_publishing(instance: Page, **kwargs: Any) -> None:
    cards.write_card(instance)
    epoch.bump()


@receiver(page_unpublished)
def card_follows_unpublishing(instance: Page, **kwargs: Any) -> None:
    cards.remove_card(instance)


@receiver(post_page_move)
@receiver(page_slug_changed)
def cards_follow_addresses(instance: Page, **kwargs: Any) -> None:
    cards.write_cards_below(Page.objects.get(pk=instance.pk))


@receiver(post_save)
def card_follows_row(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    if not isinstance(instance, BasePage):
        return
    if created and instance.alias_of_id:
        # an alias is born live, without being published
        card_follows_publishing(instance)
    elif not created and not instance.live and PageCard.objects.filter(pk=instance.pk).exists():
        # a page may stop being live without any signal, when something older is saved over it
        cards.remove_card(instance)


@receiver(post_delete)
def epoch_follows_deletion(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, BasePage):
        epoch.bump()


def bump_on_change(model: type[Model]) -> None:
    """Let every saved or deleted row of this model count as a site-wide change."""

    def changed(sender: type[Model], **kwargs: Any) -> None:
        epoch.bump()

    post_save.connect(changed, sender=model, weak=False, dispatch_uid=f"epoch-save-{model._meta.label}")
    post_delete.connect(changed, sender=model, weak=False, dispatch_uid=f"epoch-delete-{model._meta.label}")


for site_wide in (Audience, Theme, Criterion, CriteriaEdition, Source, Locale, Site, PageViewRestriction):
    bump_on_change(site_wide)


@receiver(post_save, sender=PageViewRestriction)
def translations_close(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        privacy.restrict_translations(instance.page_id)


@receiver(post_delete, sender=PageViewRestriction)
def translations_open(instance: PageViewRestriction, origin: Any, **kwargs: Any) -> None:
    # where the restriction goes because its page goes, the translation that stays must stay closed
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        privacy.restrict_translations(instance.page_id)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restricted_groups_changed(instance: Model, action: str, **kwargs: Any) -> None:
    epoch.bump()
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        privacy.restrict_translations(instance.page_id)
