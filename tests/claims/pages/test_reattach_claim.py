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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Copy the words that claim 1 is to stand on."),
        ("no such words", "“no such words” does not stand in revision 2."),
        ("in", "times. Copy words that stand there once."),
    ],
)
def test_others_are_refused(browse: Browse, jonas: User, lost: Claim, words: str, said: str) -> None:
    response = browse(jonas).post(f"/claims/{lost.uid}/reattach/", {"revision": "2", "words": words})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert lost.anchors.get(revision__number=2, closed_at=None).span is None


def test_words_that_stand_often_are_taken_where_they_were_selected(
    browse: Browse, jonas: User, article: Article, lost: Claim
) -> None:
    text = latest(article).text
    assert text.count("i") > 2
    place = (text.rindex("i"), text.rindex("i") + 1)
    given = {"revision": "2", "words": "i", "start": str(place[0]), "end": str(place[1])}
    browse(jonas).post(f"/claims/{lost.uid}/reattach/", given)
    assert lost.anchors.get(revision__number=2, closed_at=None).span == place


@pytest.mark.parametrize(("start", "end"), [("0", "1"), ("0", "nine"), ("-1", "4"), ("900", "901")])
def test_a_place_where_other_words_stand_is_not_taken(
    browse: Browse, jonas: User, lost: Claim, start: str, end: str
) -> None:
    given = {"revision": "2", "words": "at least 36 in Idlib", "start": start, "end": end}
    browse(jonas).post(f"/claims/{lost.uid}/reattach/", given)
    assert lost.anchors.get(revision__number=2, closed_at=None).exact == "at least 36 in Idlib"
