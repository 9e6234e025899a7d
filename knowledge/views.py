"""Pages with a form for visitors: shown without a cookie, answered once however often they are sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.landmarks import landmarks
from core.ratelimit import Limit, client_of
from knowledge.forms import ContactForm, EnquiryForm, InterestForm, is_receipt, new_receipt
from knowledge.services import receive_enquiry, was_received

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from knowledge.models import CampaignPage, ContactPage

FORMS: dict[str, type[EnquiryForm]] = {"contact": ContactForm, "campaign": InterestForm}
MESSAGES = Limit(name="enquiries", times=5, period=timedelta(hours=1))


def serve_with_form(page: ContactPage | CampaignPage, request: HttpRequest) -> HttpResponse:
    """Show the page with its form; take in what is sent, and then show it again by another address."""
    form_class = FORMS[page.kind]
    if request.method != "POST":
        form = form_class(initial=form_class.about(request.GET.get("over", "")))
        return _show(page, request, form, sent=is_receipt(request.GET.get("sent", "")))
    form = form_class(request.POST)
    if not form.is_valid():
        return _show_again(page, request, form)
    if reason := form.suspicion():
        return _show_again(page, request, form, reason)
    if not was_received(form.token):
        if not MESSAGES.permits(client_of(request)):
            return _too_many(page, request, form)
        receive_enquiry(
            token=form.token,
            kind=form.kind,
            page=page,
            language=get_language() or page.language,
            **form.content,
        )
    return HttpResponseRedirect(f"{request.path}?{urlencode({'sent': new_receipt()})}#sent")


def _show(
    page: ContactPage | CampaignPage,
    request: HttpRequest,
    form: EnquiryForm,
    *,
    status: int = 200,
    sent: bool = False,
    held_back: StrOrPromise = "",
) -> HttpResponse:
    form.promise(page.privacy_note)
    form.lead_on(landmarks(page.language))
    context = page.get_context(request) | {"form": form, "sent": sent, "held_back": held_back}
    response = TemplateResponse(request, page.get_template(request), context, status=status)
    # Each form carries a ticket of its own, so no cache in between may hand it to somebody else.
    patch_cache_control(response, private=True)
    return response


def _show_again(
    page: ContactPage | CampaignPage, request: HttpRequest, form: EnquiryForm, held_back: StrOrPromise = ""
) -> HttpResponse:
    form.offer_again()
    return _show(page, request, form, status=422, held_back=held_back)


def _too_many(page: ContactPage | CampaignPage, request: HttpRequest, form: EnquiryForm) -> HttpResponse:
    reason = _(
        "Er kwamen in korte tijd veel berichten van jouw aansluiting. Wat je schreef staat er nog. Probeer het later opnieuw."
    )
    response = _show(page, request, form, status=429, held_back=reason)
    response["Retry-After"] = str(MESSAGES.seconds_left())
    return response
