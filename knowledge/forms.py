"""The forms that visitors send us, and the quiet checks that hold robots back without asking people anything.

A form carries a ticket: a number of its own and the moment it was made, signed. What looks automatic is shown
again with every word kept, so that the checks never cost a person more than a second press of the button.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.core.validators import MaxLengthValidator
from django.utils.html import escape, format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HintedRadioSelect, LineField, TextField
from knowledge.models.enquiries import PROVINCES, STAGES, SUBJECTS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

QUICKEST = timedelta(seconds=3)
RECEIPT_HOLDS = timedelta(hours=1)
LONGEST_MESSAGE = 5000
LONGEST_ADDRESS = 300


def new_ticket() -> str:
    """A ticket for a form that is being shown."""
    return _signer().sign(uuid4().hex)


def ticket_number(ticket: str) -> UUID | None:
    """The number of a ticket that we gave out; None for any other."""
    try:
        return UUID(_signer().unsign(ticket))
    except (BadSignature, ValueError):
        return None


def is_fresh(ticket: str) -> bool:
    """Whether this ticket was given out less than QUICKEST ago."""
    try:
        _signer().unsign(ticket, max_age=QUICKEST)
    except SignatureExpired:
        return False
    return True


def new_receipt() -> str:
    """What the address of the thanks carries, so that nobody is thanked who sent nothing."""
    return _receipts().sign("sent")


def is_receipt(text: str) -> bool:
    """Whether we gave this out, in the last hour: a thanks that was bookmarked is a form again."""
    try:
        _receipts().unsign(text, max_age=RECEIPT_HOLDS)
    except BadSignature:
        return False
    return True


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="knowledge.enquiry")


def _receipts() -> TimestampSigner:
    return TimestampSigner(salt="knowledge.receipt")


class DecoyInput(forms.TextInput):
    """A field that robots like to fill in and people never meet."""

    template_name = "forms/decoy.html"

    @property
    def is_hidden(self) -> bool:
        """Drawn without label, hint and error of its own."""
        return True


class EnquiryForm(forms.Form):
    """What all forms for visitors share."""

    kind: ClassVar[str]
    button: ClassVar[StrOrPromise]
    privacy: ClassVar[StrOrPromise]

    ticket = LineField(widget=forms.HiddenInput, required=False, initial=new_ticket)
    website = LineField(widget=DecoyInput, required=False)

    def promise(self, words: str) -> None:
        """Say with the address what becomes of it: these words of an editor, or those of this kind of form."""
        self.fields["email"].help_text = escape(words or self.privacy)

    @classmethod
    def about(cls, address: str) -> dict[str, str]:
        """What stands in the form already for who comes from the page at this address."""
        return {}

    def lead_on(self, places: Mapping[str, str]) -> None:
        """Point to pages that may help sooner than we do; `places` has addresses by kind of page."""

    @property
    def token(self) -> UUID:
        """What makes this message one: the same form with the same words is the same message.

        Not the ticket alone: who goes back, writes something else and sends that, has sent two messages.
        """
        number = ticket_number(self.cleaned_data["ticket"])
        if number is None:
            raise ValueError("A form without a ticket of ours is no message.")
        return uuid5(number, "\x1f".join(f"{name}={value}" for name, value in sorted(self.content.items())))

    @property
    def content(self) -> dict[str, Any]:
        """What the visitor told us, by the names of the model's fields."""
        guards = EnquiryForm.base_fields
        return {name: value for name, value in self.cleaned_data.items() if name not in guards}

    def suspicion(self) -> StrOrPromise:
        """Why this looks like the work of a robot, in words for a person; '' when it does not."""
        ticket = self.cleaned_data["ticket"]
        if self.cleaned_data["website"] or ticket_number(ticket) is None:
            return _("Het is nog niet verstuurd. Kijk of alles klopt en druk dan nog eens op de knop.")
        if is_fresh(ticket):
            return _("Dat ging wel heel snel. Kijk of alles klopt en druk dan nog eens op de knop.")
        return ""

    def offer_again(self) -> None:
        """Get the form ready to be sent once more: words kept, decoy emptied, a ticket that is one of ours."""
        kept = {name: self.data.get(name) for name in self.fields}
        if ticket_number(kept["ticket"] or "") is None:
            kept["ticket"] = new_ticket()
        self.data = kept | {"website": ""}


def email_field(*, because: StrOrPromise) -> forms.EmailField:
    """The visitor's address; `because` says why it cannot stay empty."""
    return forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": because,
            "invalid": _(
                "Dit is geen heel e-mailadres. Het ziet eruit als naam@voorbeeld.nl, zonder spaties."
            ),
        },
    )


def name_field() -> LineField:
    """How we may call the visitor, if they say so."""
    widget = forms.TextInput(attrs={"autocomplete": "name"})
    return LineField(label=_("Je naam"), max_length=120, required=False, widget=widget)


def message_field(*, label: StrOrPromise, required: bool = True) -> TextField:
    """The visitor's words.

    The limit is checked here only: with a maxlength, browsers cut a pasted text without saying so.
    """
    too_long = _(
        "Dit zijn %(show_value)d tekens en er passen er %(limit_value)d in. Kort het in, of stuur het in delen."
    )
    return TextField(
        label=label,
        required=required,
        help_text=_("Schrijf geen namen of herkenbare details van kinderen."),
        validators=[MaxLengthValidator(LONGEST_MESSAGE, too_long)],
        error_messages={"required": _("Schrijf waar we je mee kunnen helpen.")},
    )


class ContactForm(EnquiryForm):
    """A question, a mistake, an idea."""

    kind = "contact"
    button = _("Verstuur")
    privacy = _(
        "We gebruiken je gegevens alleen om je te antwoorden. Uiterlijk na een jaar wissen we je bericht."
    )

    subject = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=SUBJECTS,
        widget=HintedRadioSelect,
        initial=SUBJECTS[0][0],
        error_messages={"required": _("Kies waar het over gaat.")},
    )
    message = message_field(label=_("Je bericht"))
    name = name_field()
    email = email_field(because=_("Vul je e-mailadres in. Anders kunnen we niet antwoorden."))

    @classmethod
    def about(cls, address: str) -> dict[str, str]:
        """What stands in the form already for who comes from a page on which something is wrong."""
        if not address.startswith("/") or len(address) > LONGEST_ADDRESS:
            return {}
        return {"subject": "mistake", "message": gettext("Op de pagina %s:") % address + "\n"}

    def lead_on(self, places: Mapping[str, str]) -> None:
        if address := places.get("faq"):
            words = gettext('Misschien staat het al bij de <a href="{}">veelgestelde vragen</a>')
            self.fields["subject"].widget.hints = {"question": format_html(words, address)}


class InterestForm(EnquiryForm):
    """Somebody who thinks about becoming a family-home parent."""

    kind = "interest"
    button = _("Nodig mij uit")
    privacy = _("Je adres is alleen voor de uitnodiging. Uiterlijk na een jaar wissen we het.")

    email = email_field(because=_("Vul je e-mailadres in. Anders kunnen we je niet uitnodigen."))
    name = name_field()
    region = forms.ChoiceField(label=_("Provincie"), choices=[("", _("Kies")), *PROVINCES], required=False)
    subject = forms.ChoiceField(
        label=_("Waar sta je nu?"), choices=STAGES, widget=forms.RadioSelect, required=False
    )
    message = message_field(label=_("Wil je iets vragen of vertellen?"), required=False)
