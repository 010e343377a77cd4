"""Marking a sentence of the list."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import latest

Browse = Callable[[User], Client]


def test_it_marks_the_whole_sentence(browse: Browse, ines: User, article: Article) -> None:
    words = "The province lies in the north."
    start = latest(article).text.index(words)
    posted = {"revision": 1, "sentence": f"{start}-{start + len(words)}", "kind": "place"}
    assert browse(ines).post(f"/articles/{article.slug}/mark-sentence/", posted).status_code == 302
    claim = Claim.objects.get()
    assert (claim.kind, claim.anchors.get().exact) == ("place", words)


@pytest.mark.parametrize("sentence", ["", "5", "9-3", "0-999999", "a-b", "-1-4"])
def test_what_is_no_sentence_is_refused(browse: Browse, ines: User, article: Article, sentence: str) -> None:
    posted = {"revision": 1, "sentence": sentence, "kind": "place"}
    assert browse(ines).post(f"/articles/{article.slug}/mark-sentence/", posted).status_code == 400
    assert not Claim.objects.exists()
