"""Confirming at once all claims in which nothing material changed."""

from collections.abc import Callable

from django.test import Client

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, ClaimAnchor
from tests.examples import a_claim, a_revision, latest

Browse = Callable[[User], Client]


def test_only_those_are_confirmed(browse: Browse, jonas: User, claim: Claim, article: Article, ines: User) -> None:
    a_claim(by=ines, article=article, words="Nearly a million people fled, officials")
    text = latest(article).text.replace("At least 36", "At least 33").replace("fled, officials", "fled officials")
    a_revision(by=ines, article=article, text=text)
    client = browse(jonas)
    address = f"/articles/{article.slug}/revisions/2/claims/"
    assert "Confirm 1 in which nothing material changed" in client.get(address).content.decode()
    assert "1 claim confirmed." in client.post(f"{address}confirm/", follow=True).content.decode()
    here = ClaimAnchor.objects.filter(revision=latest(article), closed_at=None).order_by("claim__number")
    assert [anchor.status for anchor in here] == [AnchorStatus.CHANGED, AnchorStatus.MARKED]


def test_an_old_revision_is_only_read(browse: Browse, jonas: User, claim: Claim, article: Article, ines: User) -> None:
    for old, new in (("At least 36", "At least thirty-six"), ("Nearly", "About")):
        a_revision(by=ines, article=article, text=latest(article).text.replace(old, new))
    assert browse(jonas).post(f"/articles/{article.slug}/revisions/2/claims/confirm/").status_code == 409
