"""The states of a correction, and what it can pass to."""

from factcheck.corrections.states import (
    CORRECTION_TRANSITIONS,
    CorrectionState,
    CorrectionType,
    ErrorKind,
    Origin,
    Scope,
)


def test_every_state_says_what_it_can_pass_to() -> None:
    assert set(CORRECTION_TRANSITIONS) == set(CorrectionState)


def test_what_was_issued_is_never_changed_back() -> None:
    reached, waiting = set(), [CorrectionState.ISSUED]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting.extend(CORRECTION_TRANSITIONS[state] - reached)
    assert reached == {CorrectionState.ISSUED, CorrectionState.WITHDRAWN, CorrectionState.SUPERSEDED}


def test_nothing_is_issued_that_was_not_submitted() -> None:
    before = {state for state, after in CORRECTION_TRANSITIONS.items() if CorrectionState.ISSUED in after}
    assert before == {CorrectionState.SUBMITTED}


def test_the_axes_have_the_values_of_the_notes() -> None:
    assert len(CorrectionType.values) == 5
    assert {"misspelled", "figure", "omitted", "other"} <= set(ErrorKind.values)
    assert Scope.values == ["body", "headline", "caption", "other"]
    assert Origin.values == ["desk", "imported"]
