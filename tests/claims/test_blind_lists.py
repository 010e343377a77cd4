"""A list that is asked for a finding says nothing of a claim that who looks is to check blind."""

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.second_checks import ask_second_check, withdraw_second_check
from factcheck.claims.blind_lists import Telling
from factcheck.claims.filters import ClaimFilter
from factcheck.claims.models import Claim, SecondCheck
from factcheck.claims.queries import claims_for_lists
from tests.examples import a_claim, a_submitted_verdict

FIRST, OTHER = "At least 36", "Nearly a million people"


@pytest.fixture
def asked(article: Article, claim: Claim, ines: User, jonas: User) -> SecondCheck:
    """Jonas is to check claim 1 blind; nobody is to check claim 2."""
    for one in (claim, a_claim(by=ines, article=article, words=OTHER)):
        a_submitted_verdict(by=ines, claim=one, rating="inaccurate", explanation="The governor counts 33.")
    return ask_second_check(by=ines, claim=claim, checker=jonas)


def found(person: User, address: str) -> set[str]:
    client = Client()
    client.force_login(person)
    page = client.get(address).content.decode()
    return {words for words in (FIRST, OTHER) if f"{words}</" in page}


NARROWED = [
    "/claims/?rating=inaccurate",
    "/verdicts/?rating=inaccurate",
    "/verdicts/?words=governor",
    "/verdicts/?since=2000-01-01",
    "/verdicts/?until=2100-01-01",
    "/verdicts/?sort=rating",
    "/verdicts/?sort=-as_of",
    "/verdicts/?sort=review_by",
    "/verdicts/?sort=rating&sort=version",
    "/verdicts/?sort=rating&sort=",
]


@pytest.mark.parametrize("address", NARROWED)
def test_where_the_row_stands_does_not_tell(asked: SecondCheck, ines: User, jonas: User, address: str) -> None:
    assert found(jonas, address) == {OTHER}
    assert found(ines, address) == {FIRST, OTHER}
    withdraw_second_check(by=ines, check=asked)
    assert found(jonas, address) == {FIRST, OTHER}


@pytest.mark.parametrize(
    "address", ["/claims/", "/claims/?state=awaiting", "/claims/?sort=kind", "/verdicts/", "/verdicts/?state=submitted"]
)
def test_a_list_that_asks_for_no_finding_has_the_claim(asked: SecondCheck, jonas: User, address: str) -> None:
    assert found(jonas, address) == {FIRST, OTHER}


@pytest.mark.parametrize(
    "address", ["/lists/claims/download/csv/?rating=inaccurate", "/lists/verdicts/download/csv/?words=governor"]
)
def test_a_download_of_it_does_not_tell_either(asked: SecondCheck, jonas: User, address: str) -> None:
    client = Client()
    client.force_login(jonas)
    answer = client.post(address)
    assert answer.status_code == 200
    rows = answer.getvalue().decode()
    assert OTHER in rows and FIRST not in rows


def test_it_asks_only_where_the_list_would_tell(
    asked: SecondCheck, jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    telling = Telling("pk", filters=("rating",), orders=("rating",))
    for query, statements in ("state=awaiting", 0), ("rating=inaccurate", 1), ("sort=-rating", 1):
        narrowed = ClaimFilter(QueryDict(query), queryset=claims_for_lists())
        narrowed.reader = jonas
        with django_assert_num_queries(statements):
            telling.kept_back(claims_for_lists(), narrowed)
