"""The one settings file. What differs between installations comes typed from `config.env`."""

from __future__ import annotations

import zoneinfo
from typing import Any

import environ
from machina import MACHINA_MAIN_STATIC_DIR, MACHINA_MAIN_TEMPLATE_DIR

from config import parts
from config.env import ROOT, load
from config.policies import ADMIN_CSP, ADMIN_PREFIX, PERMISSIONS, PUBLIC_CSP

ENV = load()
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
SITE_URL = ENV.site_url
ALLOWED_HOSTS = ENV.allowed_hosts
VAR_DIR = ENV.var_dir
DEMO_LOGINS = ENV.demo_logins

# --- Rooms and services -------------------------------------------------------------------------------

INSTALLED_APPS = parts.INSTALLED_APPS
MIDDLEWARE = parts.MIDDLEWARE
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # ours come first: the scheduler ships a base.html of its own
        "DIRS": [ROOT / "templates", MACHINA_MAIN_TEMPLATE_DIR],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                # after Django's: the house has a `static` of its own
                "core.templatetags.house",
                "core.templatetags.keeping",
                "core.templatetags.reading_tags",
            ],
        },
    }
]
FORM_RENDERER = "core.forms.HouseFormRenderer"

# --- Database, cache, tasks ---------------------------------------------------------------------------

# Third parties leave their key type to this setting; our own apps ask for BigAutoField themselves.
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

if ENV.database_url:
    DATABASES: dict[str, dict[str, Any]] = {"default": environ.Env.db_url_config(ENV.database_url)}
    # A pool keeps connections warm; CONN_MAX_AGE has to stay 0 beside it.
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": max(4, ENV.threads + 2)}}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "db.sqlite3",
            # A fresh SQLite connection with its pragmas costs more than a whole cheap request: keep it.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;",
            },
        }
    }

CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
        if ENV.redis_url
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "house"}
    ),
    # machina insists on the name; its stock attachment views are never mounted
    "machina_attachments": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

# --- Languages ----------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
# what the editors choose their own from: without names of a machine's own that no browser knows
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})

# --- Files: private unless an alias says public -------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static", MACHINA_MAIN_STATIC_DIR]
MEDIA_ROOT = VAR_DIR / "private"
MEDIA_URL = "/-/private/"
PUBLIC_MEDIA_URL = "/beeld/"
PUBLIC_MEDIA_ROOT = VAR_DIR / "public"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "core.storage.PrivateStorage"},
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PUBLIC_MEDIA_ROOT, "base_url": PUBLIC_MEDIA_URL},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.storage.HouseStaticFilesStorage"
    },
}
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = DEBUG
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o640

# --- People and doors ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
TRUSTED_PROXIES = ENV.trusted_proxies
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

# --- Security -----------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = ENV.https
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SECURE_HSTS_PRELOAD = ENV.https
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None
SECURE_REDIRECT_EXEMPT = [r"^-/live$", r"^-/ready$"]
SESSION_COOKIE_SECURE = ENV.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SECURE = ENV.https
CSRF_COOKIE_HTTPONLY = False  # the Wagtail admin reads it from script
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ENV.site_url]
CSRF_FAILURE_VIEW = "core.views.csrf_failure"
SILENCED_SYSTEM_CHECKS = ["security.W003"]  # ours is a subclass of the middleware that the check looks for
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_CSP}
ADMIN_CONTENT_SECURITY_POLICY = ADMIN_CSP
PERMISSIONS_POLICY = PERMISSIONS

# --- Wagtail: no outbound calls, one door, the second server admin off ---------------------------------

WAGTAIL_SITE_NAME = "Gezinshuizen samen sterk"
WAGTAILADMIN_BASE_URL = ENV.site_url
WAGTAILADMIN_PATH = ADMIN_PREFIX
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DOCUMENTS_ACCEL_PREFIX = ENV.documents_accel_prefix
WAGTAILDOCS_DOCUMENT_MODEL = "media.LibraryDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "csv", "jpg", "png", "webp"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PictureForm"
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp"}
# nothing is fetched from elsewhere until an editor's video asks for it
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Off: an autosave that is under way while somebody publishes can arrive last, and take the page back to a draft.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
WAGTAILMEDIA = {"MEDIA_MODEL": "media.Recording"}

# --- The forum engine, wired but not yet shown ---------------------------------------------------------

MACHINA_BASE_TEMPLATE_NAME = "base.html"
MACHINA_USER_DISPLAY_NAME_METHOD = "get_full_name"

# --- Mail ----------------------------------------------------------------------------------------------

if ENV.email_url:
    vars().update(environ.Env.email_url_config(ENV.email_url))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
# Everybody's mail waits for the transaction in which it was written, then goes by this way.
MAIL_TRANSPORT = vars()["EMAIL_BACKEND"]
EMAIL_BACKEND = "notifications.transport.AfterCommitBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENV.from_email
SERVER_EMAIL = ENV.from_email

# --- Logs ------------------------------------------------------------------------------------------------

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname:<7} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "uvicorn.access": {"level": "WARNING"},
        "PIL": {"level": "WARNING"},
    },
}
