"""Attaching a claim that lost its words to others."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_revision, latest

Browse = Callable[[User], Client]


@pytest.fixture
def lost(claim: Claim, article: Article, ines: User) -> Claim:
    sentence = "At least 36 soldiers were killed on Thursday. "
    a_revision(by=ines, article=article, text=latest(article).text.replace(sentence, ""))
    return claim


def test_words_that_stand_once_are_taken(browse: Browse, jonas: User, lost: Claim) -> None:
    given = {"revision": "2", "words": "at least 36 in Idlib"}
    response = browse(jonas).post(f"/claims/{lost.uid}/reattach/", given, follow=True)
    assert "Claim 1 stands on “at least 36 in Idlib”." in response.content.decode()
    assert lost.anchors.get(revision__number=2, closed_at=None).placed_by == jonas


@pytest.mark.parametrize("words", ["", "no such words", "e"])
def test_others_are_refused(browse: Browse, jonas: User, lost: Claim, words: str) -> None:
    response = browse(jonas).post(f"/claims/{lost.uid}/reattach/", {"revision": "2", "words": words})
    assert response.status_code == 400
    assert lost.anchors.get(revision__number=2, closed_at=None).span is None
