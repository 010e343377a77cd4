"""Keeps views of lists, and writes what a list shows to a file."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO
from uuid import UUID, uuid4

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import hold_person, require
from factcheck.audit.actions import record
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.lists.listings import Listing
from factcheck.lists.models import LONGEST_NAME, LONGEST_QUERY, SavedView
from factcheck.lists.queries import ShownList
from factcheck.spreadsheets import SHEET_FORMATS, TooMuchForASheet
from factcheck.uids import makes_one

IN_MEMORY = 1_000_000


class NameIsTaken(RuleViolation):
    """The person keeps another view of this list under the name."""


@makes_one(SavedView)
@transaction.atomic
def save_view(
    *, by: User, listing: Listing, name: str, parameters: QueryDict, is_shared: bool = False, uid: UUID | None = None
) -> SavedView:
    """Keeps what the parameters of a list's address ask for under a name; the same `uid` sent twice makes one.

    Raises NotAllowed, NameIsTaken, Unusable (no name, one too long, or more filters than an address holds).
    """
    require(by, "read")
    uid = uid or uuid4()
    existing = SavedView.objects.filter(uid=uid, owner=by).first()
    if existing:
        return existing
    query = listing.query_of(parameters)
    address = reverse(listing.name) + (f"?{query}" if query else "")
    if len(query) > LONGEST_QUERY:
        raise Unusable(_("These filters are too long to be kept. Shorten the words searched for."))
    name = _free_name(by, listing.name, name, address)
    view = SavedView.objects.create(
        uid=uid,
        owner=by,
        list_name=listing.name,
        name=name,
        query=query,
        is_shared=is_shared,
        saved_at=timezone.now(),
    )
    details = {"list": listing.name, "query": query, "shared": is_shared}
    record(by=by, verb="saved", kind="view", uid=view.uid, label=name, details=details)
    return view


@transaction.atomic
def rename_view(*, by: User, view: SavedView, name: str) -> None:
    """Calls the view otherwise. Raises NotAllowed for a view of somebody else, NameIsTaken, Unusable."""
    require(by, "read")
    _require_own(by, view)
    name = " ".join(name.split())
    if name == view.name:
        return
    name = _free_name(by, view.list_name, name, view.get_absolute_url())
    # Read once nobody else renames it: in another window it may have been called otherwise a moment before.
    before = SavedView.objects.filter(pk=view.pk).values_list("name", flat=True).first()
    if before and SavedView.objects.filter(pk=view.pk).update(name=name):
        details = {"list": view.list_name, "before": before}
        record(by=by, verb="renamed", kind="view", uid=view.uid, label=name, details=details)


def _free_name(by: User, list_name: str, name: str, address: str) -> str:
    """The name without idle spaces; refuses none, one too long, and one that another view of theirs has."""
    name = " ".join(name.split())
    way_on = _("Back to the list")
    if not name or len(name) > LONGEST_NAME:
        raise Unusable(_("Give the view a name of up to 80 characters."), way_on=way_on, url=address)
    hold_person(by)
    if SavedView.objects.filter(owner=by, list_name=list_name, name=name).exists():
        said = _("You keep a view called “%(name)s” of this list. Choose another name.") % {"name": name}
        raise NameIsTaken(said, way_on=way_on, url=address)
    return name


@transaction.atomic
def share_view(*, by: User, view: SavedView) -> None:
    """Lets everybody open the view. Raises NotAllowed for a view of somebody else."""
    _set_shared(by, view, verb="shared", is_shared=True)


@transaction.atomic
def stop_sharing_view(*, by: User, view: SavedView) -> None:
    """Keeps the view for its owner alone. Raises NotAllowed for a view of somebody else."""
    _set_shared(by, view, verb="stopped sharing", is_shared=False)


@transaction.atomic
def remove_view(*, by: User, view: SavedView) -> None:
    """Forgets the view; what it showed stays. Its owner may, and an admin where it is shared; raises NotAllowed."""
    require(by, "read")
    if view.owner_id != by.pk and not (view.is_shared and by.may("manage_people")):
        raise NotAllowed(_("This view is %(name)s’s. They remove it, or an admin does.") % {"name": view.owner.name})
    removed, _per_model = SavedView.objects.filter(pk=view.pk).delete()
    if removed:
        record(by=by, verb="removed", kind="view", uid=view.uid, label=view.name, details={"query": view.query})


def _set_shared(by: User, view: SavedView, *, verb: str, is_shared: bool) -> None:
    require(by, "read")
    _require_own(by, view)
    if SavedView.objects.filter(pk=view.pk, is_shared=not is_shared).update(is_shared=is_shared):
        record(by=by, verb=verb, kind="view", uid=view.uid, label=view.name, details={"list": view.list_name})


def _require_own(by: User, view: SavedView) -> None:
    if view.owner_id != by.pk:
        raise NotAllowed(_("This view is %(name)s’s. Save it under a name of your own.") % {"name": view.owner.name})


@dataclass(frozen=True)
class ListFile:
    """A written list: the file, at its start, and what the event says of it."""

    file: IO[bytes]
    name: str
    content_type: str
    rows: int
    sha256: str


def download_list(*, by: User, shown: ShownList, format: str) -> ListFile:
    """Gives every row that the list shows, with the columns it shows, as a file; an event keeps rows and SHA-256.

    The rows come in one statement and are written as they come, in no transaction: a long list holds up nobody.
    Raises NotAllowed, Unusable (a format that is not known, or more than a sheet holds).
    """
    require(by, "read")
    if format not in SHEET_FORMATS:
        raise Unusable(_("A list is downloaded as CSV or as XLSX."))
    how = SHEET_FORMATS[format]
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer that streams it closes it)
    rows = _Counted(shown.table.rows_of_text())
    try:
        how.write(rows, file)
    except TooMuchForASheet as too_much:
        raise Unusable(
            _("This is more than an XLSX sheet holds. Download it as CSV, or filter the list.")
        ) from too_much
    written = ListFile(
        file=file,
        name=f"{shown.listing.name}-{timezone.now():%Y-%m-%d}.{how.suffix}",
        content_type=how.content_type,
        rows=rows.count - 1,  # the head is no row
        sha256=_sha256(file),
    )
    details = {"format": format, "rows": written.rows, "sha256": written.sha256, "query": shown.query}
    with transaction.atomic():
        record(by=by, verb="exported", kind="list", label=str(shown.listing.label), details=details)
    return written


class _Counted:
    """Hands rows on and counts them."""

    def __init__(self, rows: Iterable[list[str]]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[list[str]]:
        for row in self.rows:
            self.count += 1
            yield row


def _sha256(file: IO[bytes]) -> str:
    """The hash of the whole file, which is at its start afterwards."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(1 << 20):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
