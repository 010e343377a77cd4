"""Two articles to list."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article
from factcheck.articles.listings import ARTICLES
from factcheck.lists.actions import save_view
from factcheck.lists.models import SavedView
from factcheck.lists.queries import ShownList, shown_list


def shown(query: str = "") -> ShownList:
    """The list of articles as this query asks for it."""
    return shown_list(ARTICLES, RequestFactory().get("/articles/"), QueryDict(query))


@pytest.fixture
def articles(ines: User) -> None:
    for title, publication in (("Storm on the coast", "Gazette"), ("=Calm", "")):
        blocks: list[dict[str, object]] = [{"role": "headline", "start": 0, "end": len(title)}]
        import_article(by=ines, text=title, blocks=blocks, title=title, publication=publication)


@pytest.fixture
def view(ines: User) -> SavedView:
    """A view of the articles that Ines keeps for herself."""
    return save_view(by=ines, listing=ARTICLES, name="Storms", parameters=QueryDict("words=storm&sort=title"))
