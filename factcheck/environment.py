"""Reads settings from the environment, strictly: a value that cannot be understood stops the start."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def env_text(name: str, default: str = "") -> str:
    """Gives the variable's text, without the spaces round it."""
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    """Gives the variable as yes or no; raises ImproperlyConfigured for anything else."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {raw!r}. Use 1 or 0.")


def env_int(name: str, default: int) -> int:
    """Gives the variable as a whole number that is not negative; raises ImproperlyConfigured otherwise."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    if not raw.strip().isdecimal():
        raise ImproperlyConfigured(f"{name} is {raw!r}. Use a whole number.")
    return int(raw)


def env_list(name: str) -> list[str]:
    """Gives the variable's comma-separated parts."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def env_site(name: str) -> str:
    """Gives the variable as the whole address of a site, with the slash at its end, or an empty text.

    Raises ImproperlyConfigured for what has a path, a query or no host: nothing of ours lies below a folder.
    """
    raw = env_text(name)
    if not raw:
        return ""
    parts = urlsplit(raw)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"{name} is {raw!r}. Use an address like https://factcheck.example.org.")
    return f"{parts.scheme}://{parts.netloc}/"
