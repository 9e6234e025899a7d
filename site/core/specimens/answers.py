"""Forms, and what the house says back: confirmations, mistakes, emptiness and help."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import HintedRadioSelect
from core.specimens.shapes import Specimen, shown


class Example(forms.Form):
    """A form with everything in it."""

    name = forms.CharField(label=_("Naam"), help_text=_("Zo noemen we je als we antwoorden."))
    email = forms.EmailField(label=_("E-mailadres"))
    phone = forms.CharField(label=_("Telefoon"), required=False)
    about = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=[("question", _("Een vraag")), ("mistake", _("Iets klopt niet"))],
        widget=HintedRadioSelect(hints={"question": _("Misschien hielpen we iemand anders er al mee.")}),
    )
    role = forms.ChoiceField(
        label=_("Wat doe je?"), choices=[("", _("Maak een keuze")), ("home", _("Gezinshuisouder"))]
    )
    message = forms.CharField(
        label=_("Je bericht"),
        widget=forms.Textarea,
        help_text=_("Schrijf geen namen of herkenbare details van kinderen."),
    )
    agree = forms.BooleanField(label=_("Jullie mogen mij mailen"), help_text=_("Alleen om te antwoorden."))


def form_with_mistakes() -> Example:
    """The form as it comes back to somebody in a hurry."""
    return Example({"name": "", "email": "fatma@gezinshuis", "about": "", "role": "home", "agree": "on"})


ROOMS = [
    {"title": "Keukentafel", "url": "#top", "lit": 3, "text": _("vijf mensen")},
    {"title": "Zolder", "url": "#top", "lit": 0, "text": _("nog niemand")},
]


class Said(str):
    """Stands in for a message of Django's."""

    level_tag = "good"


ANSWERS = (
    Specimen("toast", "styleguide/toast"),
    shown(
        "empty",
        title=_("Nog niemand op zolder"),
        text=_("Ga gerust zitten."),
        url="#top",
        link=_("Doe het licht aan"),
    ),
    shown("needed_now", id="needed-now"),
    shown(
        "messages",
        messages=[Said(_("Je wachtwoord is veranderd."))],
        frame={"notice": {"text": _("Tussen 3.00 en 4.00 uur is het platform even dicht.")}},
    ),
    shown("no_connection"),
    shown("presence", presence={"lit": 3, "text": _("5 mensen"), "rooms": ROOMS}),
    shown("account_link", account={"url": "#top", "name": "Ben", "initials": "B", "tone": 2, "unread": 3}),
    shown(
        "lost",
        wide=True,
        plate=_("Huisnummer 404"),
        title=_("Hier woont niemand (meer)"),
        text=_("De pagina is verhuisd of heeft nooit bestaan. Bij de buren brandt wel licht."),
        home_url="#top",
        search_url="#top",
    ),
    Specimen(_("Formulier"), "styleguide/form", {"form": Example}),
    Specimen(_("Formulier met fouten"), "styleguide/form", {"form": form_with_mistakes}),
)
