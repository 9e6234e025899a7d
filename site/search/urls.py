"""The addresses of the search, the same in both languages but for their words."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from search import views

urlpatterns = [
    path(_("zoeken/"), views.search, name="search"),
    path(_("zoeken/voorstellen/"), views.suggest, name="search_suggest"),
]
