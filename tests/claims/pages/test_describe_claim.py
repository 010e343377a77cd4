"""Saying what kind of claim it is, and who makes it."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_sets_kind_and_claimant(browse: Browse, jonas: User, claim: Claim) -> None:
    given = {"kind": "attribution", "claimant": "the governor"}
    assert browse(jonas).post(f"/claims/{claim.uid}/kind/", given).status_code == 302
    claim.refresh_from_db()
    assert (claim.kind, claim.claimant) == ("attribution", "the governor")
    assert Event.objects.filter(verb="changed", object_uid=str(claim.uid)).count() == 1


def test_the_same_again_is_no_event(browse: Browse, jonas: User, claim: Claim) -> None:
    browse(jonas).post(f"/claims/{claim.uid}/kind/", {"kind": claim.kind})
    assert not Event.objects.filter(verb="changed", object_uid=str(claim.uid)).exists()


def test_it_says_what_the_claimant_is(browse: Browse, jonas: User, claim: Claim) -> None:
    client = browse(jonas)
    given = {"kind": "quotation", "claimant": "Brett McGurk", "claimant_type": "person"}
    client.post(f"/claims/{claim.uid}/kind/", given)
    claim.refresh_from_db()
    assert claim.claimant_type == "person"
    workspace = client.get(f"{claim.article.get_absolute_url()}?claim={claim.number}").content.decode()
    assert '<option value="person" selected>A person</option>' in workspace
    page = client.get(f"/claims/{claim.uid}/").content.decode()
    assert "changed the kind to quotation, claimed by Brett McGurk (a person)." in page
    client.post(f"/claims/{claim.uid}/kind/", {**given, "claimant": ""})
    claim.refresh_from_db()
    assert (claim.claimant, claim.claimant_type) == ("", "")
    assert client.post(f"/claims/{claim.uid}/kind/", {**given, "claimant_type": "ghost"}).status_code == 422


def test_a_kind_that_is_not_known_is_shown_at_the_form(browse: Browse, jonas: User, claim: Claim) -> None:
    response = browse(jonas).post(f"/claims/{claim.uid}/kind/", {"kind": "rumour"})
    assert response.status_code == 422
    assert "rumour" in response.content.decode()


def test_the_history_tells_it(browse: Browse, jonas: User, claim: Claim) -> None:
    client = browse(jonas)
    client.post(f"/claims/{claim.uid}/kind/", {"kind": "quotation", "claimant": "Ana Ruiz"})
    page = client.get(f"/claims/{claim.uid}/").content.decode()
    assert "Jonas Weil changed the kind to quotation, claimed by Ana Ruiz." in page
