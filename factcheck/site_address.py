"""Whole addresses of our own pages, for what leaves the site: files name themselves the same wherever they are made."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """Gives the whole address of a path of this site; what is whole already stays as it is."""
    return urljoin(settings.SITE_ADDRESS, path)
