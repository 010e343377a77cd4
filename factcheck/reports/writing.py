"""Writes the reports of a selection into a file as they come, and says what went into it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.reports.covers import Counted, Cover
from factcheck.reports.formats import FORMATS
from factcheck.reports.selections import Selection, in_words, selected_reports, selection_of
from factcheck.reports.snapshots import one_moment


@dataclass(frozen=True)
class Asked:
    """What a file is asked for: a selection in a format, with the columns of a table; empty means all columns."""

    selection: Selection
    format: str
    columns: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """What stands after the question mark of the address that asks for it on the page."""
        parameters = self.selection.parameters
        parameters["format"] = self.format
        parameters.setlist("columns", list(self.columns))
        return parameters.urlencode()


def asked_for(parameters: QueryDict) -> Asked:
    """Gives what an address asks for; columns that the format does not have are left out. Raises Unusable."""
    format = parameters.get("format") or "html"
    known = FORMATS[format].columns if format in FORMATS else ()
    columns = tuple(name for name in known if name in parameters.getlist("columns"))
    return Asked(selection_of(parameters), format, columns if columns != known else ())


@dataclass(frozen=True)
class Written:
    """What a file holds: how many reports and claims, and the SHA-256 of exactly its bytes."""

    reports: int
    claims: int
    sha256: str


def cover_of(asked: Asked, by: User | None) -> Cover:
    """Gives what stands over the reports."""
    return Cover(
        title=_("Fact-check reports"),
        scope=in_words(asked.selection, by),
        made_at=timezone.now(),
        made_by=by.name if by else "",
        zone_name=settings.NEWSROOM_TIME_ZONE,
        columns=asked.columns,
    )


def write_reports(asked: Asked, by: User | None, file: IO[bytes], passed: Callable[[int], None]) -> Written:
    """Writes the whole file as of one moment of the database; memory grows with neither articles nor claims.

    `passed` is told after each report how many claims were written so far; what it raises ends the writing.
    """
    digest = hashlib.sha256()
    with one_moment():
        reports = Counted(selected_reports(asked.selection, by), passed)
        for piece in FORMATS[asked.format].write(cover_of(asked, by), reports):
            digest.update(piece)
            file.write(piece)
    return Written(reports.reports, reports.claims, digest.hexdigest())
