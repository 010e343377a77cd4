"""Taking over a draft that somebody left."""

import json

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit.models import Event
from factcheck.claims.actions.citing import VerdictIsNotADraft
from factcheck.claims.actions.handing_over import OwnDraft, TakenOverByAnother, take_over_verdict
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.actions.proposing import SomebodyElseWritesThis, save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import OwnWork, approve_verdict, return_verdict, why_not_by
from factcheck.claims.models import Claim, Verdict
from factcheck.errors import NotAllowed
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_submitted_verdict


@pytest.fixture
def draft(claim: Claim, ruth: User) -> Verdict:
    """A draft by Ruth, who is a reviewer too, on words that Ines marked."""
    return a_draft(by=ruth, claim=claim, cited=False, rating="opinion")


def test_it_passes_on_as_it_stands(draft: Verdict, jonas: User, ruth: User) -> None:
    taken = take_over_verdict(by=jonas, verdict=draft)
    assert (taken.pk, taken.version, taken.author) == (draft.pk, 1, jonas)
    assert taken.explanation == draft.explanation
    assert list(taken.earlier_authors.all()) == [ruth]
    event = Event.objects.get(verb="took over")
    assert (event.kind, event.label, event.person) == ("verdict", "claim 1, version 1", jonas)
    assert json.loads(event.details)["earlier_author"] == "Ruth Adeyemi"


def test_the_new_author_edits_and_submits_and_the_earlier_one_does_not(draft: Verdict, jonas: User, ruth: User) -> None:
    taken = take_over_verdict(by=jonas, verdict=draft)
    with pytest.raises(SomebodyElseWritesThis, match="Jonas Weil"):
        save_verdict(by=ruth, claim=draft.claim, rating=None)
    with pytest.raises(SomebodyElseWritesThis, match="Jonas Weil"):
        submit_verdict(by=ruth, verdict=taken)
    assert submit_verdict(by=jonas, verdict=taken).author == jonas


def test_a_page_of_before_does_not_submit_it_for_the_earlier_author(draft: Verdict, jonas: User, ruth: User) -> None:
    seen = Verdict.objects.get(pk=draft.pk)
    take_over_verdict(by=jonas, verdict=draft)
    with pytest.raises((SomebodyElseWritesThis, VerdictIsNotADraft)):
        submit_verdict(by=ruth, verdict=seen)
    assert Verdict.objects.get(pk=draft.pk).state == "draft"


def test_the_earlier_author_decides_neither_this_version_nor_one_copied_from_it(
    draft: Verdict, jonas: User, ruth: User, make_person: PersonMaker
) -> None:
    teodor = make_person("teodor", "Teodor Brandt", Role.REVIEWER)
    submitted = submit_verdict(by=jonas, verdict=take_over_verdict(by=jonas, verdict=draft))
    with pytest.raises(OwnWork, match="You began version 1, before somebody took it over"):
        approve_verdict(by=ruth, verdict=submitted)
    return_verdict(by=teodor, verdict=submitted, note="Whose opinion?")
    again = submit_verdict(by=jonas, verdict=start_verdict(by=jonas, claim=draft.claim))
    assert "You began version 1" in why_not_by(again, ruth)
    assert why_not_by(again, teodor) == ""


def test_a_draft_can_pass_through_several_hands(draft: Verdict, ines: User, jonas: User, ruth: User) -> None:
    take_over_verdict(by=jonas, verdict=draft)
    back = take_over_verdict(by=ruth, verdict=draft)
    assert back.author == ruth
    assert set(back.earlier_authors.all()) == {jonas, ruth}


def test_ones_own_draft_is_not_taken_over(draft: Verdict, ruth: User) -> None:
    with pytest.raises(OwnDraft, match="You write version 1 already"):
        take_over_verdict(by=ruth, verdict=draft)


def test_what_is_submitted_is_not_taken_over(article: object, claim: Claim, ines: User, jonas: User) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    with pytest.raises(VerdictIsNotADraft, match="is submitted and is no longer edited"):
        take_over_verdict(by=jonas, verdict=submitted)
    assert not submitted.earlier_authors.exists()


def test_the_second_who_takes_it_over_is_told_who_was_first(draft: Verdict, ines: User, jonas: User) -> None:
    seen = Verdict.objects.select_related("author").get(pk=draft.pk)
    take_over_verdict(by=jonas, verdict=draft)
    with pytest.raises(TakenOverByAnother, match="Jonas Weil took version 1 over just now"):
        take_over_verdict(by=ines, verdict=seen)


def test_nothing_is_taken_over_on_a_withdrawn_claim(draft: Verdict, jonas: User) -> None:
    withdraw_claim(by=jonas, claim=draft.claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed):
        take_over_verdict(by=jonas, verdict=draft)


def test_it_takes_a_role(draft: Verdict, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        take_over_verdict(by=make_person("nora", "Nora Petit"), verdict=draft)


def test_other_claims_are_no_bar(draft: Verdict, jonas: User, ruth: User) -> None:
    take_over_verdict(by=jonas, verdict=draft)
    other = a_claim(by=jonas, article=draft.claim.article, words="36 soldiers")
    assert why_not_by(a_submitted_verdict(by=jonas, claim=other), ruth) == ""
