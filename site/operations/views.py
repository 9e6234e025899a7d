"""The two addresses that a supervisor or a load balancer asks: is it running, and can it do its work?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from operations.health import readiness


@require_safe
@never_cache
@login_not_required
def live(request: HttpRequest) -> HttpResponse:
    """Answer from memory: this process takes requests."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
@login_not_required
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every check passes, else 503; which ones, but never why, because anybody may ask."""
    checks = readiness()
    everything = all(checks.values())
    return JsonResponse({"ready": everything, "checks": checks}, status=200 if everything else 503)
