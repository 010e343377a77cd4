"""Who may be asked for a second check, what waits for whom, and what a blind checker is not shown."""

from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict
from factcheck.claims.actions.second_checks import ask_second_check, withdraw_second_check
from factcheck.claims.models import Claim, SecondCheck, Verdict
from factcheck.claims.panel import cards_of_revision
from factcheck.claims.second_checks import (
    answered_in,
    answered_on,
    people_to_ask,
    second_check_of,
    verdict_to_check_beside,
    waiting_on,
    waits_for_second_check,
    words_now,
)
from tests.claims.actions.test_second_checks import answer
from tests.examples import a_claim, a_submitted_verdict, latest


@pytest.fixture
def asked(submitted: Verdict, ruth: User, jonas: User) -> SecondCheck:
    return ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)


def test_whoever_had_no_hand_in_it_is_offered(submitted: Verdict, jonas: User, ruth: User, amara: User) -> None:
    assert list(people_to_ask(submitted)) == [amara, jonas, ruth]
    approve_verdict(by=ruth, verdict=submitted)
    assert list(people_to_ask(submitted)) == [amara, jonas]
    ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)
    assert list(people_to_ask(submitted)) == [amara]


def test_a_draft_of_the_next_version_leaves_the_approved_one_standing(
    submitted: Verdict, claim: Claim, jonas: User, ruth: User, amara: User
) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    start_verdict(by=jonas, claim=claim)
    assert verdict_to_check_beside(claim) == submitted
    assert list(people_to_ask(submitted)) == [amara]


def test_it_waits_for_its_checker_alone(asked: SecondCheck, claim: Claim, ines: User, jonas: User) -> None:
    [waiting] = waits_for_second_check(jonas)
    assert (waiting, waiting.words) == (asked, "At least 36")  # type: ignore[attr-defined]
    assert list(waiting_on(claim)) == [asked]
    assert second_check_of(jonas, claim) == asked
    assert second_check_of(ines, claim) is None


@pytest.mark.parametrize("ended", ["answered", "withdrawn", "claim withdrawn", "lapsed"])
def test_it_waits_no_more(ended: str, asked: SecondCheck, claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    if ended == "answered":
        answer(jonas, asked)
    elif ended == "withdrawn":
        withdraw_second_check(by=ines, check=asked)
    elif ended == "claim withdrawn":
        withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    else:
        lapse_verdict(verdict=approve_verdict(by=ruth, verdict=asked.verdict), reason="36 → 33", by=None)
    assert not waits_for_second_check(jonas)
    assert second_check_of(jonas, claim) is None


def test_the_card_of_a_blind_checker_tells_no_rating(asked: SecondCheck, claim: Claim, ines: User, jonas: User) -> None:
    a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=claim.article, words="Nearly a million"))
    revision = latest(claim.article)
    assert [bool(card.stamp) for card in cards_of_revision(revision, jonas)] == [False, True]
    assert [bool(card.stamp) for card in cards_of_revision(revision, ines)] == [True, True]


def test_answers_come_with_both_findings(
    asked: SecondCheck, claim: Claim, jonas: User, django_assert_num_queries: Any
) -> None:
    answer(jonas, asked)
    with django_assert_num_queries(1):
        [found] = answered_on(claim)
        assert (found.agrees, found.verdict.author.name, found.checker.name) == (False, "Ines Halloran", "Jonas Weil")
        assert str(found.rating) != str(found.verdict.rating)
    assert answered_in([claim.article]) == {claim.pk: [asked]}


def test_the_words_are_those_of_the_latest_revision(asked: SecondCheck, claim: Claim) -> None:
    anchor = words_now(claim)
    assert anchor is not None
    assert (anchor.exact, anchor.sentence) == ("At least 36", "At least 36 soldiers were killed on Thursday.")
