"""Serving the public sizes of images where no web server or object store in front does it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve


@login_not_required
@require_safe
def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a public rendition. Its name changes with its content, so browsers may keep it for a year."""
    response = serve(request, path, document_root=str(settings.PUBLIC_MEDIA_ROOT))
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
