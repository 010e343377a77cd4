"""Giving a claim other words: selected, or typed."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.claims.pages.conftest import HTMX
from tests.examples import a_claim, an_approved_verdict, an_article, latest

Browse = Callable[[User], Client]


def words_of(claim: Claim) -> str:
    return claim.anchors.get(closed_at__isnull=True).exact


def test_selected_words_become_the_claims(browse: Browse, jonas: User, claim: Claim) -> None:
    text = latest(claim.article).text
    start = text.index("36 soldiers")
    given = {"revision": 1, "start": start, "end": start + 11, "exact": "36 soldiers"}
    response = browse(jonas).post(f"/claims/{claim.uid}/bounds/", given, headers=HTMX)
    assert response.status_code == 200
    assert "Claim 1 stands on “36 soldiers”." in response.content.decode()
    assert words_of(claim) == "36 soldiers"


def test_typed_words_are_found_nearest_to_where_it_stands(browse: Browse, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("36 in the head", "They said at least 36. Later 36 again."))
    claim = a_claim(by=ines, article=article, words="at least 36")
    given = {"revision": 1, "words": "36"}
    assert browse(ines).post(f"/claims/{claim.uid}/bounds/", given).status_code == 302
    anchor = claim.anchors.get(closed_at__isnull=True)
    assert anchor.start == latest(article).text.index("36. Later")


def test_words_that_do_not_stand_there_are_said_so_at_the_form(browse: Browse, jonas: User, claim: Claim) -> None:
    response = browse(jonas).post(f"/claims/{claim.uid}/bounds/", {"revision": 1, "words": "37 soldiers"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "These words do not stand in revision 1." in page
    assert "37 soldiers" in page
    assert words_of(claim) == "At least 36"


def test_nothing_typed_is_said_so(browse: Browse, jonas: User, claim: Claim) -> None:
    response = browse(jonas).post(f"/claims/{claim.uid}/bounds/", {"revision": 1})
    assert response.status_code == 422


def test_a_submitted_verdict_holds_the_words(browse: Browse, jonas: User, submitted: Verdict) -> None:
    given = {"revision": 1, "words": "36 soldiers"}
    response = browse(jonas).post(f"/claims/{submitted.claim.uid}/bounds/", given)
    assert response.status_code == 409
    assert "waits for a decision" in response.content.decode()


def test_an_approval_lapses_and_the_workspace_shows_it(
    browse: Browse, ines: User, ruth: User, article: Article, claim: Claim
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    client = browse(ines)
    client.post(f"/claims/{claim.uid}/bounds/", {"revision": 1, "words": "36 soldiers"})
    page = client.get(article.get_absolute_url()).content.decode()
    assert "words changed: “At least 36” → “36 soldiers”" in page
    history = client.get(f"/claims/{claim.uid}/").content.decode()
    assert "changed the words from “At least 36” to “36 soldiers” in revision 1." in history
