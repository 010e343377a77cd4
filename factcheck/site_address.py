"""Addresses of our own pages: whole for what leaves the site, and which of those that come in are ours."""

from functools import lru_cache
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    """Gives the whole address of a path of this site; what is whole already stays as it is.

    Files name themselves the same wherever they are made.
    """
    return urljoin(settings.SITE_ADDRESS, path)


def address_of(name: str, key: UUID | str) -> str:
    """Gives what `reverse(name, args=[key])` gives of a uid or a slug, and looks the name up once: a list leads to a
    hundred pages of a few names."""
    placeholder = _NO_UID if isinstance(key, UUID) else _NO_SLUG
    before, after = _around(name, placeholder, get_script_prefix(), get_urlconf())
    return f"{before}{key}{after}"


_NO_UID, _NO_SLUG = str(UUID(int=0)), "no-slug"


@lru_cache(maxsize=256)
def _around(name: str, placeholder: str, prefix: str, urlconf: str | None) -> tuple[str, str]:
    """The address up to its key and from there on."""
    before, _key, after = reverse(name, urlconf, args=[placeholder]).rpartition(placeholder)
    return before, after


def ours(address: str | None) -> str:
    """Gives the path that a form names to go on to, where it is one of this site; empty for everything else."""
    is_ours = address and address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if address and is_ours else ""
