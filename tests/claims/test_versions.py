"""What templates ask of the versions of a verdict."""

from factcheck.accounts.models import User
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.templatetags.versions import last_approved_before, version_before
from tests.examples import a_submitted_verdict


def newest_first(claim: Claim) -> list[Verdict]:
    return list(claim.verdicts.order_by("-version"))


def test_the_first_version_has_none_before_it(claim: Claim, ines: User) -> None:
    first = a_submitted_verdict(by=ines, claim=claim)
    assert version_before(newest_first(claim), first) is None
    assert last_approved_before(newest_first(claim), first) is None


def test_the_one_before_need_not_be_the_last_approved(claim: Claim, ines: User, ruth: User) -> None:
    first = approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    start_verdict(by=ines, claim=claim)
    second = return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="No.")
    third = start_verdict(by=ines, claim=claim)
    assert version_before(newest_first(claim), third) == second
    assert last_approved_before(newest_first(claim), third) == first
