"""A selection as the browser posts it, read into what marking takes."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from factcheck.errors import Unusable

LONGEST_CLAIMANT = 200


class Selection(NamedTuple):
    """Offsets in code points of a revision, the words that the person saw there, and the claim to make of them."""

    revision: int
    start: int
    end: int
    exact: str
    kind: str
    claimant: str
    claimant_type: str
    uid: UUID | None

    @classmethod
    def posted(cls, given: Mapping[str, str]) -> "Selection":
        """Reads the fields of the toolbar's form; raises Unusable where one is missing or is not what it should be.

        By hand, because a form of Django copies all its fields for every mark.
        """
        claimant = given.get("claimant", "").strip()
        try:
            selection = cls(
                revision=int(given["revision"]),
                start=int(given["start"]),
                end=int(given["end"]),
                exact=given["exact"],
                kind=given["kind"],
                claimant=claimant,
                claimant_type=given.get("claimant_type", "") if claimant else "",
                uid=UUID(given["uid"]) if given.get("uid") else None,
            )
        except (KeyError, ValueError) as wrong:
            raise _not_whole() from wrong
        # A NUL is refused here, because PostgreSQL keeps none.
        if selection.revision < 1 or not selection.exact or "\0" in selection.exact + claimant:
            raise _not_whole()
        if len(claimant) > LONGEST_CLAIMANT:
            raise _not_whole()
        return selection


def _not_whole() -> Unusable:
    return Unusable(_("The selection did not arrive whole. Select the words again."))
