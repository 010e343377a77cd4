"""Giving a whole article to a person."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.assigning import assign_article
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.claims.seen import seen_of_article

Browse = Callable[[User], Client]


def page(article: Article) -> str:
    return f"/articles/{article.slug}/assign/"


def test_the_workspace_says_whose_work_it_is_and_leads_here(
    browse: Browse, article: Article, claim: Claim, ines: User, jonas: User
) -> None:
    client = browse(ines)
    response = client.post(page(article), {"seen": "|", "to": "jonas", "due": "2999-05-01T18:30"}, follow=True)
    assert response.redirect_chain == [(article.get_absolute_url(), 302)]
    html = response.content.decode()
    assert "Article assigned to Jonas Weil, due 1 May 2999, 18:30 UTC." in html
    assert f'Jonas Weil · <a href="{page(article)}">' in html
    claim.refresh_from_db()
    assert claim.assignee is None


def test_it_is_filed_under_a_desk_that_the_workspace_names(browse: Browse, article: Article, ines: User) -> None:
    client = browse(ines)
    client.post(page(article), {"seen": "|", "to": "", "desk": "Foreign"})
    assert "<dt>Desk</dt><dd>Foreign</dd>" in client.get(article.get_absolute_url()).content.decode()
    html = client.get(page(article)).content.decode()
    assert 'value="Foreign"' in html
    assert '<option value="Foreign">' in html


def test_its_unassigned_claims_are_that_persons_work(
    browse: Browse, article: Article, claim: Claim, ines: User, jonas: User
) -> None:
    client = browse(ines)
    assert "At least 36" not in client.get("/claims/?assignee=jonas").content.decode()
    assign_article(by=ines, article=article, to=jonas, deadline=None)
    assert "At least 36" in client.get("/claims/?assignee=jonas").content.decode()
    assert "At least 36" not in client.get("/claims/?assignee=nobody").content.decode()


def test_who_comes_second_is_shown_the_first(
    browse: Browse, article: Article, ines: User, jonas: User, ruth: User
) -> None:
    mark = seen_of_article(article)
    assign_article(by=ines, article=article, to=jonas, deadline=None)
    response = browse(ruth).post(page(article), {"seen": mark, "to": "ruth"})
    assert response.status_code == 409
    assert "Somebody gave the article to Jonas Weil just now." in response.content.decode()
    article.refresh_from_db()
    assert article.assignee == jonas


def test_a_deadline_that_has_passed_is_shown_at_the_form(browse: Browse, article: Article, ines: User) -> None:
    response = browse(ines).post(page(article), {"seen": "|", "to": "", "due": "2001-05-01T18:30"})
    assert response.status_code == 422
    assert "That moment has passed." in response.content.decode()
