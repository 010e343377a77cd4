"""The way through the desk: what comes next, what was passed, and where it is told."""

from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.actions.second_checks import answer_second_check, ask_second_check
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.desk.queries import corrections_to_issue, queue_for
from factcheck.desk.rounds import (
    claim_item,
    correction_item,
    end_round,
    item_on_desk,
    next_in_round,
    next_on_desk,
    open_in_round,
    round_of,
    verdict_item,
)
from factcheck.desk.work import waits_for
from tests.corrections.conftest import a_submitted_correction
from tests.desk.conftest import ClaimMaker, VerdictMaker


@pytest.fixture
def at(rf: RequestFactory) -> Any:
    """A request for a page in one session: `at("/review/")`."""
    session = SessionStore()

    def request(path: str) -> HttpRequest:
        made = rf.get(path)
        made.session = session
        return made

    return request


@pytest.fixture
def tasks(mark: ClaimMaker, ines: User, jonas: User) -> list[Claim]:
    """Three claims of Jonas, the heaviest first."""
    claims = [mark(words, by=ines) for words in ("Storm on the coast", "1931", "such waves")]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(assignee=jonas)
    return claims


def test_items_lead_to_the_page_where_they_are_done(
    submitted: Verdict, tasks: list[Claim], jonas: User, ruth: User, ines: User, corrected: Article
) -> None:
    correction = a_submitted_correction(by=ines, article=corrected)
    claim = claim_item(waits_for(jonas)[0])
    assert (claim.words, claim.address) == ("Storm on the coast", "/articles/storm-on-the-coast/?claim=2#claim-2")
    verdict = verdict_item(queue_for(ruth)[0])
    assert (verdict.words, verdict.address) == ("at least 36", f"/review/?item={submitted.uid}")
    assert correction_item(corrections_to_issue(ruth)[0]).address == correction.get_absolute_url()


def test_only_what_waits_for_the_person_is_on_their_desk(tasks: list[Claim], jonas: User, ines: User) -> None:
    found = item_on_desk(jonas, tasks[0].uid)
    assert found is not None
    assert found.uid == tasks[0].uid
    assert item_on_desk(ines, tasks[0].uid) is None


def test_what_was_passed_is_not_offered_again(at: Any, tasks: list[Claim], jonas: User) -> None:
    met = []
    while item := next_in_round(at("/"), jonas):
        open_in_round(at("/"), item)
        met.append(item.uid)
    assert met == [claim.uid for claim in tasks]
    end_round(at("/"))
    assert next_in_round(at("/"), jonas) == item_on_desk(jonas, tasks[0].uid)


def test_the_same_kind_comes_before_others(
    submitted: Verdict, submit: VerdictMaker, ines: User, ruth: User, corrected: Article, mark: ClaimMaker
) -> None:
    a_submitted_correction(by=ines, article=corrected)
    other = submit("120 boats", by=ines)
    Claim.objects.filter(pk=mark("1931", by=ines).pk).update(assignee=ruth)
    first = next_on_desk(ruth, passed=[])
    assert first is not None
    assert first.kind == "claim"
    after = next_on_desk(ruth, passed=[str(submitted.uid)], after="verdict")
    assert after == verdict_item(other)
    last = next_on_desk(ruth, passed=[str(submitted.uid), str(other.uid)], after="verdict")
    assert last == first


def test_an_editor_is_led_to_no_decision(submitted: Verdict, jonas: User, ines: User, corrected: Article) -> None:
    a_submitted_correction(by=ines, article=corrected)
    assert next_on_desk(jonas, passed=[]) is None


def test_the_round_is_told_only_where_its_item_is_worked_on(
    at: Any, tasks: list[Claim], jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = item_on_desk(jonas, tasks[0].uid)
    assert first is not None
    assert round_of(at("/articles/storm-on-the-coast/"), jonas) is None
    open_in_round(at("/"), first)
    for path in ("/articles/storm-on-the-coast/", f"/claims/{first.uid}/assign/"):
        told = round_of(at(path), jonas)
        assert told is not None
        assert told.is_shown
    with django_assert_num_queries(0):
        assert round_of(at("/articles/"), jonas) is None


def test_it_says_when_the_open_item_is_done(at: Any, tasks: list[Claim], jonas: User) -> None:
    page = "/articles/storm-on-the-coast/"
    first = item_on_desk(jonas, tasks[0].uid)
    assert first is not None
    open_in_round(at("/"), first)
    told = round_of(at(page), jonas)
    assert told is not None
    assert not told.is_done
    set_check_status(by=jonas, claim=tasks[0], status="dismissed", reason="A headline, no claim.")
    told = round_of(at(page), jonas)
    assert told is not None
    assert told.is_done
    assert told.next is not None
    assert told.next.uid == tasks[1].uid


def test_the_queue_leads_itself_until_another_kind_comes_next(
    at: Any, submitted: Verdict, submit: VerdictMaker, ines: User, ruth: User, corrected: Article
) -> None:
    other = submit("120 boats", by=ines)
    item = item_on_desk(ruth, submitted.uid)
    assert item is not None
    open_in_round(at("/"), item)
    told = round_of(at("/review/"), ruth)
    assert told is not None
    assert not told.is_shown
    a_submitted_correction(by=ines, article=corrected)
    approve_verdict(by=ruth, verdict=submitted)
    return_verdict(by=ruth, verdict=other, note="Whose count?")
    told = round_of(at("/review/"), ruth)
    assert told is not None
    assert (told.is_shown, told.is_done) == (True, True)
    assert told.next is not None
    assert told.next.kind == "correction"


def test_a_blind_second_check_is_an_item_and_done_once_it_is_answered(
    at: Any, submitted: Verdict, tasks: list[Claim], jonas: User, ruth: User
) -> None:
    check = ask_second_check(by=ruth, claim=submitted.claim, checker=jonas)
    after_the_claims = next_on_desk(jonas, passed=[str(claim.uid) for claim in tasks], after="claim")
    assert after_the_claims is not None
    assert after_the_claims.words == "at least 36"
    page = f"/claims/{submitted.claim.uid}/second-check/"
    assert after_the_claims.address == page
    open_in_round(at("/"), after_the_claims)
    told = round_of(at(page), jonas)
    assert told is not None
    assert not told.is_done
    answer_second_check(
        by=jonas,
        check=check,
        revision=1,
        rating=Rating.objects.get(slug="inaccurate"),
        explanation="The coast guard has 33.",
        as_of=date(2020, 2, 28),
    )
    told = round_of(at(submitted.claim.get_absolute_url()), jonas)
    assert told is not None
    assert told.is_done
    assert told.next is not None
    assert told.next.uid == tasks[0].uid


def test_it_costs_the_same_with_one_and_with_many(
    at: Any, tasks: list[Claim], jonas: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = item_on_desk(jonas, tasks[0].uid)
    assert first is not None
    open_in_round(at("/"), first)
    with django_assert_max_num_queries(2):
        round_of(at("/articles/storm-on-the-coast/"), jonas)
    Claim.objects.all().update(withdrawn_at="2026-01-01T00:00Z", withdrawn_by=jonas, withdrawal_reason="Twice.")
    # Nothing is left, so that every part of the desk is asked: twice four of an editor, who decides nothing.
    with django_assert_max_num_queries(8):
        round_of(at("/articles/storm-on-the-coast/"), jonas)
