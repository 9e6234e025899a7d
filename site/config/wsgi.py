"""The pages: Django's WSGI application."""

import gc
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for path in (ROOT / "site", ROOT):
    if str(path) not in sys.path:
        sys.path.insert(0, str(path))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

# Half a million objects of code and settings never become garbage: leave them out of every later sweep, and sweep
# less often, since a page makes and drops some thousand objects that reference counting clears by itself.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
