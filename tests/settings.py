"""The settings of the house with what only a test wants: a folder of its own, tasks done at once, quick passwords."""

import os
import tempfile
from urllib.parse import urlsplit

# Set before the real settings read them; the workers of a parallel run inherit the same folder.
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("SITE_URL", "http://testserver")
if "SAMENSTERK_TEST_DIR" not in os.environ:
    os.environ["SAMENSTERK_TEST_DIR"] = tempfile.mkdtemp(prefix="samensterk-tests-")
os.environ["VAR_DIR"] = os.environ["SAMENSTERK_TEST_DIR"]
os.environ.pop("EMAIL_URL", None)
os.environ["DEMO_LOGINS"] = "true"
if os.environ.get("REDIS_URL"):
    # Emptying the cache empties a whole Redis database, so every worker of a parallel run gets its own.
    number = 8 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["REDIS_URL"] = urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}").geturl()

from config.settings import *  # noqa: F403
from config.settings import DATABASES, LOGGING, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": False}
}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
LOGGING["root"]["level"] = "WARNING"
# a pool would hold on to databases that tests make and drop
DATABASES["default"]["OPTIONS"].pop("pool", None)
