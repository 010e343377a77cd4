"""What is done to several corrections at once."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.actions.ending import discard_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.together import WAYS_ON, NotForAll, check_all, touched_since, why_closed
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CHANGEABLE, CorrectionState
from tests.corrections.conftest import a_correction


@pytest.mark.parametrize("state", CorrectionState.values)
def test_every_state_is_open_or_says_the_way_on(state: str, ines: User, corrected: Article) -> None:
    correction = a_correction(by=ines, article=corrected)
    correction.state = state
    said = why_closed(correction)
    if state in CHANGEABLE:
        assert said == ""
    else:
        assert said.startswith(f"Correction 1 of “{corrected.title}” ")
    assert set(WAYS_ON) | CHANGEABLE == set(CorrectionState)


def test_all_who_stand_in_the_way_are_named_at_once(ines: User, jonas: User, corrected: Article) -> None:
    seen = [a_correction(by=ines, article=corrected) for _number in range(3)]
    for one in seen[:2]:
        take_over_correction(by=jonas, correction=Correction.objects.get(pk=one.pk))
    check_all(seen[2:], lambda now: "")
    with pytest.raises(NotForAll, match="cannot be done to 3 of these corrections") as refused:
        check_all(seen, lambda now: "Three is not wanted." if now.number == 3 else "")
    assert [said[:21] for said in refused.value.details] == ["Jonas Weil writes cor"] * 2 + ["Three is not wanted."]


def test_what_was_done_after_an_event_touches_only_its_own_correction(ines: User, corrected: Article) -> None:
    first, second = (a_correction(by=ines, article=corrected) for _number in range(2))
    drafted = {event.object_uid: event for event in Event.objects.filter(verb="drafted")}
    assert touched_since(drafted) == set()
    discard_correction(by=ines, correction=first, reason="Twice.")
    assert touched_since(drafted) == {str(first.uid)}
    assert touched_since({str(second.uid): drafted[str(second.uid)]}) == set()
    assert touched_since({}) == set()
