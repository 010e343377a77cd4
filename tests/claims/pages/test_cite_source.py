"""Citing a source that is no article here."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Citation, Claim
from factcheck.sources.actions import set_excerpt, source_for_article
from factcheck.sources.models import Source
from tests.examples import a_page

Browse = Callable[[User], Client]


@pytest.fixture
def source(ines: User) -> Source:
    excerpt = "The governor said at least 33 of our soldiers were killed. <b>"
    when = datetime(2020, 2, 28, 10, 30, tzinfo=UTC)
    return set_excerpt(by=ines, source=a_page(by=ines), excerpt=excerpt, retrieved_at=when)


def posted(**what: Any) -> dict[str, Any]:
    usual = {"uid": uuid4(), "stance": "contradicts", "quotation": "at least 33 of our soldiers"}
    return usual | {"locator_kind": "paragraph", "locator": "2"} | what


def test_its_excerpt_stands_beside_the_claim(browse: Browse, ines: User, claim: Claim, source: Source) -> None:
    page = browse(ines).get(f"/claims/{claim.uid}/cite/source/{source.uid}/").content.decode()
    assert "were killed. &lt;b&gt;" in page and "28 Feb 2020, 10:30" in page
    assert "<mark>At least 36</mark>" in page


def test_words_of_the_excerpt_are_cited_without_a_remark(
    browse: Browse, ines: User, claim: Claim, source: Source
) -> None:
    page = browse(ines).post(f"/claims/{claim.uid}/cite/source/{source.uid}/", posted(), follow=True).content.decode()
    made = Citation.objects.get()
    assert (made.source, made.locator, made.quotation) == (source, "2", "at least 33 of our soldiers")
    assert "Citation added." in page
    assert "reads otherwise" not in page


def test_words_that_are_not_in_the_excerpt_are_pointed_out_one_by_one(
    browse: Browse, ines: User, claim: Claim, source: Source
) -> None:
    given = posted(quotation="at least 36 of our soldiers were killed <i>")
    page = browse(ines).post(f"/claims/{claim.uid}/cite/source/{source.uid}/", given, follow=True).content.decode()
    assert Citation.objects.count() == 1  # a warning, no refusal
    assert "Citation added. The stored excerpt reads otherwise" in page
    assert "<del>33</del> <ins>36</ins>" in " ".join(page.split())
    assert "<i>" not in page


def test_words_from_elsewhere_are_said_to_be_nowhere_near(
    browse: Browse, ines: User, claim: Claim, source: Source
) -> None:
    given = posted(quotation="Moscow denies everything")
    page = browse(ines).post(f"/claims/{claim.uid}/cite/source/{source.uid}/", given, follow=True).content.decode()
    assert "No passage of it is near these words." in page


def test_without_an_excerpt_it_asks_for_one(browse: Browse, ines: User, claim: Claim) -> None:
    source = a_page(by=ines)
    page = browse(ines).get(f"/claims/{claim.uid}/cite/source/{source.uid}/").content.decode()
    assert f'href="/sources/{source.uid}/excerpt/"' in page


@pytest.mark.parametrize("wrong", [{"locator": ""}, {"stance": ""}, {"locator_kind": "span"}, {"quotation": "a\x00"}])
def test_what_is_wrong_is_said_and_kept(
    browse: Browse, ines: User, claim: Claim, source: Source, wrong: dict[str, str]
) -> None:
    response = browse(ines).post(f"/claims/{claim.uid}/cite/source/{source.uid}/", posted(note="Kept long") | wrong)
    assert response.status_code == 422
    assert "Kept long" in response.content.decode()
    assert not Citation.objects.exists()


def test_a_source_that_is_an_article_opens_as_one(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    source = source_for_article(article=cited, by=ines)
    response = browse(ines).get(f"/claims/{claim.uid}/cite/source/{source.uid}/")
    assert response["Location"] == f"/claims/{claim.uid}/cite/{cited.slug}/"
