"""/articles/<slug>/revisions/<n>/claims/: a revision, its claims as they stood in it, and what it did to them."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from tests.claims.pages.conftest import HTMX
from tests.examples import a_claim, a_revision, an_approved_verdict, latest

Browse = Callable[[User], Client]


@pytest.fixture
def approved(claim: Claim, ines: User, ruth: User) -> Verdict:
    return an_approved_verdict(by=ines, approved_by=ruth, claim=claim)


@pytest.fixture
def revised(approved: Verdict, article: Article, ines: User) -> Article:
    """36 → 33 in claim 1, claim 2 cut, claim 3 as it was."""
    for words in ("The province lies in the north", "Nearly a million"):
        a_claim(by=ines, article=article, words=words)
    text = latest(article).text.replace("At least 36", "At least 33").replace(" The province lies in the north.", "")
    a_revision(by=ines, article=article, text=text)
    return article


def page(client: Client, article: Article, number: int, query: str = "") -> str:
    return client.get(f"/articles/{article.slug}/revisions/{number}/claims/{query}").content.decode()


def test_the_banner_counts_every_part(browse: Browse, jonas: User, revised: Article) -> None:
    shown = page(browse(jonas), revised, 2)
    assert "Revision 2 and its 3 claims:" in shown
    for words in ("1 unchanged", "<strong>1 changed</strong>", "<strong>1 unanchored</strong>"):
        assert words in shown


def test_a_part_filters(browse: Browse, jonas: User, revised: Article) -> None:
    shown = page(browse(jonas), revised, 2, "?part=deleted")
    assert 'id="effect-2"' in shown
    assert 'id="effect-1"' not in shown


def test_old_and_new_words_and_the_lapse_stand_side_by_side(browse: Browse, jonas: User, revised: Article) -> None:
    shown = page(browse(jonas), revised, 2, "?part=changed")
    assert '<span class="was">36</span> → 33' in shown
    assert "<b>At least </b><b><del>36</del></b> soldiers were killed on Thursday." in shown
    assert "<b>At least </b><b><ins>33</ins></b> soldiers were killed on Thursday." in shown
    assert "“At least <del>36</del><ins>33</ins>”" in shown
    assert "36 → 33 in revision 2" in shown
    assert "Ruth Adeyemi approved" in shown
    assert f"/articles/{revised.slug}/compare/1/2/" in shown


def test_an_older_revision_is_read_with_its_claims_where_they_stood(
    browse: Browse, jonas: User, revised: Article
) -> None:
    shown = page(browse(jonas), revised, 1)
    assert f'href="/articles/{revised.slug}/revisions/2/claims/" data-key="l"' in shown
    assert "<form" not in shown.split('<main id="main"')[1].split("</main>")[0]
    assert shown.count('class="mark ') >= 3


def test_the_banner_alone_is_given_to_a_page_that_shows_it(browse: Browse, jonas: User, revised: Article) -> None:
    address = f"/articles/{revised.slug}/revisions/2/claims/"
    shown = browse(jonas).get(address, headers=HTMX).content.decode()
    assert shown.lstrip().startswith('<section class="banner" id="revision-banner"')
    assert " hidden>" not in shown


def test_it_retires_itself_where_nothing_waits(browse: Browse, jonas: User, article: Article, ines: User) -> None:
    a_claim(by=ines, article=article, words="Nearly a million")
    a_revision(by=ines, article=article, text=latest(article).text.replace("Strike kills", "A strike kills"))
    browser, address = browse(jonas), f"/articles/{article.slug}/revisions/2/claims/"
    assert " hidden>" not in browser.get(address, headers=HTMX).content.decode()
    assert " hidden>" in browser.get(address, headers=HTMX).content.decode()


def test_a_person_who_just_came_is_told_of_somebody_elses_revision_once(
    browse: Browse, ines: User, jonas: User, ruth: User, article: Article
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("Strike kills", "A strike kills"))
    address = f"/articles/{article.slug}/revisions/2/claims/"
    for person in (jonas, ruth):
        assert " hidden>" not in browse(person).get(address, headers=HTMX).content.decode()
    a_revision(by=ines, article=article, text=latest(article).text.replace("A strike", "The strike"))
    assert " hidden>" not in browse(ruth).get(address.replace("/2/", "/3/"), headers=HTMX).content.decode()


def test_the_banner_asks_again_when_a_claim_is_settled(browse: Browse, jonas: User, revised: Article) -> None:
    browser, address = browse(jonas), f"/articles/{revised.slug}/revisions/2/claims/"
    shown = browser.get(address, headers=HTMX).content.decode()
    assert f'data-hx-get="{address}" data-hx-trigger="claim-settled from:body"' in shown
    claim = Claim.objects.get(article=revised, number=2)
    words = {"revision": "2", "words": "Nearly a million"}
    answer = browser.post(f"/claims/{claim.uid}/bounds/", words, headers=HTMX)
    assert "claim-settled" in answer["HX-Trigger-After-Settle"]
    assert "unanchored" not in browser.get(address, headers=HTMX).content.decode()


def test_no_claim_says_so(browse: Browse, jonas: User, article: Article) -> None:
    assert "No claim is marked in this revision." in page(browse(jonas), article, 1)


def test_a_revision_that_is_not_there_is_not_found(browse: Browse, jonas: User, article: Article) -> None:
    assert browse(jonas).get(f"/articles/{article.slug}/revisions/9/claims/").status_code == 404
