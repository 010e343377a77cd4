"""Taking back what was assigned a moment ago."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.assigning import Assignment, assign_claim, assign_claims
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_gives_the_claim_back(browse: Browse, claim: Claim, ines: User, jonas: User) -> None:
    together = uuid4()
    assign_claims(by=ines, assignments=[(claim, Assignment(jonas))], together=together)
    response = browse(ines).post(f"/claims/assign/{together}/undo/", follow=True)
    assert response.redirect_chain == [("/claims/", 302)]
    assert "1 claim is as it was." in response.content.decode()
    claim.refresh_from_db()
    assert claim.assignee is None


def test_what_somebody_assigned_since_stays(browse: Browse, claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    together = uuid4()
    assign_claims(by=ines, assignments=[(claim, Assignment(jonas))], together=together)
    assign_claim(by=jonas, claim=claim, to=ruth, due=None)
    response = browse(ines).post(f"/claims/assign/{together}/undo/")
    assert response.status_code == 409
    assert "Somebody assigned these claims since" in response.content.decode()


def test_a_link_undoes_nothing(browse: Browse, ines: User) -> None:
    assert browse(ines).get(f"/claims/assign/{uuid4()}/undo/").status_code == 405
