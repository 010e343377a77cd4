"""The count of the review queue in the top bar."""

from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.models import Verdict
from factcheck.desk.context import desk_round, review_count
from tests.desk.conftest import VerdictMaker


def test_it_counts_what_a_reviewer_can_decide_once_a_page(
    rf: RequestFactory,
    submitted: Verdict,
    submit: VerdictMaker,
    ruth: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    submit("120 boats", by=ruth)
    request = rf.get("/")
    request.user = ruth
    ruth.may("read")
    with django_assert_num_queries(0):
        count = review_count(request)["review_count"]
    with django_assert_num_queries(1):
        assert (count(), count()) == (1, 1)


def test_it_asks_nothing_for_others(
    rf: RequestFactory, submitted: Verdict, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/")
    for user in (ines, AnonymousUser()):
        request.user = user
        if isinstance(user, User):
            user.may("read")
        with django_assert_num_queries(0):
            assert review_count(request)["review_count"]() == 0


def test_the_round_is_asked_for_once_and_only_where_a_page_shows_it(
    client: Client,
    submitted: Verdict,
    ruth: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    rf: RequestFactory,
) -> None:
    client.force_login(ruth)
    client.get(f"/desk/open/{submitted.uid}/")
    request = rf.get("/review/")
    request.user, request.session = ruth, client.session
    assert request.session["desk_round"]["kind"] == "verdict"
    ruth.may("read")
    with django_assert_num_queries(0):
        ask = desk_round(request)["desk_round"]
    told = ask()
    with django_assert_num_queries(0):
        assert ask() is told
    assert told is not None
    request.user = AnonymousUser()
    assert desk_round(request)["desk_round"]() is None
