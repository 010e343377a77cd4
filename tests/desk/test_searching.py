"""A search waits only for so much that was written lately, and says when there is more."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.desk import searching
from factcheck.search import actions
from factcheck.search.models import Stale
from tests.desk.conftest import ClaimMaker


def test_it_says_when_the_index_is_still_catching_up(
    client: Client, mark: ClaimMaker, ines: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("120 boats", "at least 36", "The bridge"):
        mark(words, by=ines)
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    client.force_login(ines)
    assert "not all of it can be found yet" in client.get("/search/", {"q": "boats"}).content.decode()
    monkeypatch.undo()
    assert "not all of it can be found yet" not in client.get("/search/", {"q": "boats"}).content.decode()


def test_it_says_when_more_answer_than_are_ranked(
    client: Client, mark: ClaimMaker, ines: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("The storm", "The storm killed", "The storm killed at least"):
        mark(words, by=ines)
    client.force_login(ines)
    monkeypatch.setattr(searching, "MOST_RANKED", 2)
    html = client.get("/search/", {"q": "storm", "kind": "claim"}).content.decode()
    assert "1–2 of more than 2 claims" in html
    assert 'Claims <span class="total">2+</span>' in html
    assert 'All <span class="total">3+</span>' in html
    assert "these are the 2 newest" in html
    of_articles = client.get("/search/", {"q": "storm", "kind": "article"}).content.decode()
    assert "1–1 of 1 article" in of_articles and "newest" not in of_articles
    monkeypatch.setattr(searching, "MOST_RANKED", 3)
    assert "1–3 of 3 claims" in client.get("/search/", {"q": "storm", "kind": "claim"}).content.decode()


def test_a_page_that_asks_nothing_reads_nothing(client: Client, article: Article, ines: User) -> None:
    client.force_login(ines)
    client.get("/search/")
    assert Stale.objects.exists()
