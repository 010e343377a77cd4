"""What two versions of a verdict differ in."""

from datetime import date
from typing import Any

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.citing import remove_citation
from factcheck.claims.actions.marking import place_anchor
from factcheck.claims.actions.proposing import save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.comparisons import Comparison, Fate, compare, last_approved
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.claims.queries import claim_by_uid
from factcheck.sources.models import Source
from tests.examples import a_submitted_verdict, cite_article, cite_page, latest


@pytest.fixture
def approved(claim: Claim, ines: User, ruth: User) -> Verdict:
    """Version 1: accurate, “The ministry says so.”, as of 28 February 2020, citing page 4 of a web page."""
    return approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))


@pytest.fixture
def second(approved: Verdict, ines: User) -> Verdict:
    """Version 2, a draft copied from it."""
    return start_verdict(by=ines, claim=approved.claim)


def compared(claim: Claim) -> Comparison:
    found: Any = claim_by_uid(claim.uid)
    return compare(found.versions[0], found.versions[1], current=found.anchor)


def rewrite(verdict: Verdict, by: User, **what: Any) -> None:
    usual: dict[str, Any] = {
        "rating": verdict.rating,
        "explanation": verdict.explanation,
        "as_of": verdict.as_of,
        "review_by": verdict.review_by,
    }
    save_verdict(by=by, claim=verdict.claim, **(usual | what))


def test_a_copy_differs_in_nothing(claim: Claim, second: Verdict) -> None:
    comparison = compared(claim)
    assert (comparison.older.version, comparison.newer.version) == (1, 2)
    assert comparison.nothing_changed
    assert [change.fate for change in comparison.citations] == [Fate.KEPT]


def test_each_part_that_changed_is_told(claim: Claim, second: Verdict, ines: User) -> None:
    rewrite(
        second,
        ines,
        rating=Rating.objects.get(slug="inaccurate"),
        explanation="The ministry says no.",
        as_of=date(2020, 3, 1),
    )
    comparison = compared(claim)
    assert comparison.rating_changed and comparison.dates_changed and not comparison.words_changed
    assert [(piece.kind, piece.text) for piece in comparison.explanation.pieces] == [
        ("kept", "The ministry says "),
        ("deleted", "so"),
        ("inserted", "no"),
        ("kept", "."),
    ]
    assert not comparison.nothing_changed


def test_a_review_date_alone_is_a_change(claim: Claim, second: Verdict, ines: User) -> None:
    rewrite(second, ines, review_by=date(2099, 1, 1))
    assert compared(claim).dates_changed


def test_an_explanation_written_anew_is_two_texts(claim: Claim, second: Verdict, ines: User) -> None:
    rewrite(second, ines, explanation="Nobody can tell: RFE/RL has 33, the Times none, and officials differ on it.")
    assert compared(claim).explanation.is_rewritten


def test_citations_are_added_removed_and_changed(claim: Claim, approved: Verdict, ines: User, cited: Article) -> None:
    second = start_verdict(by=ines, claim=claim)
    page = second.citations.get()
    source = Source.objects.get(pk=page.source_id)
    remove_citation(by=ines, citation=page)
    cite_article(by=ines, verdict=second, article=cited, words="at least 33", stance="contradicts")
    cite_page(by=ines, verdict=second, source=source, locator="5", quotation="36 soldiers")
    assert [(change.fate, change.citation.source.name) for change in compared(claim).citations] == [
        (Fate.ADDED, cited.title),
        (Fate.CHANGED, source.name),
    ]
    remove_citation(by=ines, citation=second.citations.get(source=source))
    assert [change.fate for change in compared(claim).citations] == [Fate.ADDED, Fate.REMOVED]


def test_of_two_citations_of_one_source_the_same_ones_are_paired(claim: Claim, approved: Verdict, ines: User) -> None:
    second = start_verdict(by=ines, claim=claim)
    source = second.citations.get().source
    cite_page(by=ines, verdict=second, source=source, locator="9", quotation="other words")
    fates = [(change.fate, change.citation.locator) for change in compared(claim).citations]
    assert fates == [(Fate.KEPT, "4"), (Fate.ADDED, "9")]


def test_other_words_are_a_change(claim: Claim, second: Verdict, ines: User) -> None:
    revision = latest(claim.article)
    anchor = claim.anchors.get()
    anchor.closed_at = second.created_at
    anchor.save()
    start = revision.text.index("36 soldiers")
    place_anchor(claim=claim, revision=revision, start=start, end=start + 11, by=ines, at=second.created_at)
    comparison = compared(claim)
    assert comparison.words_changed and not comparison.sentence.changed
    assert comparison.older_stand and comparison.older_stand.words == "At least 36"
    assert comparison.newer_stand and comparison.newer_stand.words == "36 soldiers"


def test_the_last_approved_is_found_whatever_became_of_it(
    claim: Claim, approved: Verdict, second: Verdict, ines: User, ruth: User
) -> None:
    return_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=second), note="No.")
    third = start_verdict(by=ines, claim=claim)
    versions: list[Verdict] = claim_by_uid(claim.uid).versions  # type: ignore[attr-defined]
    assert last_approved(versions) == approved
    assert last_approved(versions, before=third) == approved
    assert last_approved(versions, before=approved) is None


def test_it_takes_two_statements(claim: Claim, second: Verdict, django_assert_num_queries: Any) -> None:
    found: Any = claim_by_uid(claim.uid)
    with django_assert_num_queries(2):
        compare(found.versions[0], found.versions[1], current=found.anchor)
