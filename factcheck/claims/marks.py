"""Claims as marks in the text."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from annotations.marks import Mark
from factcheck.claims.models import Claim, ClaimAnchor
from factcheck.claims.states import LIST_STATE_BY_NAME

MARGIN_SIGNS = {"lapsed": "bar", "returned": "corner-up-left"}
# One that lost its words later is marked where it stood; where it has none there is nothing to mark.
UNMARKED = frozenset({"withdrawn"})


def marks_of(claims: Iterable[Claim]) -> list[Mark]:
    """Gives a mark for each claim that has words here and was not withdrawn.

    The claims come from `queries.claims_of_revision`: with `anchor` and `list_state`.
    """
    marks = []
    for claim in claims:
        anchor: ClaimAnchor | None = claim.anchor  # type: ignore[attr-defined]
        state: str = claim.list_state  # type: ignore[attr-defined]
        if state not in UNMARKED and anchor is not None and anchor.start is not None and anchor.end is not None:
            marks.append(mark_of(claim, anchor.start, anchor.end))
    return marks


def mark_of(claim: Claim, start: int, end: int) -> Mark:
    """Gives the mark of a claim that has its `list_state`, on a span of the text."""
    state = LIST_STATE_BY_NAME[claim.list_state]  # type: ignore[attr-defined]
    return Mark(
        uid=str(claim.uid),
        number=claim.number,
        start=start,
        end=end,
        css_class=state.css_class,
        label=_("Claim %(number)s, %(state)s") % {"number": claim.number, "state": str(state.label).lower()},
        margin_sign=MARGIN_SIGNS.get(state.name, ""),
    )
