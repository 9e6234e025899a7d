"""Giving values to fields of models, stream fields among them."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Field, Model
from wagtail.fields import StreamField


def stream_names(model: type[Model]) -> set[str]:
    """The names of the model's stream fields."""
    return {field.name for field in model._meta.get_fields() if isinstance(field, StreamField)}


def assign(instance: Model, values: dict[str, Any]) -> None:
    """Set the values; those of stream fields as their raw data."""
    streams = stream_names(type(instance))
    for name, value in values.items():
        setattr(instance, name, json.dumps(value) if name in streams else value)


def value_of(instance: Model, field: Field) -> Any:
    """A field's value as JSON types; of a stream its raw data, since databases keep JSON in orders of their own."""
    if isinstance(field, StreamField):
        return field.value_from_object(instance).get_prep_value()
    return field.value_to_string(instance)
