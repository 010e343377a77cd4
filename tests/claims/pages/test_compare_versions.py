"""Two versions of a verdict beside each other."""

from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Rating
from tests.examples import a_submitted_verdict, cite_article, cite_page


@pytest.fixture
def desk(client: Client, jonas: User) -> Client:
    client.force_login(jonas)
    return client


@pytest.fixture
def three(claim: Claim, cited: Article, ines: User, ruth: User) -> Claim:
    """A claim with three versions: approved, returned, and a draft."""
    approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    second = start_verdict(by=ines, claim=claim)
    cite_article(by=ines, verdict=second, article=cited, words="at least 33", stance="contradicts")
    save_verdict(
        by=ines,
        claim=claim,
        rating=Rating.objects.get(slug="inaccurate"),
        explanation="The ministry <b>says</b> otherwise.",
        as_of=second.as_of,
    )
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=second), note="Whose count is it?")
    start_verdict(by=ines, claim=claim)
    return claim


def page(client: Client, claim: Claim, a: int, b: int, status: int = 200) -> str:
    response = client.get(f"/claims/{claim.uid}/versions/{a}/{b}/")
    assert response.status_code == status
    return response.content.decode()


def test_it_shows_what_changed(desk: Client, three: Claim) -> None:
    html = page(desk, three, 1, 2)
    for shown in (
        "Versions 1 and 2",
        "Approved by Ruth Adeyemi",
        "Returned by Ruth Adeyemi:",
        "r-accurate",
        "r-inaccurate",
        "&lt;b&gt;",
        "<strong>Added:</strong> Contradicts",
        "“at least 33”",
        "<strong>Kept:</strong> Supports",
        "<mark>At least 36</mark> soldiers were killed on Thursday.",
        "As of 28 Feb 2020",
    ):
        assert shown in html, shown
    assert "<ins>" in html and "<del>" in html


def test_the_older_stands_first_however_they_are_named(desk: Client, three: Claim) -> None:
    assert "<h1>Versions 1 and 2</h1>" in page(desk, three, 2, 1)


def test_two_that_say_the_same_say_so(desk: Client, three: Claim) -> None:
    assert "The two say the same, word for word" in page(desk, three, 2, 3)


def test_it_leads_to_the_other_versions(desk: Client, three: Claim) -> None:
    html = page(desk, three, 1, 2)
    assert f'href="/claims/{three.uid}/versions/2/3/"' in html


def test_the_claims_page_leads_to_it(desk: Client, three: Claim) -> None:
    html = desk.get(three.get_absolute_url()).content.decode()
    assert f'href="/claims/{three.uid}/versions/1/3/"' in html
    assert "Compare with the last approved, version 1" in html
    assert f'href="/claims/{three.uid}/versions/2/3/"' in html


def test_the_workspace_leads_to_it(desk: Client, three: Claim) -> None:
    html = desk.get(f"{three.article.get_absolute_url()}?claim=1").content.decode()
    assert f'href="/claims/{three.uid}/versions/1/3/"' in html


@pytest.mark.parametrize(("a", "b"), [(1, 1), (1, 4), (0, 1), (7, 8)])
def test_versions_that_are_not_there_are_not_found(desk: Client, three: Claim, a: int, b: int) -> None:
    page(desk, three, a, b, status=404)


def test_its_statements_do_not_grow_with_versions_and_citations(
    desk: Client, three: Claim, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(9):
        page(desk, three, 1, 2)
    draft = start_verdict(by=ines, claim=three)
    for number in range(5):
        cite_page(by=ines, verdict=draft, locator=str(number))
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), note="Again.")
    start_verdict(by=ines, claim=three)
    with django_assert_num_queries(9):
        page(desk, three, 1, 4)


def test_it_is_read_only(desk: Client, three: Claim) -> None:
    assert desk.post(f"/claims/{three.uid}/versions/1/2/").status_code == 405
