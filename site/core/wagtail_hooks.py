"""The editors' side of the foundation: the vocabulary and the sources as snippets, and how links are rendered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.links import HousePageLinkHandler
from core.models import Audience, CriteriaEdition, Criterion, Source, Theme


@hooks.register("register_rich_text_features", order=100)
def register_house_links(features: FeatureRegistry) -> None:
    features.register_link_type(HousePageLinkHandler)


class AudienceViewSet(SnippetViewSet):
    model = Audience
    icon = "group"
    list_display = ["name_nl", "name_en", "key"]
    search_fields = ["name_nl", "name_en", "key"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["name_nl", "name_en", "key"]
    search_fields = ["name_nl", "name_en", "key"]


class CriterionViewSet(SnippetViewSet):
    model = Criterion
    icon = "check"
    list_display = ["key", "name_nl", "name_en", "block", "edition"]
    search_fields = ["name_nl", "name_en", "key"]
    list_filter = ["block", "edition"]


class CriteriaEditionViewSet(SnippetViewSet):
    model = CriteriaEdition
    icon = "date"
    list_display = ["title", "year", "publisher_nl"]


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    list_display = ["organisation", "title", "year", "seen"]
    search_fields = ["organisation", "title", "key"]


class VocabularyGroup(SnippetViewSetGroup):
    items = (AudienceViewSet, ThemeViewSet, CriterionViewSet, CriteriaEditionViewSet, SourceViewSet)
    menu_label = _("Woorden en bronnen")
    menu_icon = "tag"
    menu_order = 300


register_snippet(VocabularyGroup)
