"""Undo, in the toast of a dismissal."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_a_dismissal_offers_undo_and_undo_restores(browse: Browse, ines: User, claim: Claim) -> None:
    client = browse(ines)
    client.post(f"/claims/{claim.uid}/status/", {"status": "needs_source"})
    page = client.post(f"/claims/{claim.uid}/status/", {"status": "dismissed", "reason": "repeats 2"}, follow=True)
    assert f'action="/claims/{claim.uid}/undo-dismissal/"' in page.content.decode()
    page = client.post(f"/claims/{claim.uid}/undo-dismissal/", follow=True)
    assert "Claim 1: needs source again." in page.content.decode()
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == ("needs_source", "")


def test_another_status_offers_no_undo(browse: Browse, ines: User, claim: Claim) -> None:
    page = browse(ines).post(f"/claims/{claim.uid}/status/", {"status": "in_progress"}, follow=True)
    assert "undo-" not in page.content.decode()


def test_what_is_not_dismissed_is_refused(browse: Browse, ines: User, claim: Claim) -> None:
    assert browse(ines).post(f"/claims/{claim.uid}/undo-dismissal/").status_code == 409
