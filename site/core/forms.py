"""How forms look (label above, hint and error below, an error summary on top) and what they make of people's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import TemplatesSetting

from core.text import plain_line, plain_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class HouseFormRenderer(TemplatesSetting):
    """Draws every form and field with the templates of the house; widgets stay Django's."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class HintedRadioSelect(forms.RadioSelect):
    """Radio buttons of which some carry a hint, which may hold a link: `hints` has them as safe HTML, by value."""

    def __init__(self, *args: Any, hints: Mapping[str, StrOrPromise] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}


class LineField(forms.CharField):
    """One line of text: what was pasted with line breaks or control characters becomes plain."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_line(value) if isinstance(value, str) else value)


class TextField(forms.CharField):
    """Several lines of text, with line ends counted once and without control characters."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_text(value) if isinstance(value, str) else value)
