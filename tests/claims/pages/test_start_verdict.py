"""Beginning the next version of an approved verdict."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Verdict
from tests.examples import an_approved_verdict

Browse = Callable[[User], Client]


def test_it_copies_the_approved_version_with_its_citations(
    browse: Browse, ines: User, jonas: User, ruth: User, claim: Claim
) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    assert browse(jonas).post(f"/claims/{claim.uid}/verdict/start/").status_code == 302
    draft = Verdict.objects.get(version=2)
    assert (draft.copied_from, draft.author, draft.explanation) == (approved, jonas, approved.explanation)
    assert [citation.quotation for citation in draft.citations.all()] == ["36 soldiers"]


def test_while_one_awaits_review_there_is_no_next(browse: Browse, ines: User, submitted: Verdict) -> None:
    assert browse(ines).post(f"/claims/{submitted.claim.uid}/verdict/start/").status_code == 409
