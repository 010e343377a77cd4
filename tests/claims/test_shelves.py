"""What can be found of claims."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import save_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.shelves import texts_of
from tests.examples import a_claim, a_draft, a_revision, a_submitted_verdict


def said(*claims: Claim) -> list[tuple[str, str, str]]:
    return [(text.kind, text.label, text.body) for text in texts_of([claim.pk for claim in claims])]


def test_a_claim_is_found_by_its_words_and_its_claimant(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="36 soldiers", claimant="The ministry")
    assert said(claim) == [("claim", "The ministry", "36 soldiers")]
    [text] = texts_of([claim.pk])
    assert text.address == f"/articles/{article.slug}/?claim=1#claim-1"


def test_a_draft_is_its_authors_own(claim: Claim, ines: User) -> None:
    a_draft(by=ines, claim=claim)
    assert [kind for kind, _label, _body in said(claim)] == ["claim"]


def test_a_submitted_verdict_is_found_with_what_it_cites(submitted: Verdict) -> None:
    assert said(submitted.claim)[1:] == [
        ("verdict", "", "The ministry says so."),
        ("citation", "Casualty figures", "36 soldiers"),
    ]


def test_the_version_that_counts_is_the_latest_that_is_no_draft(submitted: Verdict, ines: User, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    save_verdict(by=ines, claim=submitted.claim, rating=submitted.rating, explanation="Second thoughts.")
    assert ("verdict", "", "The ministry says so.") in said(submitted.claim)


def test_the_note_of_a_return_is_found(submitted: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Say whose count it is.")
    assert ("note", "", "Say whose count it is.") in said(submitted.claim)


def test_the_reasons_of_a_dismissal_and_a_withdrawal_are_found(claim: Claim) -> None:
    claim.check_reason, claim.withdrawal_reason = "Said twice.", "Marked by mistake."
    claim.save()
    assert said(claim)[1:] == [("note", "", "Said twice."), ("note", "", "Marked by mistake.")]


def test_words_that_a_revision_cut_are_still_those_of_the_claim(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="Nearly a million people")
    a_revision(by=ines, article=article, text="Strike kills at least 36 in Idlib\n\nThe province lies in the north.")
    assert said(claim) == [("claim", "", "Nearly a million people")]


def test_many_are_read_in_as_many_statements_as_one(article: Article, ines: User) -> None:
    counts = []
    claims = []
    for words in ("36 soldiers", "Nearly a million people", "The province"):
        claim = a_claim(by=ines, article=article, words=words)
        a_submitted_verdict(by=ines, claim=claim)
        claims.append(claim)
        with CaptureQueriesContext(connection) as statements:
            said(*claims)
        counts.append(len(statements))
    assert counts == [3, 3, 3]
