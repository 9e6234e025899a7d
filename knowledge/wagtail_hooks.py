"""The editors' side of this room: terms, questions, organisations and milestones, and the messages of visitors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.spreadsheets import SafeExportIndexView
from knowledge.models import Enquiry, GlossaryTerm, Organisation, Question, TimelineEvent


class EnquiryPermissionPolicy(ModelPermissionPolicy):
    """Messages come from visitors; nobody makes one up."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Enquiry, EnquiryPermissionPolicy(Enquiry))


# --- lists of the knowledge base ------------------------------------------------------------------------


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "key", BooleanColumn("explain_in_text", label=_("uitleggen in teksten"))]
    list_filter = ["explain_in_text"]
    search_fields = ["term", "variants", "definition", "key"]
    ordering = ["term"]


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    list_display = ["question", "page", "position"]
    search_fields = ["question", "answer", "key"]
    ordering = ["position"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "abbreviation", "sort", "phone"]
    list_filter = ["sort"]
    search_fields = ["name", "abbreviation", "role", "key"]
    ordering = ["name"]


class TimelineEventViewSet(SnippetViewSet):
    model = TimelineEvent
    icon = "date"
    list_display = ["title", "label", "date_precision"]
    search_fields = ["title", "label", "text"]
    ordering = ["date"]


class KnowledgeGroup(SnippetViewSetGroup):
    items = (GlossaryTermViewSet, QuestionViewSet, OrganisationViewSet, TimelineEventViewSet)
    menu_label = _("Lijsten")
    menu_icon = "list-ul"
    menu_order = 290


register_snippet(KnowledgeGroup)


# --- messages of visitors -------------------------------------------------------------------------------


class HandlingForm(WagtailAdminModelForm):
    """The one thing to say about a message: whether it is dealt with."""

    handled = forms.BooleanField(label=_("Afgehandeld"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handled"].initial = self.instance.handled_at is not None

    def save(self, commit: bool = True) -> Enquiry:
        if self.cleaned_data["handled"] != (self.instance.handled_at is not None):
            self.instance.handled_at = timezone.now() if self.cleaned_data["handled"] else None
        return super().save(commit)


class WordsPanel(FieldPanel):
    """What a visitor wrote, with the lines it was written in."""

    def format_value_for_display(self, value: str) -> str:
        return linebreaksbr(value)


class EnquiryViewSet(ModelViewSet):
    """Read, mark as handled, delete, take along; never written or changed."""

    model = Enquiry
    icon = "mail"
    menu_label = _("Berichten")
    menu_order = 250
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SafeExportIndexView
    list_display = ["received_at", "kind", "subject", "name", "email", "handled_at"]
    list_filter = {"kind": ["exact"], "handled_at": ["isnull"], "received_at": ["gte", "lte"]}
    search_fields = ["name", "email", "message"]
    ordering = ["-received_at"]
    list_export = [
        "received_at",
        "get_kind_display",
        "get_subject_display",
        "get_region_display",
        "name",
        "email",
        "message",
        "language",
        "handled_at",
    ]
    export_headings = {
        "get_kind_display": _("soort"),
        "get_subject_display": _("onderwerp"),
        "get_region_display": _("provincie"),
    }
    export_filename = "berichten"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind", read_only=True), FieldPanel("subject", read_only=True)]),
            FieldRowPanel([FieldPanel("name", read_only=True), FieldPanel("email", read_only=True)]),
            WordsPanel("message", read_only=True),
            FieldRowPanel([FieldPanel("region", read_only=True), FieldPanel("language", read_only=True)]),
            FieldRowPanel([FieldPanel("page", read_only=True), FieldPanel("received_at", read_only=True)]),
            FieldPanel("handled"),
        ],
        base_form_class=HandlingForm,
    )


@hooks.register("register_admin_viewset")
def register_enquiries() -> EnquiryViewSet:
    return EnquiryViewSet("enquiry")
