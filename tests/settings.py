"""The settings of the tests: the project's own, in debug, with what only tests may have."""

import os
import tempfile
from pathlib import Path

# Before the import: without DEBUG the project refuses to start on its insecure defaults, which the tests use.
os.environ.setdefault("DEBUG", "1")

from factcheck.settings import *  # noqa: F403
from factcheck.settings import DATABASES

# The cast signs in often, and nobody attacks it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files are looked for when they are asked for. Otherwise every test client lists all of them before its first
# request, which was three quarters of what that took. To a browser they come as ever: the live server has its own way
# to serve them, before any middleware.
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in earnest: in memory all threads would share one connection, and so one transaction, and no test could
    # let two people act at once. Named by process, so that two runs on one machine do not meet.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"factcheck-test-{os.getpid()}.sqlite3")}
