"""Claims as marks in the text."""

from collections.abc import Iterable
from typing import Protocol

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


class HasAMark(Protocol):
    """What a mark needs to know of a claim: a card knows it."""

    @property
    def number(self) -> int: ...
    @property
    def state_name(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def marks_of_cards(cards: Iterable[HasAMark]) -> list[Mark]:
    """Gives a mark for each card whose claim has words here and was not withdrawn."""
    label = _("Claim %(number)s, %(state)s")
    said: dict[str, str] = {}
    marks = []
    for card in cards:
        name, start, end = card.state_name, card.start, card.end
        if name in UNMARKED or start is None or end is None:
            continue
        if name not in said:
            said[name] = str(LIST_STATE_BY_NAME[name].label).lower()
        spoken = label % {"number": card.number, "state": said[name]}
        marks.append(
            Mark(card.number, start, end, LIST_STATE_BY_NAME[name].css_class, spoken, MARGIN_SIGNS.get(name, ""))
        )
    return marks


def mark_of(claim: Claim, start: int, end: int) -> Mark:
    """Gives the mark of a claim that has its `list_state`, on a span of the text."""
    state = LIST_STATE_BY_NAME[claim.list_state]  # type: ignore[attr-defined]
    return Mark(
        number=claim.number,
        start=start,
        end=end,
        css_class=state.css_class,
        label=_("Claim %(number)s, %(state)s") % {"number": claim.number, "state": str(state.label).lower()},
        margin_sign=MARGIN_SIGNS.get(state.name, ""),
    )
