"""Asking for a second check, answering it blind, and withdrawing it."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit.models import Event
from factcheck.audit.sentences import tell
from factcheck.claims.actions.handing_over import take_over_verdict
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import TextMovedOn, approve_verdict, return_verdict
from factcheck.claims.actions.second_checks import (
    AskedAlready,
    NotBlind,
    NothingToCheckBeside,
    SecondCheckIsClosed,
    answer_second_check,
    ask_second_check,
    withdraw_second_check,
)
from factcheck.claims.history import history_of
from factcheck.claims.models import Claim, Rating, SecondCheck, Verdict
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_draft, a_revision, cite_page, latest


@pytest.fixture
def asked(submitted: Verdict, ruth: User, jonas: User) -> SecondCheck:
    """Ruth asks Jonas to check the claim of Ines."""
    return ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)


def answer(by: User, check: SecondCheck, **what: Any) -> SecondCheck:
    found: dict[str, Any] = {
        "revision": 1,
        "rating": Rating.objects.get(slug="inaccurate"),
        "explanation": "The governor counts 33 (AFP, paragraph 2).",
        "as_of": date(2020, 2, 28),
    }
    return answer_second_check(by=by, check=check, **(found | what))


def test_it_is_asked_beside_the_version_that_stands(asked: SecondCheck, submitted: Verdict, ines: User) -> None:
    assert (asked.verdict, asked.author, asked.span_by, asked.is_open) == (submitted, ines, ines, True)


def test_the_answer_stands_beside_the_first_finding(asked: SecondCheck, submitted: Verdict, jonas: User) -> None:
    found = answer(jonas, asked)
    assert (found.rating.slug if found.rating else "", found.anchor, found.agrees) == (
        "inaccurate",
        submitted.anchor,
        False,
    )
    submitted.refresh_from_db()
    assert submitted.state == "submitted"


def test_the_same_rating_agrees(asked: SecondCheck, jonas: User) -> None:
    assert answer(jonas, asked, rating=Rating.objects.get(slug="accurate")).agrees


def test_it_is_told_in_whole_sentences(asked: SecondCheck, claim: Claim, jonas: User, ines: User, ruth: User) -> None:
    second = ask_second_check(by=ines, claim=claim, checker=ruth)
    withdraw_second_check(by=ines, check=second)
    answer(jonas, asked)
    assert [line.sentence for line in history_of(claim)][:4] == [
        "Jonas Weil checked it blind, beside version 1, and rated it “Inaccurate”.",
        "Ines Halloran withdrew the blind second check of version 1 by Ruth Adeyemi.",
        "Ines Halloran asked Ruth Adeyemi to check it blind, beside version 1.",
        "Ruth Adeyemi asked Jonas Weil to check it blind, beside version 1.",
    ]
    assert [tell(event) for event in Event.objects.filter(kind="second check").order_by("pk")] == [
        "Ruth Adeyemi asked for a blind second check of claim 1, version 1.",
        "Ines Halloran asked for a blind second check of claim 1, version 1.",
        "Ines Halloran withdrew a blind second check of claim 1, version 1.",
        "Jonas Weil checked claim 1, version 1 blind.",
    ]


def test_nobody_with_a_hand_in_the_verdict_is_asked(
    claim: Claim, ines: User, jonas: User, ruth: User, amara: User, make_person: PersonMaker
) -> None:
    nils = make_person("nils", "Nils Berg", Role.EDITOR)
    draft = a_draft(by=ines, claim=claim)
    cite_page(by=jonas, verdict=draft)
    take_over_verdict(by=nils, verdict=draft)
    verdict = submit_verdict(by=nils, verdict=draft)
    approve_verdict(by=ruth, verdict=verdict)
    for person in (ines, jonas, nils, ruth, make_person("nora", "Nora Petit")):
        with pytest.raises(Unusable, match=r"had a hand in this verdict"):
            ask_second_check(by=ines, claim=claim, checker=person)
    assert ask_second_check(by=ines, claim=claim, checker=amara).is_open


def test_it_needs_a_verdict_that_stands(claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    with pytest.raises(NothingToCheckBeside):
        ask_second_check(by=ines, claim=claim, checker=jonas)
    draft = a_draft(by=ines, claim=claim)
    with pytest.raises(NothingToCheckBeside):
        ask_second_check(by=ines, claim=claim, checker=jonas)
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), note="Whose count is it?")
    with pytest.raises(NothingToCheckBeside):
        ask_second_check(by=ines, claim=claim, checker=jonas)


def test_one_person_is_asked_once(asked: SecondCheck, claim: Claim, ines: User, jonas: User) -> None:
    with pytest.raises(AskedAlready):
        ask_second_check(by=ines, claim=claim, checker=jonas)


def test_sent_twice_it_is_one(submitted: Verdict, ines: User, jonas: User) -> None:
    uid = uuid4()
    first, second = (ask_second_check(by=ines, claim=submitted.claim, checker=jonas, uid=uid) for _time in range(2))
    assert first == second


def test_asked_again_on_the_next_version_the_old_request_ends(
    asked: SecondCheck, claim: Claim, ines: User, jonas: User, ruth: User
) -> None:
    return_verdict(by=ruth, verdict=asked.verdict, note="Whose count is it?")
    with pytest.raises(NothingToCheckBeside):
        answer(jonas, asked)
    submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    again = ask_second_check(by=ines, claim=claim, checker=jonas)
    asked.refresh_from_db()
    assert (asked.withdrawn_by, again.verdict.version) == (ines, 2)


def test_only_who_is_asked_answers(asked: SecondCheck, ruth: User) -> None:
    with pytest.raises(NotAllowed, match="Jonas Weil is asked"):
        answer(ruth, asked)


@pytest.mark.parametrize(
    "missing",
    [{"rating": None}, {"explanation": " \n"}, {"as_of": None}, {"as_of": timezone.now().date() + timedelta(days=2)}],
)
def test_an_answer_that_is_not_whole_is_not_kept(missing: dict[str, Any], asked: SecondCheck, jonas: User) -> None:
    with pytest.raises(Unusable):
        answer(jonas, asked, **missing)
    asked.refresh_from_db()
    assert asked.is_open


def test_it_is_answered_once(asked: SecondCheck, jonas: User, ines: User) -> None:
    answer(jonas, asked)
    with pytest.raises(SecondCheckIsClosed):
        answer(jonas, asked)
    with pytest.raises(SecondCheckIsClosed):
        withdraw_second_check(by=ines, check=asked)


def test_withdrawn_it_is_not_answered(asked: SecondCheck, jonas: User, ines: User) -> None:
    withdraw_second_check(by=ines, check=asked)
    with pytest.raises(SecondCheckIsClosed):
        answer(jonas, asked)


def test_who_decided_meanwhile_is_not_blind(submitted: Verdict, ines: User, ruth: User) -> None:
    check = ask_second_check(by=ines, claim=submitted.claim, checker=ruth)
    approve_verdict(by=ruth, verdict=submitted)
    with pytest.raises(NotBlind):
        answer(ruth, check)


def test_an_answer_belongs_to_the_words_that_were_read(
    asked: SecondCheck, claim: Claim, ines: User, jonas: User
) -> None:
    text = latest(claim.article).text
    a_revision(by=ines, article=claim.article, text=text.replace("in the north", "in the far north"))
    with pytest.raises(TextMovedOn, match="A new revision came"):
        answer(jonas, asked)
    assert answer(jonas, asked, revision=2).anchor is not None


def test_other_words_are_not_answered(asked: SecondCheck, claim: Claim, ines: User, jonas: User) -> None:
    text = latest(claim.article).text
    a_revision(by=ines, article=claim.article, text=text.replace("36 soldiers", "33 soldiers"))
    with pytest.raises(TextMovedOn, match="no longer those"):
        answer(jonas, asked, revision=2)


def test_a_withdrawn_claim_is_not_checked(asked: SecondCheck, claim: Claim, ines: User, jonas: User) -> None:
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed):
        answer(jonas, asked)


def test_it_needs_a_role(submitted: Verdict, asked: SecondCheck, jonas: User, make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(NotAllowed):
        ask_second_check(by=nora, claim=submitted.claim, checker=jonas)
    with pytest.raises(NotAllowed):
        withdraw_second_check(by=nora, check=asked)
    with pytest.raises(NotAllowed):
        answer(nora, asked)
