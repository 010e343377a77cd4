"""The tables of a claim's axes say the same everywhere: in Python, in SQL, in the transitions."""

from typing import Any

import pytest
from django.db.models import Q

from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import (
    DECIDED_VERSIONS,
    LIST_STATE_BY_NAME,
    LIST_STATES,
    OPEN_VERSIONS,
    STATUSES_WITH_A_REASON,
    VERDICT_TRANSITIONS,
    CheckStatus,
    Resolution,
    VerdictState,
)


def applies(condition: Q, facts: dict[str, Any]) -> bool:
    """Reads a condition of the table in Python: what SQL makes of it, without SQL."""
    answers = []
    children: list[Any] = list(condition.children)
    for child in children:
        if isinstance(child, Q):
            answers.append(applies(child, facts))
        else:
            lookup, value = child
            name, _, kind = lookup.partition("__")
            answers.append((facts[name] is None) is value if kind == "isnull" else facts[name] == value)
    answer = any(answers) if condition.connector == Q.OR else all(answers)
    return answer is not condition.negated


def state_by_the_table(claim: Claim) -> str:
    """The list state of a claim, read from its rows by the table: first match wins."""
    versions = list(Verdict.objects.filter(claim=claim).order_by("-version").values_list("state", flat=True))
    finished = [state for state in versions if state != VerdictState.DRAFT]
    anchor = claim.anchors.filter(closed_at=None, revision__number=claim.article.revision_count).first()
    facts = {
        "withdrawn_at": claim.withdrawn_at,
        "check_status": claim.check_status,
        "anchor_status": anchor.status if anchor else None,
        "last_version": finished[0] if finished else None,
        "has_draft": VerdictState.DRAFT in versions,
    }
    return next(state.name for state in LIST_STATES if applies(state.when, facts))


FACTS = {
    "withdrawn_at": None,
    "check_status": CheckStatus.OPEN,
    "anchor_status": "marked",
    "last_version": None,
    "has_draft": False,
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "unchecked"),
        ({"has_draft": True}, "progress"),
        ({"check_status": "needs_source"}, "progress"),
        ({"check_status": "checked", "last_version": "submitted"}, "awaiting"),
        ({"check_status": "checked", "last_version": "approved"}, "approved"),
        ({"last_version": "approved", "has_draft": True}, "approved"),
        ({"last_version": "returned", "has_draft": True}, "returned"),
        ({"last_version": "lapsed", "has_draft": True}, "lapsed"),
        ({"last_version": "approved", "anchor_status": "deleted"}, "unanchored"),
        ({"last_version": "approved", "check_status": "dismissed"}, "dismissed"),
        ({"anchor_status": "deleted", "check_status": "dismissed"}, "dismissed"),
        ({"check_status": "dismissed", "withdrawn_at": "2020-02-28"}, "withdrawn"),
    ],
)
def test_the_first_line_that_applies_is_shown(facts: dict[str, Any], expected: str) -> None:
    assert next(state.name for state in LIST_STATES if applies(state.when, FACTS | facts)) == expected


def test_a_claim_that_was_just_marked_is_unchecked(claim: Claim) -> None:
    assert with_list_state(Claim.objects.all()).get().list_state == state_by_the_table(claim) == "unchecked"  # type: ignore[attr-defined]


def test_every_state_has_its_own_name_and_look() -> None:
    assert len(LIST_STATE_BY_NAME) == len({state.css_class for state in LIST_STATES}) == len(LIST_STATES)
    assert LIST_STATES[-1].when == Q()


def test_every_version_is_open_or_decided_or_returned() -> None:
    assert OPEN_VERSIONS | DECIDED_VERSIONS | {VerdictState.RETURNED} == set(VerdictState)
    assert not OPEN_VERSIONS & DECIDED_VERSIONS


def test_only_open_versions_can_be_approved_and_nothing_becomes_a_draft_again() -> None:
    for state, following in VERDICT_TRANSITIONS.items():
        assert VerdictState.DRAFT not in following
        assert (VerdictState.APPROVED in following) == (state == VerdictState.SUBMITTED)


def test_every_state_has_its_line() -> None:
    assert set(VERDICT_TRANSITIONS) == set(VerdictState)
    assert set(CheckStatus) >= STATUSES_WITH_A_REASON


def test_a_resolution_names_its_revision_or_correction_once() -> None:
    assert Resolution.CHANGED.in_words(2) == "Changed in revision 2"
    assert Resolution.CUT.in_words(2) == "Cut in revision 2"
    assert Resolution.CORRECTED.in_words(1) == "Correction 1"
    assert Resolution.CORRECTED.in_words() == "Corrected"
    assert Resolution.STANDS.in_words(2) == "Stands"
