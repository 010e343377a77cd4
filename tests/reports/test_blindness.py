"""Who is to check a claim blind reads no report of it, in no format, until they have."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.second_checks import ask_second_check, withdraw_second_check
from factcheck.claims.models import Claim, SecondCheck
from factcheck.reports.actions.background import start_export
from factcheck.reports.actions.exporting import export_reports
from factcheck.reports.blindness import TellsWhatIsCheckedBlind, check_not_blind
from factcheck.reports.selections import Selection, count_claims
from factcheck.reports.writing import Asked
from tests.examples import a_claim, a_submitted_verdict, an_article

FOUND = "Nobody says who counted."


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def asked(article: Article, ines: User, amara: User) -> SecondCheck:
    claim = a_claim(by=ines, article=article, words="At least 36")
    a_submitted_verdict(by=ines, claim=claim, rating="inaccurate", explanation=FOUND)
    return ask_second_check(by=ines, claim=claim, checker=amara)


def every_way(client: Client, article: Article) -> list[Any]:
    return [
        client.get(f"/reports/{article.slug}/"),
        client.post(f"/reports/{article.slug}/csv/"),
        client.post(f"/reports/{article.slug}/json/"),
        client.post("/exports/write/?format=csv"),
        client.post("/exports/write/?format=csv", {"background": "1"}),
    ]


def test_each_way_to_a_report_is_refused_with_the_way_on(asked: SecondCheck, article: Article, client: Client) -> None:
    client.force_login(asked.checker)
    for answer in every_way(client, article):
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "claim 1 of “Strike kills at least 36 in Idlib”, which you are to check blind" in page
        assert f'href="/claims/{asked.claim.uid}/second-check/"' in page
        assert FOUND not in page


def test_it_is_read_once_nobody_waits_for_the_check(
    asked: SecondCheck, article: Article, ines: User, client: Client
) -> None:
    client.force_login(asked.checker)
    withdraw_second_check(by=ines, check=asked)
    assert FOUND in client.get(f"/reports/{article.slug}/").content.decode()
    assert [answer.status_code for answer in every_way(client, article)] == [200, 200, 200, 200, 302]


def test_a_selection_without_the_claim_is_not_kept_from_them(asked: SecondCheck, article: Article, ines: User) -> None:
    a_claim(by=ines, article=article, words="Nearly a million people")
    unchecked = Asked(Selection(state="unchecked"), "csv")
    assert export_reports(by=asked.checker, asked=unchecked).rows == 1
    for export in (export_reports, start_export):
        with pytest.raises(TellsWhatIsCheckedBlind):
            export(by=asked.checker, asked=Asked(Selection(), "csv"))


LISTS = [
    ("claims", "rating=inaccurate"),
    ("verdicts", "rating=inaccurate"),
    ("verdicts", "words=counted"),
    ("verdicts", "since=2000-01-01"),
]


@pytest.mark.parametrize(("listing", "filters"), LISTS)
def test_a_report_of_a_list_that_asks_for_the_finding_says_nothing_of_the_claim(
    asked: SecondCheck, article: Article, ines: User, client: Client, listing: str, filters: str
) -> None:
    other = a_claim(by=ines, article=article, words="Nearly a million people")
    a_submitted_verdict(by=ines, claim=other, rating="inaccurate", explanation=FOUND)
    selection = Selection(listing=listing, filters=filters)
    assert [count_claims(selection, person) for person in (asked.checker, None)] == [1, 2]
    client.force_login(asked.checker)
    page = client.get(f"/reports/?{selection.query}").content.decode()
    assert 'data-number="2"' in page and 'data-number="1"' not in page and "to check blind" not in page
    written = export_reports(by=asked.checker, asked=Asked(selection, "csv"))
    assert (written.rows, b"At least 36" in written.file.read()) == (1, False)


def test_others_and_the_command_line_are_asked_nothing(asked: SecondCheck, ines: User) -> None:
    check_not_blind(ines, Claim.objects.all())
    assert export_reports(by=None, asked=Asked(Selection(), "csv")).rows == 1


def test_it_says_how_many_there_are(
    asked: SecondCheck, article: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = a_claim(by=ines, article=article, words="Nearly a million people")
    a_submitted_verdict(by=ines, claim=claim)
    ask_second_check(by=ines, claim=claim, checker=asked.checker)
    with django_assert_num_queries(2), pytest.raises(TellsWhatIsCheckedBlind, match="on 2 claims that you are to"):
        check_not_blind(asked.checker, Claim.objects.all())
