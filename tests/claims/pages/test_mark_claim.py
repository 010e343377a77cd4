"""Marking selected words."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.claims.pages.conftest import HTMX
from tests.examples import an_article, latest

Browse = Callable[[User], Client]


def selection(article: Article, words: str, **changes: Any) -> dict[str, Any]:
    """What the browser posts for a selection of these words."""
    start = latest(article).text.index(words)
    given = {"revision": 1, "start": start, "end": start + len(words), "exact": words, "kind": "figure"}
    return {**given, "uid": uuid4(), **changes}


def test_it_marks_the_words_and_opens_the_claim(browse: Browse, ines: User, article: Article) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "At least 36"))
    assert response.status_code == 302
    assert response["Location"] == f"/articles/{article.slug}/?claim=1#claim-1"
    assert Claim.objects.get().anchors.get().exact == "At least 36"


def test_it_answers_htmx_with_the_workspace_and_the_message(browse: Browse, ines: User, article: Article) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "Thursday"), headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200
    assert response["HX-Push-Url"] == f"/articles/{article.slug}/?claim=1"
    assert 'id="workspace"' in page
    assert "Claim 1 marked." in page


def test_sent_twice_it_makes_one_claim(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday")
    client = browse(ines)
    client.post(f"/articles/{article.slug}/mark/", posted)
    client.post(f"/articles/{article.slug}/mark/", posted)
    assert Claim.objects.count() == 1


def test_a_selection_across_paragraphs_arrives_with_the_line_ends_of_a_form(
    browse: Browse, ines: User, article: Article
) -> None:
    words = "in the north.\n\nNearly a million"
    posted = selection(article, words, exact=words.replace("\n", "\r\n"))
    assert browse(ines).post(f"/articles/{article.slug}/mark/", posted).status_code == 302
    assert Claim.objects.get().anchors.get().exact == words


@pytest.mark.parametrize("words", ["👩‍👩‍👧 won", "🇺🇦", "ثلاثة وثلاثون", "café"])
def test_offsets_count_code_points(browse: Browse, ines: User, words: str) -> None:
    article = an_article(by=ines, paragraphs=("😀 Head", f"🇹🇷 Before, {words} and after."))
    assert browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, words)).status_code == 302
    assert Claim.objects.get().anchors.get().exact == words


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"start": 9, "end": 3}, 400),
        ({"start": -5}, 400),
        ({"end": 100_000}, 400),
        ({"exact": "other words"}, 409),
        ({"exact": ""}, 400),
        ({"kind": "rumour"}, 400),
        ({"start": "x"}, 400),
        ({"revision": 7}, 404),
        ({"uid": "not-a-uid"}, 400),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_stored(
    browse: Browse, ines: User, article: Article, change: dict[str, Any], status: int
) -> None:
    response = browse(ines).post(f"/articles/{article.slug}/mark/", selection(article, "Thursday", **change))
    assert response.status_code == status
    assert not Claim.objects.exists()


def test_a_refusal_tells_htmx_what_the_text_says_now(browse: Browse, ines: User, article: Article) -> None:
    posted = selection(article, "Thursday", exact="Friday")
    response = browse(ines).post(f"/articles/{article.slug}/mark/", posted, headers=HTMX)
    assert response.status_code == 409
    assert response["HX-Retarget"] == "#refusal"
    assert "The text there now reads “Thursday”" in response.content.decode()


def test_a_person_without_a_role_marks_nothing(
    browse: Browse, make_person: Callable[..., User], article: Article
) -> None:
    response = browse(make_person("nobody", "No Body")).post(
        f"/articles/{article.slug}/mark/", selection(article, "Thursday")
    )
    assert response.status_code == 403
    assert not Claim.objects.exists()
