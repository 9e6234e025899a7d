"""How forms look: label above, hint and error below, an error summary on top that leads to the fields."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class HouseFormRenderer(TemplatesSetting):
    """Draws every form and field with the templates of the house; widgets stay Django's."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
