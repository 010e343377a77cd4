"""What pages ask about claims, in a number of queries that does not grow."""

from typing import Any

import pytest
from django.utils import timezone

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import lapse_verdict, return_verdict
from factcheck.claims.models import Claim, ClaimAnchor
from factcheck.claims.queries import (
    claims_for_lists,
    claims_of_revision,
    latest_revision,
    state_counts,
    with_list_state,
    with_words,
)
from tests.claims.test_states import state_by_the_table
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, latest


def listed(claim: Claim) -> str:
    """The list state by SQL, after comparing it with the one by the table."""
    found = with_list_state(Claim.objects.filter(pk=claim.pk)).get()
    assert found.list_state == state_by_the_table(found)  # type: ignore[attr-defined]
    return found.list_state  # type: ignore[attr-defined]


def lose_words(claim: Claim) -> None:
    claim.anchors.update(start=None, end=None, sentence_start=None, sentence_end=None, status=AnchorStatus.DELETED)


def test_a_claim_goes_through_its_list_states(claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    assert listed(claim) == "unchecked"
    a_draft(by=ines, claim=claim)
    assert listed(claim) == "progress"
    first = a_submitted_verdict(by=ines, claim=claim)
    assert listed(claim) == "awaiting"
    return_verdict(by=ruth, verdict=first, note="Whose count is it?")
    assert listed(claim) == "returned"
    start_verdict(by=ines, claim=claim)
    assert listed(claim) == "returned"
    second = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    assert listed(claim) == "approved"
    lapse_verdict(verdict=second, reason="36 → 33 in revision 2", by=None)
    assert listed(claim) == "lapsed"
    lose_words(claim)
    assert listed(claim) == "unanchored"
    claim.refresh_from_db()
    set_check_status(by=jonas, claim=claim, status="dismissed", reason="Cut")
    assert listed(claim) == "dismissed"
    withdraw_claim(by=jonas, claim=claim, reason="Cut")
    assert listed(claim) == "withdrawn"


def test_a_status_that_people_set_is_progress(claim: Claim, ines: User) -> None:
    set_check_status(by=ines, claim=claim, status="awaiting_reply")
    assert listed(claim) == "progress"


def test_only_the_current_anchor_in_the_latest_revision_counts(claim: Claim) -> None:
    lose_words(claim)
    claim.anchors.update(closed_at=timezone.now())
    assert listed(claim) == "unchecked"


def test_words_are_those_of_the_latest_revision(claim: Claim) -> None:
    found = with_words(Claim.objects.all()).get()
    assert (found.words, found.start, found.end) == ("At least 36", 35, 46)  # type: ignore[attr-defined]
    Article.objects.update(revision_count=2)
    assert with_words(Claim.objects.all()).get().words is None  # type: ignore[attr-defined]


def test_lists_ask_once(article: Article, ines: User, django_assert_num_queries: Any) -> None:
    for words in ("At least 36", "36 soldiers", "Thursday"):
        a_claim(by=ines, article=article, words=words)
    with django_assert_num_queries(1):
        for claim in claims_for_lists():
            assert claim.article.publication and claim.marked_by.name and claim.words and claim.list_state  # type: ignore[attr-defined]


def test_the_claims_of_a_revision_are_in_reading_order(article: Article, ines: User) -> None:
    words = ["Thursday", "36 soldiers", "At least 36", "At least 36 soldiers", "Nearly a million"]
    claims = {quoted: a_claim(by=ines, article=article, words=quoted) for quoted in words}
    lose_words(claims["Nearly a million"])
    found = claims_of_revision(latest(article))
    assert [claim.number for claim in found] == [4, 3, 2, 1, 5]
    assert found[-1].list_state == "unanchored"  # type: ignore[attr-defined]


def test_the_claims_of_a_revision_ask_a_fixed_number_of_times(
    article: Article, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    def read() -> None:
        for claim in claims_of_revision(revision):
            for verdict in claim.versions:  # type: ignore[attr-defined]
                assert verdict.author.name and verdict.rating.label
                assert [citation.source.name for citation in verdict.citations.all()]

    revision = latest(article)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    with django_assert_num_queries(4):
        read()
    for words in ("36 soldiers", "Thursday", "north"):
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words))
    with django_assert_num_queries(4):
        read()


def test_an_article_without_claims_has_none(article: Article) -> None:
    assert claims_of_revision(latest(article)) == []


def test_claims_are_counted_by_state(
    article: Article, cited: Article, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    a_claim(by=ines, article=article, words="Thursday")
    a_claim(by=ines, article=article, words="north")
    a_claim(by=ines, article=cited, words="The governor")
    with django_assert_num_queries(1):
        assert state_counts() == {article.pk: {"approved": 1, "unchecked": 2}, cited.pk: {"unchecked": 1}}
    assert state_counts(Article.objects.filter(pk=cited.pk)) == {cited.pk: {"unchecked": 1}}


@pytest.mark.usefixtures("claim")
def test_the_latest_revision_comes_with_its_article(article: Article) -> None:
    revision = latest_revision(article)
    assert revision.number == 1 and revision.article is article
    assert ClaimAnchor.objects.get().revision == revision
