"""Settings, from the environment and parsed strictly; production refuses to start on an insecure default.

A checkout is a workbench: DEBUG is on unless the environment says otherwise. `factcheck.wsgi`, which production
is served through, turns it off first.
"""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from factcheck.environment import env_bool, env_int, env_list, env_site, env_text

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env_bool("DEBUG", default=True)
SECRET_KEY = env_text("SECRET_KEY")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured("SECRET_KEY is not set. Give a long random text; factcheck does not start without.")
    SECRET_KEY = "only-for-a-workbench-" + "0123456789" * 4
if not DEBUG and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(f"SECRET_KEY has {len(SECRET_KEY)} characters. Give at least 50.")

ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or (["localhost", "127.0.0.1", "[::1]", "testserver"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. Name the hosts, separated by commas.")
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS holds *. Name the hosts.")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# How files that leave name our pages, whoever makes them and wherever: an IRI once given stays.
SITE_ADDRESS = env_site("SITE_ADDRESS") or ("http://127.0.0.1:8000/" if DEBUG else f"https://{ALLOWED_HOSTS[0]}/")
# The licence of what machines read of us (sdLicense), as the address of its text; not told where it is empty.
STRUCTURED_DATA_LICENSE = env_text("STRUCTURED_DATA_LICENSE")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks_db",
    "annotations",
    # The features, from the ground up: receivers of one signal run in this order.
    "factcheck.audit",
    "factcheck.search",
    "factcheck.chores",
    "factcheck.accounts",
    "factcheck.lists",
    "factcheck.articles",
    "factcheck.sources",
    "factcheck.claims",
    "factcheck.corrections",
    "factcheck.reports",
    "factcheck.desk",
    "factcheck.public",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.middleware.content_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "factcheck.middleware.private_pages",
    "factcheck.desk.going_on.goes_on",
    "factcheck.middleware.RefusalMiddleware",
    "factcheck.reports.notices.exports_that_are_over",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.accounts.context.person",
                "factcheck.desk.context.review_count",
                "factcheck.desk.context.desk_round",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        env_text("DATABASE_URL") or f"sqlite:///{BASE_DIR / 'factcheck.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins: a second writer waits instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    # What PostgreSQL assumes of spinning disks makes it read whole tables for fifty rows, and compile plans for longer
    # than they run; and a plan that is kept serves all values. `?options=` in DATABASE_URL says otherwise.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options", "-c random_page_cost=1.1 -c jit=off -c plan_cache_mode=force_generic_plan"
    )
    # The statements of `factcheck.prepared` are planned once for a connection, from the second time that they are sent.
    # A pooler that gives each transaction another connection may lose the plan: PREPARED_PLANS=0.
    if env_bool("PREPARED_PLANS", default=True):
        DATABASES["default"]["OPTIONS"]["prepare_threshold"] = 1
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "factcheck.accounts.backends.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign_in"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24

# Sign-in attempts: six wrong ones for a name from one address close that pair for a quarter of an hour.
AXES_FAILURE_LIMIT = env_int("SIGN_IN_ATTEMPTS", default=6)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "factcheck.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_IPWARE_PROXY_COUNT = env_int("PROXY_COUNT", default=0)

EMAIL_BACKEND = env_text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env_text("EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env_text("DEFAULT_FROM_EMAIL", "factcheck@localhost")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
# Where the newsroom sits: pages that belong to no publication show their times in this zone, named.
NEWSROOM_TIME_ZONE = env_text("NEWSROOM_TIME_ZONE", "UTC")

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Evidence files, under their hashes; no address leads into it, the product sends them itself.
MEDIA_ROOT = Path(env_text("MEDIA_ROOT") or BASE_DIR / "media")
# Long exports, until they are deleted; no address leads into it either. One with more claims is written by the worker.
EXPORT_ROOT = Path(env_text("EXPORT_ROOT") or MEDIA_ROOT / "exports")
EXPORT_CLAIMS_AT_ONCE = env_int("EXPORT_CLAIMS_AT_ONCE", default=5000)
EXPORT_KEPT_HOURS = env_int("EXPORT_KEPT_HOURS", default=72)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "factcheck.one_sheet.OneSheetStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "factcheck.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "factcheck.urls.csrf_failed"

# TLS: on in production; INSECURE_HTTP=1 is for a closed network behind something else that encrypts.
_TLS = not DEBUG and not env_bool("INSECURE_HTTP", default=False)
SESSION_COOKIE_SECURE = _TLS
CSRF_COOKIE_SECURE = _TLS
SECURE_SSL_REDIRECT = _TLS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _TLS else 0
if env_bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Uploads: a text of 2 MB, several at once; what the importer refuses by size is refused before it is read.
FILE_UPLOAD_HANDLERS = [
    "factcheck.sources.uploading.LimitedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024 + 1

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_text("LOG_LEVEL", "INFO" if not DEBUG else "WARNING")},
    "loggers": {"django.server": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}

DJANGO_TABLES2_TEMPLATE = "django_tables2/table.html"
SILENCED_SYSTEM_CHECKS: list[str] = []
