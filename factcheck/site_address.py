"""Addresses of our own pages: whole for what leaves the site, and which of those that come in are ours."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme


def absolute(path: str) -> str:
    """Gives the whole address of a path of this site; what is whole already stays as it is.

    Files name themselves the same wherever they are made.
    """
    return urljoin(settings.SITE_ADDRESS, path)


def ours(address: str | None) -> str:
    """Gives the path that a form names to go on to, where it is one of this site; empty for everything else."""
    is_ours = address and address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if address and is_ours else ""
