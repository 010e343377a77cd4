"""The count of the review queue in the top bar."""

from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Verdict
from factcheck.desk.context import desk_round, review_count
from factcheck.desk.rounds import ROUND
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
        assert (count(), count()) == ("1", "1")


def test_it_counts_to_ninety_nine_and_then_says_that_there_are_more(
    rf: RequestFactory, submitted: Verdict, ruth: User, ines: User
) -> None:
    request = rf.get("/")
    request.user = ruth
    anchor = submitted.claim.anchors.get()
    later = datetime(2026, 1, 1, tzinfo=UTC)
    for of_all, said in ((99, "99"), (100, "99+"), (101, "99+")):
        first = Verdict.objects.count() + 1
        claims = Claim.objects.bulk_create(
            Claim(article=submitted.claim.article, number=number, kind="figure", marked_by=ines, marked_at=later)
            for number in range(first, of_all + 1)
        )
        Verdict.objects.bulk_create(
            Verdict(
                claim=claim,
                version=1,
                state="submitted",
                rating=submitted.rating,
                explanation="So it is.",
                as_of=submitted.as_of,
                author=ines,
                created_at=later,
                submitted_at=later,
                anchor=anchor,
                span_by=ines,
            )
            for claim in claims
        )
        assert review_count(request)["review_count"]() == said


def test_what_a_script_puts_there_after_a_decision_is_the_same_count(
    client: Client, submitted: Verdict, submit: VerdictMaker, ruth: User, ines: User
) -> None:
    submit("120 boats", by=ines)
    client.force_login(ruth)
    html = client.get("/review/").content.decode()
    assert 'data-waits="2"' in html
    assert '<span class="count">2</span>' in html
    answer = client.post(f"/review/{submitted.uid}/approve/", headers={"HX-Request": "true"}).content.decode()
    assert 'data-waits="1"' in answer
    client.force_login(ines)
    assert 'data-waits=""' in client.get("/review/").content.decode()


def test_it_asks_nothing_for_others(
    rf: RequestFactory, submitted: Verdict, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/")
    for user in (ines, AnonymousUser()):
        request.user = user
        if isinstance(user, User):
            user.may("read")
        with django_assert_num_queries(0):
            assert review_count(request)["review_count"]() == ""


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
    assert request.session[ROUND]["open"]["kind"] == "verdict"
    ruth.may("read")
    with django_assert_num_queries(0):
        ask = desk_round(request)["desk_round"]
    told = ask()
    with django_assert_num_queries(0):
        assert ask() is told
    assert told is not None
    request.user = AnonymousUser()
    assert desk_round(request)["desk_round"]() is None
