"""The settings of the tests: the project's own, in debug, with a password hasher that costs no time."""

import os

# Before the import: without DEBUG the project refuses to start on its insecure defaults, which the tests use.
os.environ.setdefault("DEBUG", "1")

from factcheck.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
