"""Serves the style sheets as one: `site.css` with its imports folded in, one request for the look of a page."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "site.css"
_IMPORT = re.compile(r'@import url\("(?P<path>css/[\w.-]+\.css)"\);')


class OneSheetStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage, which hashes and compresses, after the sheets became one."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002
        if not dry_run and ENTRY in paths:
            self.delete(ENTRY)
            self._save(ENTRY, ContentFile(one_sheet().encode()))
            # Hash what was just written, not the file it was made from.
            paths = {**paths, ENTRY: (self, ENTRY)}
        yield from super().post_process(paths, dry_run, **options)


def one_sheet() -> str:
    """Gives the text of `site.css` with each imported sheet in its place.

    Addresses in static/css begin with ../ and lose it, since site.css stands one folder higher.
    """
    return _IMPORT.sub(lambda found: _source(found["path"]).replace('url("../', 'url("'), _source(ENTRY))


def _source(path: str) -> str:
    found = finders.find(path)
    if found is None:
        raise FileNotFoundError(f"{path} is imported by {ENTRY} and stands in no static folder.")
    return Path(found).read_text(encoding="utf-8")
