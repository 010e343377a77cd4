"""Where the work on a claim stands."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_sets_the_status(browse: Browse, jonas: User, claim: Claim) -> None:
    assert browse(jonas).post(f"/claims/{claim.uid}/status/", {"status": "needs_source"}).status_code == 302
    claim.refresh_from_db()
    assert claim.check_status == "needs_source"


def test_dismissing_needs_a_reason(browse: Browse, jonas: User, claim: Claim) -> None:
    assert browse(jonas).post(f"/claims/{claim.uid}/status/", {"status": "dismissed"}).status_code == 422
    response = browse(jonas).post(f"/claims/{claim.uid}/status/", {"status": "dismissed", "reason": "repeats claim 2"})
    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == ("dismissed", "repeats claim 2")


def test_an_unknown_status_is_shown_at_the_form(browse: Browse, jonas: User, claim: Claim) -> None:
    response = browse(jonas).post(f"/claims/{claim.uid}/status/", {"status": "forgotten"})
    assert response.status_code == 422
