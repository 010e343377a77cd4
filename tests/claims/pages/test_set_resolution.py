"""Saying what became of a claim's words."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from tests.examples import a_revision, latest

Browse = Callable[[User], Client]


def test_what_the_revision_proposes_is_one_button(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    client = browse(jonas)
    address = f"/articles/{article.slug}/revisions/2/claims/"
    assert "Note as changed in a revision" in client.get(address).content.decode()
    client.post(f"/claims/{claim.uid}/resolution/", {"revision": "2", "resolution": "changed"})
    claim.refresh_from_db()
    assert (claim.resolution, claim.resolution_revision) == (Resolution.CHANGED, latest(article))
    for shown in (client.get(address).content.decode(), client.get(f"/claims/{claim.uid}/").content.decode()):
        assert "Note as" not in shown
        assert "Changed in revision 2" in shown
        assert "Changed in a revision" not in shown


def test_what_is_not_on_the_list_is_refused(browse: Browse, jonas: User, claim: Claim) -> None:
    assert browse(jonas).post(f"/claims/{claim.uid}/resolution/", {"resolution": "gone"}).status_code == 400
