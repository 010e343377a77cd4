"""The bytes of evidence files, each kept once under its SHA-256."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

CHUNK = 256 * 1024


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "evidence"


def path_of(sha256: str) -> Path:
    """Where the bytes with this hash are, or would be."""
    return folder() / sha256[:2] / sha256


def sha256_of(file: BinaryIO) -> str:
    """Gives the hash of a file and leaves it at its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def keep(file: BinaryIO, sha256: str) -> None:
    """Stores the bytes, unless they are there; they appear under their hash whole or not at all."""
    place = path_of(sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.seek(0)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix="arriving-", delete=False) as arriving:
        try:
            for chunk in _chunks(file):
                arriving.write(chunk)
            arriving.flush()
            os.fsync(arriving.fileno())
            Path(arriving.name).replace(place)
        except BaseException:
            Path(arriving.name).unlink(missing_ok=True)
            raise


def drop(sha256: str) -> None:
    """Takes the bytes away; none there is as good."""
    path_of(sha256).unlink(missing_ok=True)


def _chunks(file: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: file.read(CHUNK), b"")
