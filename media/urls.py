"""Addresses of the library: renditions for everybody, documents through the view that checks rights each time.

Wagtail's page for a shared password is not mounted: shared passwords are switched off.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from wagtail.documents.views.serve import serve as serve_document

from media.views import rendition

urlpatterns = [
    path(f"{settings.PUBLIC_MEDIA_URL.lstrip('/')}<path:path>", rendition, name="rendition"),
    # readable without an account only where the document's collection is: the view decides
    re_path(r"^documenten/(\d+)/(.*)$", login_not_required(serve_document), name="wagtaildocs_serve"),
]
