"""Addresses of the library: renditions for everybody, documents through the view that checks rights each time.

Wagtail's page for a shared password is not mounted: shared passwords are switched off.
"""

from django.conf import settings
from django.urls import path

from media.downloads import download
from media.views import rendition

urlpatterns = [
    path(f"{settings.PUBLIC_MEDIA_URL.lstrip('/')}<path:path>", rendition, name="rendition"),
    # readable without an account only where the document's collection is: the view decides
    path("documenten/<int:document_id>/<path:document_filename>", download, name="wagtaildocs_serve"),
]
