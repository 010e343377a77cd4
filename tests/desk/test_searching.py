"""A search waits only for so much that was written lately, and says when there is more."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
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


def test_a_page_that_asks_nothing_reads_nothing(client: Client, article: Article, ines: User) -> None:
    client.force_login(ines)
    client.get("/search/")
    assert Stale.objects.exists()
