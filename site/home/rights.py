"""What editors may do, in every room: pages, pictures, documents, recordings, lists, and the site's own settings."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

EDITORS = "Editors"
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_COLLECTIONS = (
    ("wagtailcore", ("add_collection", "change_collection")),
    ("wagtailimages", ("add_image", "change_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "choose_document")),
    ("wagtailmedia", ("add_media", "change_media")),
)
ANYWHERE = (
    ("wagtailadmin", ("access_admin",)),
    ("wagtail_localize", ("submit_translation",)),
    ("wagtailredirects", ("add_redirect", "change_redirect", "delete_redirect", "view_redirect")),
    ("home", ("change_navigation", "change_sitedetails")),
    ("knowledge", ("view_enquiry", "change_enquiry", "delete_enquiry")),
)
ON_LISTS = ("add", "change", "delete", "view")


def grant_editing_rights() -> None:
    """Give the group Editors what editors need. Takes nothing away."""
    group, _made = Group.objects.get_or_create(name=EDITORS)
    root, collection = Page.objects.get(depth=1), Collection.get_first_root_node()
    for permission in _permissions(("wagtailcore", ON_PAGES)):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in _permissions(*ON_COLLECTIONS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
    group.permissions.add(*_permissions(*ANYWHERE, *_on_lists()))


def _on_lists() -> list[tuple[str, tuple[str, ...]]]:
    options = [model._meta for model in get_snippet_models()]
    return [(each.app_label, tuple(f"{verb}_{each.model_name}" for verb in ON_LISTS)) for each in options]


def _permissions(*wanted: tuple[str, tuple[str, ...]]) -> list[Permission]:
    match = Q(pk=None)
    for app, names in wanted:
        match |= Q(content_type__app_label=app, codename__in=names)
    return list(Permission.objects.filter(match))
