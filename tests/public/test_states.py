"""What becomes of a report: every state leads on, and back."""

import pytest

from factcheck.public.states import REPORT_TRANSITIONS, WAITING, ReportState, states_before


def test_every_state_has_its_line() -> None:
    assert set(REPORT_TRANSITIONS) == set(ReportState)


@pytest.mark.parametrize("state", ReportState)
def test_every_state_leads_on(state: ReportState) -> None:
    assert REPORT_TRANSITIONS[state]


def test_what_is_decided_can_only_be_looked_at_again() -> None:
    for state in set(ReportState) - WAITING:
        assert REPORT_TRANSITIONS[state] == {ReportState.LOOKED_AT}


def test_a_report_is_answered_from_where_it_waits() -> None:
    assert set(states_before(ReportState.ANSWERED)) == WAITING
