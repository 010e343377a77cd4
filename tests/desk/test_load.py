"""How much work each person has."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.desk.load import Load, loads, most_open
from tests.examples import a_claim, a_submitted_verdict, an_article

NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def a_task(article: Article, *, by: User, **columns: object) -> Claim:
    claim = a_claim(by=by, article=article, words="At least 36")
    Claim.objects.filter(pk=claim.pk).update(**columns)
    claim.refresh_from_db()
    return claim


def of(person: User | None) -> Load:
    return next(load for load in loads(NOW) if load.person == person)


def test_open_overdue_and_waiting_are_counted(article: Article, ines: User, jonas: User) -> None:
    for due in (NOW - HOUR, NOW + HOUR, NOW + 2 * HOUR, None):
        a_task(article, by=ines, assignee=jonas, due_at=due)
    a_task(article, by=ines, assignee=jonas, check_status="query_to_author", due_at=NOW - HOUR)
    a_submitted_verdict(by=ines, claim=a_task(article, by=ines, assignee=jonas))
    a_task(article, by=ines, assignee=jonas, check_status="dismissed", check_reason="Background")
    assert of(jonas) == Load(jonas, open=4, overdue=1, waiting=2, next_due=NOW + HOUR)
    assert of(ines) == Load(ines)


def test_what_nobody_was_given_is_the_load_of_who_has_the_article(article: Article, ines: User, jonas: User) -> None:
    a_task(article, by=ines)
    assert of(None).open == 1
    Article.objects.filter(pk=article.pk).update(assignee=jonas, deadline_at=NOW - HOUR)
    assert of(jonas) == Load(jonas, open=1, overdue=1, articles=1)
    assert [load.person for load in loads(NOW)] == [jonas, ines]


def test_withdrawn_claims_are_nobodys_work(article: Article, ines: User, jonas: User) -> None:
    a_task(article, by=ines, assignee=jonas, withdrawn_at=NOW, withdrawn_by=ines, withdrawal_reason="Marked twice")
    assert of(jonas) == Load(jonas)


def test_who_left_keeps_the_work_until_it_is_given_to_others(article: Article, ines: User, jonas: User) -> None:
    a_task(article, by=ines, assignee=jonas)
    User.objects.filter(pk=jonas.pk).update(is_active=False)
    assert of(jonas).open == 1


def test_the_longest_bar_is_never_nothing() -> None:
    assert most_open([]) == 1
    assert most_open([Load(None)]) == 1
    assert most_open([Load(None, open=3, waiting=2), Load(None, open=4)]) == 5


def test_the_statements_do_not_grow_with_claims_and_people(
    article: Article, ines: User, jonas: User, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_task(article, by=ines, assignee=jonas)
    with django_assert_num_queries(3):
        loads(NOW)
    for person in (ines, jonas, ruth, None):
        for _number in range(3):
            a_task(article, by=ines, assignee=person)
    with django_assert_num_queries(3):
        loads(NOW)
