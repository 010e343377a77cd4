"""What became of a claim's words is said by a person."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.actions.resolving import set_resolution
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.examples import latest


def test_changed_names_its_revision(claim: Claim, article: Article, jonas: User) -> None:
    set_resolution(by=jonas, claim=claim, resolution=Resolution.CHANGED, revision=latest(article))
    claim.refresh_from_db()
    assert (claim.resolution, claim.resolution_revision) == (Resolution.CHANGED, latest(article))
    assert Event.objects.get(verb="resolved").person == jonas


def test_what_stands_names_none(claim: Claim, article: Article, jonas: User) -> None:
    set_resolution(by=jonas, claim=claim, resolution=Resolution.STANDS, revision=latest(article))
    claim.refresh_from_db()
    assert claim.resolution_revision is None


@pytest.mark.parametrize("resolution", ["gone", Resolution.CHANGED, Resolution.CUT])
def test_what_is_not_known_or_not_whole_is_refused(claim: Claim, jonas: User, resolution: str) -> None:
    with pytest.raises(Unusable):
        set_resolution(by=jonas, claim=claim, resolution=resolution)


def test_another_articles_revision_is_refused(claim: Claim, cited: Article, jonas: User) -> None:
    with pytest.raises(Unusable):
        set_resolution(by=jonas, claim=claim, resolution=Resolution.CUT, revision=latest(cited))


def test_a_withdrawn_claim_is_closed(claim: Claim, jonas: User) -> None:
    withdraw_claim(by=jonas, claim=claim, reason="A double.")
    with pytest.raises(ClaimIsClosed):
        set_resolution(by=jonas, claim=claim, resolution=Resolution.STANDS)


def test_who_has_no_role_may_not(claim: Claim, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        set_resolution(by=make_person("nora", "Nora Petit"), claim=claim, resolution=Resolution.STANDS)
