"""Citing a source on a claim."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Citation, Claim, Verdict
from tests.examples import a_page

Browse = Callable[[User], Client]


def citation(source: str, **what: Any) -> dict[str, Any]:
    given = {"uid": uuid4(), "source": source, "stance": "contradicts", **what}
    return {f"citation-{name}": value for name, value in given.items()}


def test_words_of_another_article_become_a_span_of_it(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    posted = citation(f"article:{cited.uid}", quotation='Turkey says "at least 33" of its soldiers')
    assert browse(ines).post(f"/claims/{claim.uid}/citations/", posted).status_code == 302
    made = Citation.objects.get()
    assert made.quotation == "Turkey says “at least 33” of its soldiers"
    assert made.locator_kind == "span"
    anchor = made.anchors.get()
    assert anchor.revision.article == cited
    assert anchor.revision.text[anchor.start : anchor.end] == made.quotation


def test_words_that_are_not_there_are_refused_and_kept_in_the_form(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    posted = citation(f"article:{cited.uid}", quotation="at least 34")
    response = browse(ines).post(f"/claims/{claim.uid}/citations/", posted)
    page = response.content.decode()
    assert response.status_code == 422
    assert "does not stand in" in page
    assert ">\nat least 34</textarea>" in page
    assert not Citation.objects.exists()
    assert not Verdict.objects.exists()


def test_a_web_page_is_cited_by_page_and_quotation(browse: Browse, ines: User, claim: Claim) -> None:
    source = a_page(by=ines)
    posted = citation(f"source:{source.uid}", quotation="36 dead", locator_kind="page", locator="4")
    assert browse(ines).post(f"/claims/{claim.uid}/citations/", posted).status_code == 302
    made = Citation.objects.get()
    assert (made.source, made.stance, made.locator_kind, made.locator) == (source, "contradicts", "page", "4")


def test_an_article_does_not_cite_itself(browse: Browse, ines: User, claim: Claim) -> None:
    posted = citation(f"article:{claim.article.uid}", quotation="At least 36")
    assert browse(ines).post(f"/claims/{claim.uid}/citations/", posted).status_code == 422


def test_a_source_that_is_not_in_the_list_is_refused(browse: Browse, ines: User, claim: Claim) -> None:
    for source in ("", "article:", f"source:{uuid4()}", "javascript:alert(1)"):
        assert browse(ines).post(f"/claims/{claim.uid}/citations/", citation(source)).status_code == 422


def test_sent_twice_it_makes_one(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    posted = citation(f"article:{cited.uid}", quotation="The governor counts 33.")
    client = browse(ines)
    client.post(f"/claims/{claim.uid}/citations/", posted)
    client.post(f"/claims/{claim.uid}/citations/", posted)
    assert Citation.objects.count() == 1
