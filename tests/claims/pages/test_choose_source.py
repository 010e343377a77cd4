"""Finding the source to cite on a claim."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.models import Claim, Verdict
from factcheck.sources.actions import add_source
from tests.claims.pages.conftest import HTMX
from tests.examples import a_draft, a_page, cite_page

Browse = Callable[[User], Client]


def test_articles_open_beside_and_sources_with_their_excerpt(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    source = add_source(by=ines, kind="person", name="Türker Ertürk", publisher="Retired admiral")
    page = browse(ines).get(f"/claims/{claim.uid}/cite/", {"words": "turk"}).content.decode()
    assert f'href="/claims/{claim.uid}/cite/{cited.slug}/"' in page
    assert f'href="/claims/{claim.uid}/cite/source/{source.uid}/"' in page
    assert "At least 36" in page  # the claim stays in view


def test_the_article_of_the_claim_is_not_offered(browse: Browse, ines: User, claim: Claim) -> None:
    page = browse(ines).get(f"/claims/{claim.uid}/cite/", {"words": "Strike kills"}).content.decode()
    assert f"/cite/{claim.article.slug}/" not in page
    assert "Nothing here has these words" in page


def test_a_script_gets_what_was_found_alone(browse: Browse, ines: User, claim: Claim) -> None:
    page = browse(ines).get(f"/claims/{claim.uid}/cite/", {"words": "x"}, headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="found-to-cite"')


def test_without_words_it_offers_what_this_article_cited_last(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    source = a_page(by=ines)
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_page(by=ines, verdict=draft, source=source)
    client = browse(ines)
    assert "Cited on this article lately" in client.get(f"/claims/{claim.uid}/cite/").content.decode()
    part = client.get(f"/claims/{claim.uid}/cite/", headers=HTMX).content.decode()
    assert f'href="/claims/{claim.uid}/cite/source/{source.uid}/"' in part
    assert "intersect" not in part
    assert "lately" not in client.get(f"/claims/{claim.uid}/cite/", {"words": "x"}).content.decode()


def test_the_open_claim_asks_for_sources_only_when_they_are_looked_for(
    browse: Browse, ines: User, claim: Claim
) -> None:
    a_page(by=ines, name="A source among thousands")
    page = browse(ines).get(f"{claim.article.get_absolute_url()}?claim={claim.number}").content.decode()
    assert f'action="/claims/{claim.uid}/cite/"' in page
    assert "A source among thousands" not in page


def test_what_is_not_here_can_be_added_and_leads_back_to_be_cited(browse: Browse, ines: User, claim: Claim) -> None:
    client = browse(ines)
    address = "https://example.org/new?a=1&b=2"
    page = client.get(f"/claims/{claim.uid}/cite/", {"words": address}).content.decode()
    assert f"url=https%3A//example.org/new%3Fa%3D1%26b%3D2&amp;next=/claims/{claim.uid}/cite/" in page
    typed = {"uid": uuid4(), "kind": "web_page", "name": "New", "url": address}
    response = client.post(f"/sources/add/?next=/claims/{claim.uid}/cite/", typed, follow=True)
    assert response.redirect_chain[-1][0] == f"/claims/{claim.uid}/cite/source/{typed['uid']}/"


def test_another_site_is_no_place_to_go_back_to(browse: Browse, ines: User) -> None:
    typed = {"uid": uuid4(), "kind": "web_page", "name": "New"}
    response = browse(ines).post("/sources/add/?next=https://evil.example/", typed)
    assert response["Location"] == f"/sources/{typed['uid']}/"


def test_an_address_that_is_here_is_not_offered_to_be_added(browse: Browse, ines: User, claim: Claim) -> None:
    a_page(by=ines)
    page = browse(ines).get(f"/claims/{claim.uid}/cite/", {"words": "http://www.example.org/figures/"}).content.decode()
    assert "has this address" in page
    assert "as a new source" not in page


def test_a_source_that_is_no_uid_is_refused(browse: Browse, ines: User, claim: Claim) -> None:
    assert browse(ines).get(f"/claims/{claim.uid}/cite/?source=x").status_code == 400


def test_nothing_is_cited_while_a_verdict_is_under_review(browse: Browse, ines: User, submitted: Verdict) -> None:
    response = browse(ines).get(f"/claims/{submitted.claim.uid}/cite/")
    assert response.status_code == 409
    page = response.content.decode()
    assert "is under review" in page
    # Nothing was being saved: it says what is so, and leads back to the claim.
    assert "<h1>Not possible as things stand</h1>" in " ".join(page.split()).replace("> ", ">").replace(" <", "<")
    assert "Not saved" not in page
    assert f'href="{submitted.claim.article.get_absolute_url()}?claim={submitted.claim.number}">Open the claim' in page


def test_nothing_is_cited_on_a_withdrawn_claim(browse: Browse, ines: User, claim: Claim) -> None:
    withdraw_claim(by=ines, claim=claim, reason="A repeat")
    assert "is withdrawn" in browse(ines).get(f"/claims/{claim.uid}/cite/").content.decode()
