"""A list from its address: filtered, ordered, on its page, with the views that one may open."""

import pytest
from django.test import RequestFactory

from factcheck.accounts.models import User
from factcheck.articles.listings import ARTICLES
from factcheck.lists.actions import share_view
from factcheck.lists.models import SavedView
from factcheck.lists.queries import list_context, views_for
from tests.lists.conftest import shown

pytestmark = pytest.mark.usefixtures("articles")


def titles(query: str) -> list[str]:
    return [row.record.title for row in shown(query).table.rows]


def test_the_address_filters_and_orders() -> None:
    assert titles("words=storm") == ["Storm on the coast"]
    assert titles("sort=title") == ["=Calm", "Storm on the coast"]
    assert titles("sort=-title") == ["Storm on the coast", "=Calm"]


def test_one_sees_ones_own_views_and_those_that_are_shared(view: SavedView, ines: User, jonas: User) -> None:
    assert list(views_for(ines, "articles")) == [view]
    assert list(views_for(ines, "claims")) == []
    assert list(views_for(jonas, "articles")) == []
    share_view(by=ines, view=view)
    assert list(views_for(jonas, "articles")) == [view]


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("", "/articles/"),
        ("words=storm&state=&page=1", "/articles/?words=storm"),
        ("sort=title&page=2", "/articles/?sort=title&page=2"),
        ("page=2", "/articles/?page=2"),
    ],
)
def test_it_knows_its_address_with_the_page(
    asked: str, address: str, ines: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ARTICLES.table, "per_page", 1)
    assert list_context(ARTICLES, RequestFactory().get(f"/articles/?{asked}"), ines)["bar"].address == address


@pytest.mark.parametrize(("query", "is_shown"), [("words=storm&sort=title&page=1", True), ("words=storm", False)])
def test_the_view_that_the_address_shows_is_named(view: SavedView, ines: User, query: str, *, is_shown: bool) -> None:
    context = list_context(ARTICLES, RequestFactory().get(f"/articles/?{query}"), ines)
    assert context["bar"].view_shown == (view if is_shown else None)
