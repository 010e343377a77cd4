"""Taking back a check status that was set on many claims a moment ago."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.actions.statuses import set_check_statuses
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_gives_the_earlier_status_back(browse: Browse, claim: Claim, ines: User) -> None:
    together = uuid4()
    set_check_status(by=ines, claim=claim, status="needs_source")
    set_check_statuses(by=ines, claims=[claim], status="dismissed", reason="Background", together=together)
    response = browse(ines).post(f"/claims/status/{together}/undo/?next=/claims/%3Fkind%3Dfigure", follow=True)
    assert response.redirect_chain == [("/claims/?kind=figure", 302)]
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == ("needs_source", "")


def test_what_another_did_is_not_taken_back(browse: Browse, claim: Claim, ines: User, jonas: User) -> None:
    together = uuid4()
    set_check_statuses(by=ines, claims=[claim], status="needs_source", together=together)
    response = browse(jonas).post(f"/claims/status/{together}/undo/?next=/claims/%3Fkind%3Dfigure")
    assert response.status_code == 409
    assert 'href="/claims/?kind=figure">Back to the list</a>' in response.content.decode()


def test_a_link_undoes_nothing(browse: Browse, ines: User) -> None:
    assert browse(ines).get(f"/claims/status/{uuid4()}/undo/").status_code == 405
