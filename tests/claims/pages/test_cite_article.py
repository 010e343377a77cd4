"""Citing another article with its text beside the claim."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Citation, Claim, Verdict
from tests.claims.pages.conftest import HTMX
from tests.examples import a_draft, cite_article, latest

Browse = Callable[[User], Client]


def address(claim: Claim, cited: Article) -> str:
    return f"/claims/{claim.uid}/cite/{cited.slug}/"


def words(cited: Article, exact: str, **what: Any) -> dict[str, Any]:
    """What the script posts for words that were selected."""
    revision = latest(cited)
    start = revision.text.index(exact)
    selected = {"revision": revision.number, "start": start, "end": start + len(exact), "exact": exact}
    return {"uid": uuid4(), "stance": "contradicts", **selected, **what}


def test_the_text_stands_beside_the_claim(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    page = browse(ines).get(address(claim, cited)).content.decode()
    assert "<mark>At least 36</mark>" in page
    assert "Turkey counts its dead" in page
    assert 'id="cited-text"' in page and 'data-revision="1"' in page
    assert 'name="sentence" value="' in page


def test_a_script_can_have_the_part_alone(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    page = browse(ines).get(address(claim, cited), headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="cite-article"')


def test_selected_words_become_the_span(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    response = browse(ines).post(address(claim, cited), words(cited, "“at least 33”", note="As of Friday"))
    assert response.status_code == 302
    made = Citation.objects.get()
    anchor = made.anchors.get()
    assert made.quotation == anchor.exact == "“at least 33”"
    assert latest(cited).text[anchor.start : anchor.end] == anchor.exact
    assert (made.stance, made.locator_kind, made.note, made.source.article) == (
        *("contradicts", "span", "As of Friday"),
        cited,
    )


def test_words_that_stand_there_twice_are_told_apart_by_their_place(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    text = latest(cited).text
    start = text.rindex("33")
    posted = words(cited, "33", start=start, end=start + 2)
    assert browse(ines).post(address(claim, cited), posted).status_code == 302
    assert Citation.objects.get().anchors.get().start == start


def test_without_a_script_a_sentence_is_picked(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    start = latest(cited).text.index("The governor")
    posted = {"uid": uuid4(), "revision": 1, "stance": "context", "sentence": f"{start}-{start + 23}"}
    assert browse(ines).post(address(claim, cited), posted).status_code == 302
    assert Citation.objects.get().quotation == "The governor counts 33."


def test_without_a_script_words_are_typed(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    posted = {"uid": uuid4(), "revision": 1, "stance": "supports", "quotation": 'says "at least 33"'}
    assert browse(ines).post(address(claim, cited), posted).status_code == 302
    assert Citation.objects.get().quotation == "says “at least 33”"


@pytest.mark.parametrize(
    ("wrong", "said", "status"),
    [
        ({"exact": "“at least 34”"}, "now reads", 409),
        ({"start": 9, "end": 2}, "runs from 9 to 2", 422),
        ({"end": 10_000}, "runs from", 422),
        ({"stance": "denies"}, "denies", 422),
        ({"exact": "", "quotation": "not there at all"}, "does not stand in", 422),
        ({"exact": "", "quotation": ""}, "Quote the words", 422),
        ({"exact": "", "sentence": "9-2"}, "runs from 9 to 2", 422),
        ({"exact": "", "sentence": "<script>"}, "", 422),
        ({"revision": 7}, "", 404),
        ({"uid": "none"}, "", 422),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_cited(
    browse: Browse, ines: User, claim: Claim, cited: Article, wrong: dict[str, Any], said: str, status: int
) -> None:
    response = browse(ines).post(address(claim, cited), words(cited, "“at least 33”", note="Kept") | wrong)
    assert response.status_code == status
    page = response.content.decode()
    assert said in page
    assert ("Kept" in page) == (status != 404)
    assert "<script>" not in page.partition("<main")[2]
    assert not Citation.objects.exists() and not Verdict.objects.exists()


def test_words_of_an_old_revision_are_taken_to_the_present_text(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    posted = words(cited, "“at least 33”", note="Kept")
    text = latest(cited).text.replace("Turkey says", "On Friday Turkey says")
    blocks = [{"role": "paragraph", "start": 0, "end": len(text)}]
    Revision.objects.create(
        article=cited, number=2, text=text, sha256="2" * 64, blocks=blocks, added_by=ines, added_at=timezone.now()
    )
    Article.objects.filter(pk=cited.pk).update(revision_count=2)
    response = browse(ines).post(address(claim, cited), posted)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Revision 2 came in" in page
    assert "On Friday Turkey says" in page and "Kept" in page
    form = response.context["form"]
    again = {name: form[name].value() for name in ("uid", "revision", "stance", "quotation", "note")}
    assert browse(ines).post(address(claim, cited), again).status_code == 302
    assert Citation.objects.get().anchors.get().revision.number == 2


def test_an_article_is_not_beside_itself(browse: Browse, ines: User, claim: Claim) -> None:
    assert browse(ines).get(address(claim, claim.article)).status_code == 400


def test_what_is_cited_already_is_marked_and_listed_once(
    browse: Browse, ines: User, claim: Claim, cited: Article
) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    cite_article(by=ines, verdict=draft, article=cited, words="The governor counts 33.", stance="contradicts")
    page = browse(ines).get(address(claim, cited)).content.decode()
    assert 'class="mark is-cited' in page
    assert page.count('id="claim-1"') == 1 and 'id="claim-2"' not in page


def test_it_costs_the_same_for_one_and_for_many(
    browse: Browse, ines: User, claim: Claim, cited: Article, django_assert_max_num_queries: Any
) -> None:
    draft = a_draft(by=ines, claim=claim, cited=False)
    for part in ("The governor", "governor counts", "Turkey says", "of its soldiers", "have been"):
        cite_article(by=ines, verdict=draft, article=cited, words=part, stance="context")
    client = browse(ines)
    with django_assert_max_num_queries(11):
        client.get(address(claim, cited))


def test_sent_twice_it_makes_one(browse: Browse, ines: User, claim: Claim, cited: Article) -> None:
    posted = words(cited, "“at least 33”")
    for _time in range(2):
        assert browse(ines).post(address(claim, cited), posted).status_code == 302
    assert Citation.objects.count() == 1
