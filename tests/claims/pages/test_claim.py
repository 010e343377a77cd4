"""The page of one claim: its words, the versions of its verdict, its history."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.citing import add_citation
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.claims.models import Claim
from factcheck.sources.actions import source_for_article
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, an_article, cite_page

STATEMENTS = 11


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


@pytest.fixture
def claim(ines: User, article: Article) -> Claim:
    return a_claim(by=ines, article=article, words="At least 36", claimant="The <b>ministry</b>")


def page_of(client: Client, claim: Claim) -> str:
    response = client.get(claim.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_words_in_their_sentence(desk: Client, claim: Claim) -> None:
    assert "<b><mark>At least 36</mark> soldiers were killed on Thursday.</b>" in page_of(desk, claim)


def test_it_shows_number_article_kind_claimant_and_state(desk: Client, claim: Claim, article: Article) -> None:
    page = page_of(desk, claim)
    for shown in ("Claim 1", f'href="{article.get_absolute_url()}"', "Figure", "is-unchecked", "No verdict yet"):
        assert shown in page
    assert "The &lt;b&gt;ministry&lt;/b&gt;" in page
    assert f'href="{article.get_absolute_url()}?claim=1#claim-1"' in page


def test_it_shows_the_check_status_with_its_reason(desk: Client, claim: Claim, jonas: User) -> None:
    set_check_status(by=jonas, claim=claim, status="on_author", reason="Asked for the list of names")
    assert 'On author: <span class="own-direction">Asked for the list of names</span>' in page_of(desk, claim)


def test_it_shows_the_versions_newest_first(desk: Client, claim: Claim, ines: User, ruth: User) -> None:
    first = a_submitted_verdict(by=ines, claim=claim, rating="inaccurate", explanation="First words")
    return_verdict(by=ruth, verdict=first, note="Whose <i>count</i>?")
    second = start_verdict(by=ines, claim=claim)
    a_draft(by=ines, claim=claim, rating="accurate", explanation="Second words")
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=second))
    page = page_of(desk, claim)
    in_order = [
        "Verdict, version 2",
        "r-accurate",
        "Second words",
        "Approved by Ruth Adeyemi",
        "36 soldiers",
        "Verdict, version 1",
        "r-inaccurate",
        "First words",
        "Returned by Ruth Adeyemi:",
        "Whose &lt;i&gt;count&lt;/i&gt;?",
    ]
    positions = [page.index(words) for words in in_order]
    assert positions == sorted(positions)


def test_it_shows_why_an_approval_lapsed(desk: Client, claim: Claim, ines: User, ruth: User) -> None:
    lapse_verdict(verdict=an_approved_verdict(by=ines, approved_by=ruth, claim=claim), reason="36 → 33", by=None)
    page = page_of(desk, claim)
    assert "is-lapsed" in page
    assert "36 → 33" in page


def test_it_shows_who_broke_the_glass_and_why(desk: Client, claim: Claim, ines: User, amara: User) -> None:
    verdict = a_submitted_verdict(by=ines, claim=claim)
    approve_verdict(by=amara, verdict=verdict, break_glass_reason="The reviewer is on leave.")
    assert "Approved alone by Amara Lindqvist, who broke the glass: The reviewer is on leave." in page_of(desk, claim)


def test_it_tells_the_history(desk: Client, claim: Claim, ines: User) -> None:
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    page = page_of(desk, claim)
    assert "Ines Halloran withdrew the claim: Marked twice" in page
    assert "Ines Halloran marked “At least 36” in revision 1: figure." in page
    assert "is-withdrawn" in page


def test_a_cited_article_is_named_with_its_revision_and_paragraph(
    desk: Client, claim: Claim, ines: User, cited: Article
) -> None:
    draft = start_verdict(by=ines, claim=claim)
    source = source_for_article(article=cited, by=ines)
    add_citation(by=ines, verdict=draft, source=source, stance="contradicts", quotation="at least 33")
    assert "Article here, revision 1, paragraph 1" in page_of(desk, claim)


def test_its_statements_do_not_grow_with_the_history(
    desk: Client, claim: Claim, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Again.")
    with django_assert_num_queries(STATEMENTS):
        page_of(desk, claim)
    for _version in range(3):
        draft = start_verdict(by=ines, claim=claim)
        cite_page(by=ines, verdict=draft)
        return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), note="Again.")
    with django_assert_num_queries(STATEMENTS):
        assert "Verdict, version 4" in page_of(desk, claim)


def test_an_unknown_claim_is_not_found(desk: Client) -> None:
    assert desk.get(f"/claims/{uuid4()}/").status_code == 404


def test_it_is_read_only(desk: Client, claim: Claim) -> None:
    assert desk.post(claim.get_absolute_url()).status_code == 405


def test_a_reason_does_not_turn_the_words_around_it(claim: Claim, ines: User, client: Client) -> None:
    """An override that nobody ends would show the initials and the time of the event backwards."""
    reason = "\u202esaid elsewhere"
    set_check_status(by=ines, claim=claim, status="dismissed", reason=reason)
    client.force_login(ines)
    page = client.get(claim.get_absolute_url()).content.decode()
    assert f'<span class="own-direction">{reason}</span> <abbr class="initials" title="Ines Halloran">IH</abbr>' in page
    told = f"Ines Halloran changed the check status from “Open” to “Dismissed”: {reason}."
    assert f'<span class="own-direction">{told}</span>' in page
