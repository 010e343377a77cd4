"""What the database itself refuses of a verdict, whoever writes and however: raw updates and bulk inserts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import VerdictState
from tests.claims.conftest import Refusal
from tests.examples import a_draft, a_submitted_verdict

Writer = Callable[..., int]
SHA = "a" * 64


def rows_of(verdict: Verdict) -> Any:
    return Verdict.objects.filter(pk=verdict.pk)


@pytest.fixture
def approve(submitted: Verdict) -> Writer:
    """Writes an approval past all actions: `approve(by=ruth)`, `approve(by=ines, break_glass_reason="...")`."""

    def approve(*, by: User | None, second: User | None = None, **columns: Any) -> int:
        now = timezone.now()
        columns = {"state": VerdictState.APPROVED, "fingerprint": SHA} | columns
        return rows_of(submitted).update(
            approved_by=by,
            approved_at=now if by else None,
            seconded_by=second,
            seconded_at=now if second else None,
            **columns,
        )

    return approve


@pytest.fixture
def send_back(submitted: Verdict) -> Writer:
    def send_back(*, by: User | None, note: str = "Whose count is it?", **columns: Any) -> int:
        columns = {"returned_at": timezone.now()} | columns
        return rows_of(submitted).update(state=VerdictState.RETURNED, returned_by=by, return_note=note, **columns)

    return send_back


# --- Four eyes --------------------------------------------------------------------------------------------------------


def test_another_person_may_approve(approve: Writer, ruth: User) -> None:
    assert approve(by=ruth) == 1


def test_the_author_does_not_approve(approve: Writer, ines: User, jonas: User, refused_by: Refusal) -> None:
    with refused_by("verdict_is_approved_by_other_eyes"):
        approve(by=ines, span_by=jonas)


def test_who_set_the_words_does_not_approve(approve: Writer, jonas: User, refused_by: Refusal) -> None:
    with refused_by("verdict_is_approved_by_other_eyes"):
        approve(by=jonas, span_by=jonas)


@pytest.mark.parametrize("state", [VerdictState.LAPSED, VerdictState.SUPERSEDED])
def test_an_approval_that_ended_was_no_own_one_either(
    state: VerdictState, approve: Writer, ines: User, refused_by: Refusal
) -> None:
    with refused_by("verdict_is_approved_by_other_eyes"):
        approve(by=ines, state=state, lapsed_at=timezone.now(), lapse_reason="36 → 33")


@pytest.mark.parametrize("second", ["ines", "jonas", "ruth"])
def test_who_seconds_is_nobody_of_those_before(
    second: str, approve: Writer, ines: User, jonas: User, ruth: User, refused_by: Refusal
) -> None:
    """The author, who set the words, who approved first."""
    people = {"ines": ines, "jonas": jonas, "ruth": ruth}
    with refused_by("verdict_is_approved_by_other_eyes"):
        approve(by=ruth, second=people[second], span_by=jonas, approvals_needed=2)


def test_two_others_may_approve(approve: Writer, jonas: User, ruth: User) -> None:
    assert approve(by=ruth, second=jonas, approvals_needed=2) == 1


def test_a_second_approval_needs_a_first(approve: Writer, ruth: User, refused_by: Refusal) -> None:
    with refused_by("verdict_is_approved_by_other_eyes", "approved_verdict_has_its_approvals"):
        approve(by=None, second=ruth, approvals_needed=2)


def test_one_approval_is_not_enough_where_two_are_needed(approve: Writer, ruth: User, refused_by: Refusal) -> None:
    with refused_by("approved_verdict_has_its_approvals"):
        approve(by=ruth, approvals_needed=2)


def test_nobody_is_not_enough(approve: Writer, refused_by: Refusal) -> None:
    with refused_by("approved_verdict_has_its_approvals"):
        approve(by=None)


def test_nobody_is_not_enough_with_a_reason_either(approve: Writer, refused_by: Refusal) -> None:
    with refused_by("approved_verdict_has_its_approvals"):
        approve(by=None, break_glass_reason="Nobody else is awake.")


def test_the_glass_is_broken_with_a_reason(approve: Writer, ines: User) -> None:
    assert approve(by=ines, break_glass_reason="Nobody else is awake.", approvals_needed=2) == 1


@pytest.mark.parametrize("reason", ["", " ", "   "])
def test_the_glass_is_not_broken_without_a_reason(
    reason: str, approve: Writer, ines: User, refused_by: Refusal
) -> None:
    with refused_by("break_glass_reason_is_more_than_spaces" if reason else "verdict_is_approved_by_other_eyes"):
        approve(by=ines, break_glass_reason=reason)


def test_a_row_is_not_inserted_approved_by_its_author(
    claim: Claim, submitted: Verdict, ines: User, refused_by: Refusal
) -> None:
    """A superuser with raw SQL included: the CHECK is on the row, not on the person."""
    now = timezone.now()
    row = Verdict(
        claim=claim,
        version=2,
        state=VerdictState.APPROVED,
        rating=submitted.rating,
        explanation="Because.",
        as_of=date(2020, 2, 28),
        author=ines,
        created_at=now,
        anchor=submitted.anchor,
        span_by=ines,
        submitted_at=now,
        approved_by=ines,
        approved_at=now,
        fingerprint=SHA,
    )
    with refused_by("verdict_is_approved_by_other_eyes"):
        Verdict.objects.bulk_create([row])


def test_an_approval_has_its_time(approve: Writer, submitted: Verdict, ruth: User, refused_by: Refusal) -> None:
    with refused_by("approval_has_its_time"):
        rows_of(submitted).update(state=VerdictState.APPROVED, approved_by=ruth, fingerprint=SHA)
    with refused_by("approval_has_its_time"):
        rows_of(submitted).update(approved_at=timezone.now())


@pytest.mark.parametrize("fingerprint", ["", "a", "a" * 63])
def test_an_approval_is_bound_to_a_fingerprint(
    fingerprint: str, approve: Writer, ruth: User, refused_by: Refusal
) -> None:
    with refused_by("approved_verdict_has_its_approvals"):
        approve(by=ruth, fingerprint=fingerprint)


# --- What is not decided has no approval ------------------------------------------------------------------------------


def test_a_draft_has_no_approval(claim: Claim, ines: User, jonas: User, ruth: User, refused_by: Refusal) -> None:
    draft = a_draft(by=ines, claim=claim)
    with refused_by("draft_is_not_approved"):
        rows_of(draft).update(approved_by=ruth, approved_at=timezone.now(), span_by=jonas, approvals_needed=2)


def test_the_first_of_two_approvals_may_wait(approve: Writer, ruth: User) -> None:
    assert approve(by=ruth, state=VerdictState.SUBMITTED, approvals_needed=2, fingerprint="") == 1


@pytest.mark.parametrize(
    "columns",
    [
        {"approvals_needed": 1},
        {"approvals_needed": 2, "fingerprint": SHA},
        {"approvals_needed": 2, "break_glass_reason": "Nobody else is awake."},
    ],
)
def test_what_waits_is_not_half_decided(
    columns: dict[str, Any], approve: Writer, ruth: User, refused_by: Refusal
) -> None:
    with refused_by("undecided_verdict_has_at_most_the_first_of_two_approvals"):
        approve(by=ruth, **{"state": VerdictState.SUBMITTED, "fingerprint": ""} | columns)


def test_what_waits_has_no_second_approval(approve: Writer, jonas: User, ruth: User, refused_by: Refusal) -> None:
    with refused_by("undecided_verdict_has_at_most_the_first_of_two_approvals"):
        approve(by=ruth, second=jonas, state=VerdictState.SUBMITTED, fingerprint="", approvals_needed=2)


@pytest.mark.parametrize("needed", [0, 3])
def test_one_or_two_approvals_are_needed(needed: int, submitted: Verdict, refused_by: Refusal) -> None:
    with refused_by("approvals_needed_is_one_or_two"):
        rows_of(submitted).update(approvals_needed=needed)


# --- Returned and lapsed ----------------------------------------------------------------------------------------------


def test_another_person_may_return(send_back: Writer, ruth: User) -> None:
    assert send_back(by=ruth) == 1


def test_it_is_not_returned_without_a_note(send_back: Writer, ruth: User, refused_by: Refusal) -> None:
    with refused_by("returned_verdict_says_who_and_why"):
        send_back(by=ruth, note="")


def test_it_is_not_returned_at_no_time(send_back: Writer, ruth: User, refused_by: Refusal) -> None:
    with refused_by("returned_verdict_says_who_and_why"):
        send_back(by=ruth, returned_at=None)


def test_it_is_not_returned_by_nobody(send_back: Writer, refused_by: Refusal) -> None:
    with refused_by("verdict_is_returned_by_other_eyes"):
        send_back(by=None)


@pytest.mark.parametrize("own", ["author", "span_by"])
def test_it_is_not_returned_by_whose_work_it_is(own: str, send_back: Writer, jonas: User, refused_by: Refusal) -> None:
    with refused_by("verdict_is_returned_by_other_eyes"):
        send_back(by=jonas, **{own: jonas})


def test_what_is_not_returned_has_no_note(submitted: Verdict, ruth: User, refused_by: Refusal) -> None:
    with refused_by("returned_verdict_says_who_and_why"):
        rows_of(submitted).update(return_note="A note without a return")
    with refused_by("verdict_is_returned_by_other_eyes"):
        rows_of(submitted).update(returned_by=ruth)


@pytest.mark.parametrize("columns", [{"lapse_reason": "36 → 33"}, {"lapsed_at": timezone.now()}, {}])
def test_it_does_not_lapse_without_time_and_reason(
    columns: dict[str, Any], approve: Writer, ruth: User, refused_by: Refusal
) -> None:
    with refused_by("lapsed_verdict_says_why"):
        approve(by=ruth, state=VerdictState.LAPSED, **columns)


# --- Versions ---------------------------------------------------------------------------------------------------------


def test_a_claim_has_one_open_version(claim: Claim, submitted: Verdict, jonas: User, refused_by: Refusal) -> None:
    with refused_by("one_open_version_a_claim"):
        Verdict.objects.bulk_create([Verdict(claim=claim, version=2, author=jonas, created_at=timezone.now())])


def test_a_claim_has_one_approved_version(
    claim: Claim, approve: Writer, ines: User, ruth: User, refused_by: Refusal
) -> None:
    approve(by=ruth)
    second = a_submitted_verdict(by=ines, claim=claim)
    with refused_by("one_approved_version_a_claim"):
        rows_of(second).update(
            state=VerdictState.APPROVED, approved_by=ruth, approved_at=timezone.now(), fingerprint=SHA
        )


def test_a_version_has_its_number_alone(
    claim: Claim, approve: Writer, jonas: User, ruth: User, refused_by: Refusal
) -> None:
    approve(by=ruth)
    with refused_by("one_verdict_a_version_of_its_claim"):
        Verdict.objects.bulk_create([Verdict(claim=claim, version=1, author=jonas, created_at=timezone.now())])


def test_versions_are_counted_from_one(submitted: Verdict, refused_by: Refusal) -> None:
    with refused_by("versions_are_counted_from_one"):
        rows_of(submitted).update(version=0)


def test_a_state_is_one_of_the_table(claim: Claim, ines: User, refused_by: Refusal) -> None:
    draft = a_draft(by=ines, claim=claim)
    rows_of(draft).update(span_by=ines, submitted_at=timezone.now(), anchor=claim.anchors.get())
    with refused_by("verdict_state_is_known"):
        rows_of(draft).update(state="settled")


@pytest.mark.parametrize(
    ("column", "nothing"),
    [
        ("rating", None),
        ("explanation", ""),
        ("as_of", None),
        ("anchor", None),
        ("span_by", None),
        ("submitted_at", None),
    ],
)
def test_what_is_submitted_is_complete(
    column: str, nothing: str | None, submitted: Verdict, refused_by: Refusal
) -> None:
    with refused_by("what_is_submitted_is_complete"):
        rows_of(submitted).update(**{column: nothing})
