"""Model fields of our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class KeyListField(models.JSONField):
    """A list of vocabulary keys, stored with the page itself.

    Tagging through relation tables would cost every page type three tables and every page view three queries;
    the keys never change, so the list travels with the page, its revisions and its translations.
    `vocabulary` returns the allowed (key, name) pairs and is asked when a form is shown or checked.
    """

    def __init__(
        self, *args: Any, vocabulary: Callable[[], list[tuple[str, str]]] | None = None, **kwargs: Any
    ) -> None:
        self.vocabulary = vocabulary or list
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        return forms.MultipleChoiceField(
            choices=self.vocabulary,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValidationError(_("Verwacht een lijst van sleutels."))
