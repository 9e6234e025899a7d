"""House rules that a forgetful change would break, as Django system checks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import models

OUR_APPS = {
    "core",
    "accounts",
    "notifications",
    "operations",
    "search",
    "media",
    "knowledge",
    "community",
    "events",
    "home",
}
# What a translation has of its own: what identifies it, and what editors note about it.
OF_ONE_LANGUAGE = {"id", "locale", "translation_key", "to_verify", "editors_note", "in_dutch"}


@register()
def everything_translated_says_what_of_it_is(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A page type or snippet whose own fields are not listed as translatable would be translated by halves."""
    from wagtail.models import TranslatableMixin

    problems: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, TranslatableMixin) or model._meta.app_label not in OUR_APPS:
            continue
        listed = {field.field_name for field in getattr(model, "translatable_fields", [])}
        own = {field.name for field in model._meta.local_fields if not field.name.endswith("_ptr")}
        if missing := sorted(own - listed - OF_ONE_LANGUAGE):
            problems.append(
                Error(
                    f"{model.__name__} does not say whether these fields are translated or kept in step: "
                    f"{', '.join(missing)}.",
                    obj=model,
                    id="core.E001",
                )
            )
    return problems


@register()
def personal_data_is_registered(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A model that holds an address of a person or points at one must say how it is exported and erased."""
    from core import registry

    known = {*registry.personal_data(), *registry.declared_impersonal()}
    problems: list[CheckMessage] = []
    for model in apps.get_models():
        if model._meta.app_label not in OUR_APPS or model in known:
            continue
        if any(_is_personal(field) for field in model._meta.local_fields):
            problems.append(
                Error(
                    f"{model.__name__} holds personal data but is not registered in core.registry.",
                    hint="Call register_personal_data(model, export=…, erase=…, retention=…) in the app's ready().",
                    obj=model,
                    id="core.E002",
                )
            )
    return problems


def _is_personal(field: models.Field) -> bool:
    if isinstance(field, models.EmailField | models.GenericIPAddressField):
        return True
    return field.remote_field is not None and field.remote_field.model in {
        settings.AUTH_USER_MODEL,
        _user_model(),
    }


def _user_model() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model()
