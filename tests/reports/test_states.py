"""The states of an export."""

from factcheck.reports.states import EXPORT_TRANSITIONS, OPEN_EXPORTS, ExportState


def test_what_is_open_goes_on_and_what_is_over_stays() -> None:
    assert set(EXPORT_TRANSITIONS) == set(ExportState)
    assert {state for state, following in EXPORT_TRANSITIONS.items() if following} == OPEN_EXPORTS
