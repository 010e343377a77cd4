"""The list of verdicts: what it holds, what narrows it, and its cells as text."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Rating, Verdict
from factcheck.claims.verdict_list import VERDICTS
from factcheck.lists.queries import shown_list
from tests.examples import a_claim, a_submitted_verdict


def found(query: str = "") -> list[Verdict]:
    shown = shown_list(VERDICTS, RequestFactory().get("/verdicts/"), QueryDict(query))
    return list(shown.filter.qs)


def test_a_draft_is_its_authors_own(submitted: Verdict, article: Article, ines: User) -> None:
    start_verdict(by=ines, claim=a_claim(by=ines, article=article, words="Thursday"))
    assert found() == [submitted]


def test_it_is_narrowed_by_state_rating_people_and_words(submitted: Verdict, ruth: User) -> None:
    assert submitted.rating is not None
    word = submitted.explanation.split()[0]
    for query in (
        "state=submitted",
        f"rating={submitted.rating.slug}",
        "author=ines",
        "risk=normal",
        f"words={word}",
        f"since={submitted.as_of}&until={submitted.as_of}",
    ):
        assert found(query) == [submitted], query
    for query in ("state=approved", "author=ruth", "decider=ruth", "risk=legal", "words=nowhere", "due=2020-01-01"):
        assert found(query) == [], query
    approve_verdict(by=ruth, verdict=submitted)
    assert found("decider=ruth") == [submitted]
    assert found("state=approved&publication=none") == []


def test_who_returned_it_decided_it(submitted: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    assert found("decider=ruth") == [submitted]


def test_its_rows_as_text_take_one_statement(
    submitted: Verdict, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    query = QueryDict("&".join(f"columns={name}" for name in VERDICTS.table._meta.sequence))
    shown = shown_list(VERDICTS, RequestFactory().get("/verdicts/"), query)
    with django_assert_num_queries(1):
        head, row = shown.table.rows_of_text()
    cells = dict(zip(head, row, strict=True))
    assert cells["Claim"] == "At least 36"
    assert cells["State"] == "Submitted"
    assert cells["Explanation"] == submitted.explanation
    assert cells["As of"] == submitted.as_of.isoformat()  # type: ignore[union-attr]
    assert cells["Written by"] == "Ines Halloran"
    assert cells["Decided by"] == ""
    assert cells["Submitted"].endswith("Z")


@pytest.mark.parametrize(
    "query", ["state=%00", "rating=%00", "author=%00", "words=%00", "since=%00", "sort=%00", "page=x"]
)
def test_a_mistyped_address_never_breaks_it(submitted: Verdict, query: str) -> None:
    shown = shown_list(VERDICTS, RequestFactory().get("/verdicts/"), QueryDict(query))
    shown.table.show_page("x")
    assert list(shown.table.page.object_list)


@pytest.mark.parametrize("sort", ["rating", "-rating"])
def test_pages_in_the_order_of_the_scale_are_those_of_the_whole_list(
    article: Article, ines: User, ruth: User, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two ratings share a place on the scale, and one verdict was submitted when another was."""
    Rating.objects.filter(slug__in=["inaccurate", "unsupported"]).update(order=3)
    ratings = ("accurate", "inaccurate", "unsupported", "accurate", "opinion")
    for words, rating in zip(("At least", "Nearly", "people", "soldiers", "Thursday"), ratings, strict=True):
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words), rating=rating)
    first, second, *_others = Verdict.objects.order_by("submitted_at")
    Verdict.objects.filter(pk=second.pk).update(submitted_at=first.submitted_at)
    monkeypatch.setattr(VERDICTS.table, "per_page", 2)
    shown = shown_list(VERDICTS, RequestFactory().get("/verdicts/"), QueryDict(f"sort={sort}"))
    whole = list(shown.table.data.data)
    assert len(whole) == 5
    pages = []
    for number in ("1", "2", "3"):
        shown.table.show_page(number)
        pages += shown.table.records
    assert pages == whole
