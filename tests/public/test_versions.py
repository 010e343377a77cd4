"""The versions that readers were shown, and none that they were not."""

import pytest
from django.http import Http404

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article
from factcheck.corrections.models import Correction
from factcheck.public.versions import (
    comparison_of,
    corrections_below,
    corrections_between,
    numbers_asked_for,
    version_of,
    versions_of,
)
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def thrice(published_slate: Article) -> Article:
    """Revisions 1, 3 and 4 were published, 2 and 5 never; a correction came with the 3rd."""
    revise(published_slate, "at least 36", "at least 35")
    issue(revise(published_slate, "at least 35", "at least 33"), "33")
    publish(published_slate)
    revise(published_slate, "at least 33", "at least 34")
    publish(published_slate)
    revise(published_slate, "at least 34", "at least 99")
    return as_seen(published_slate)


def test_they_are_what_was_published_with_the_corrections_that_came(thrice: Article) -> None:
    versions = versions_of(thrice)
    assert [(version.number, version.before) for version in versions] == [(4, 3), (3, 1), (1, None)]
    assert [[one.number for one in version.corrections] for version in versions] == [[], [2], [1]]
    assert versions[0].until is None
    assert versions[1].until == versions[0].shown_at


@pytest.mark.parametrize("number", [0, 2, 5, 6, 99999])
def test_what_readers_were_never_shown_is_not_found(thrice: Article, number: int) -> None:
    with pytest.raises(Http404):
        version_of(thrice, number)
    with pytest.raises(Http404):
        numbers_asked_for(versions_of(thrice), {"from": str(number), "to": "4"})


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, (3, 4)),
        ({"to": "3"}, (1, 3)),
        ({"from": "1"}, (1, 4)),
        ({"from": "4", "to": "1"}, (1, 4)),
        ({"from": "3", "to": "3"}, (3, 3)),
        ({"to": "1"}, (1, 1)),
    ],
)
def test_two_versions_are_named_or_follow(thrice: Article, query: dict[str, str], numbers: tuple[int, int]) -> None:
    assert numbers_asked_for(versions_of(thrice), query) == numbers


@pytest.mark.parametrize("raw", ["x", "-1", "1.0", "９", "9" * 40, "\x00", " "])
def test_what_is_no_number_is_not_found(thrice: Article, raw: str) -> None:
    with pytest.raises(Http404):
        numbers_asked_for(versions_of(thrice), {"to": raw})


def test_the_comparison_is_of_what_readers_saw(slate: Article) -> None:
    rferl = Article.objects.get(title_is_headline=False)
    revision = Revision.objects.select_related("article").get(article=rferl)
    assert "SHARE" in revision.text
    rows = comparison_of(revision, revision).rows
    assert all(row.is_same for row in rows)
    assert not any("SHARE" in piece.text for row in rows for piece in row.merged)


def test_the_corrections_between_two_are_those_of_the_later(thrice: Article) -> None:
    made = Correction.objects.get(number=2)
    assert corrections_between(thrice, 1, 4) == [made]
    assert corrections_between(thrice, 3, 4) == []
    assert [one.number for one in corrections_below(thrice, version_of(thrice, 1))] == [1]
    assert [one.number for one in corrections_below(thrice, version_of(thrice, 3))] == [1, 2]


def test_it_costs_the_same_however_many_there_are(thrice: Article, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        versions_of(thrice)
    ruth = User.objects.get(username="ruth")
    publish_article(by=ruth, article=thrice, revision=Revision.objects.get(article=thrice, number=5))
    with django_assert_num_queries(2):  # type: ignore[operator]
        versions_of(thrice)
