"""What the address of readers' corrections asks for, read once for the list and both feeds."""

from datetime import date

import pytest
from django.test import RequestFactory

from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.public.narrowed import Narrowed, narrowed_by
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(slate: Article) -> Correction:
    """Beside the imported note of 28 February 2020, a figure that was corrected on 2 March 2020; gives that one."""
    made = issue(revise(slate, "at least 36", "at least 33"), "33", error_kind="figure", dated=date(2020, 3, 2))
    publish(slate)
    return made


def ask(query: str) -> Narrowed:
    return narrowed_by(RequestFactory().get(f"/public/corrections/?{query}"))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [2, 1]),
        ("publication=slate", [2, 1]),
        ("type=correction", [2, 1]),
        ("type=retraction", []),
        ("kind=figure", [2]),
        ("kind=misspelled", [1]),
        ("since=2020-03-01", [2]),
        ("until=2020-03-01", [1]),
        ("since=2020-02-28&until=2020-02-28", [1]),
        ("words=bashar+first", [1]),
        ("words=36", [2]),
        ("words=airstrike+33", [2]),
        ("page=7&utm_source=x", [2, 1]),
    ],
)
def test_every_filter_narrows(two: Correction, query: str, numbers: list[int]) -> None:
    assert [correction.number for correction in ask(query).found] == numbers


@pytest.mark.parametrize(
    "query",
    ["publication=bloomberg", "type=x", "kind=x", "since=yesterday", "until=2020-02-31", "words=" + "a" * 201],
)
def test_what_cannot_be_read_finds_nothing_and_says_so(two: Correction, query: str) -> None:
    narrowed = ask(query)
    assert not narrowed.is_understood
    assert not narrowed.found.exists()


def test_two_addresses_that_ask_for_the_same_are_one_channel(two: Correction) -> None:
    one = ask("kind=figure&words=&publication=slate&page=2").channel
    assert one == ask("publication=slate&kind=figure").channel
    assert (one.query, one.narrowed) == ("publication=slate&kind=figure", "Kind of error: Figure misstated")
    assert one.publication is not None and one.publication.name == "Slate"
