"""What a reviewer opened is remembered with the words it stood on."""

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from factcheck.accounts.models import User
from factcheck.claims.models import Verdict
from factcheck.desk.opened import MOST, OPENED, opened_of, remember, uids_opened
from tests.desk.conftest import VerdictMaker


def a_request() -> HttpRequest:
    request = RequestFactory().get("/review/")
    request.session = SessionStore()
    return request


def test_only_what_was_opened_is_given_back(submitted: Verdict, submit: VerdictMaker, ines: User) -> None:
    request, other = a_request(), submit("120 boats", by=ines)
    remember(request, submitted)
    assert opened_of(request, [other, submitted]) == [submitted]
    assert uids_opened([submitted]) == {submitted.uid}


def test_other_words_have_to_be_opened_again(submitted: Verdict, submit: VerdictMaker, ines: User) -> None:
    request, other = a_request(), submit("120 boats", by=ines)
    remember(request, submitted)
    submitted.anchor = other.anchor
    assert opened_of(request, [submitted]) == []


def test_after_the_first_of_two_approvals_it_has_to_be_opened_again(submitted: Verdict, ruth: User) -> None:
    request = a_request()
    remember(request, submitted)
    submitted.approved_by = ruth
    assert opened_of(request, [submitted]) == []


def test_opening_it_twice_writes_the_session_once(submitted: Verdict) -> None:
    request = a_request()
    remember(request, submitted)
    request.session.modified = False
    remember(request, submitted)
    assert not request.session.modified


def test_the_earliest_are_forgotten_first(submitted: Verdict) -> None:
    request = a_request()
    request.session[OPENED] = {str(number): "" for number in range(MOST)}
    remember(request, submitted)
    assert len(request.session[OPENED]) == MOST
    assert "0" not in request.session[OPENED]
    assert opened_of(request, [submitted]) == [submitted]
