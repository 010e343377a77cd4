"""Giving the articles that were ticked in their list to one person."""

import re
from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.assigning import assign_article
from factcheck.articles.models import Article

Browse = Callable[[User], Client]
PAGE = "/assign/articles/"


def marks(html: str) -> list[str]:
    return re.findall(r'name="seen" value="([^"]+)"', html)


def test_what_is_ticked_in_the_list_is_given_and_taken_back(
    browse: Browse, article: Article, cited: Article, ines: User, jonas: User, ruth: User
) -> None:
    assign_article(by=ines, article=cited, to=ruth, deadline=None)
    client = browse(ines)
    listed = client.get("/articles/").content.decode()
    assert f'name="article" value="{article.uid}" form="ticked"' in listed
    html = client.get(PAGE, {"article": [str(article.uid), str(cited.uid)]}).content.decode()
    assert "2 articles" in html
    assert "nobody’s yet" in html
    given = {"seen": marks(html), "to": "jonas", "due": "2999-05-01T18:30"}
    response = client.post(PAGE, given, follow=True)
    assert response.redirect_chain == [("/articles/", 302)]
    assert "2 articles assigned to Jonas Weil." in response.content.decode()
    assert set(Article.objects.values_list("assignee", "deadline_at__year")) == {(jonas.pk, 2999)}
    [undo] = re.findall(r'action="(/assign/articles/[^"]+/undo/[^"]*)"', response.content.decode())
    page = client.post(undo, follow=True).content.decode()
    assert "2 articles are as they were." in page
    assert dict(Article.objects.values_list("pk", "assignee")) == {article.pk: None, cited.pk: ruth.pk}
    assert set(Article.objects.values_list("deadline_at", flat=True)) == {None}


def test_it_leads_back_to_the_list_as_it_was_and_its_bar_waits_under_an_empty_one(
    browse: Browse, article: Article, ines: User
) -> None:
    client = browse(ines)
    html = client.get("/articles/?sort=title").content.decode()
    assert 'form="ticked" name="next" value="/articles/?sort=title"' in html
    html = client.get("/articles/?words=nowhere").content.decode()
    assert 'name="article"' not in html
    assert 'id="ticked"' in html and "js/ticks" in html


def test_an_empty_deadline_leaves_each_its_own(browse: Browse, article: Article, ines: User, jonas: User) -> None:
    client = browse(ines)
    for due in ("2999-05-01T18:30", ""):
        html = client.get(PAGE, {"article": [str(article.uid)]}).content.decode()
        given = {"seen": marks(html), "to": "ines" if due else "jonas", "due": due}
        assert client.post(PAGE, given).status_code == 302
    article.refresh_from_db()
    assert article.assignee == jonas
    assert article.deadline_at and article.deadline_at.year == 2999


def test_who_comes_second_sees_whose_it_became(
    browse: Browse, article: Article, cited: Article, ines: User, jonas: User, ruth: User
) -> None:
    client = browse(ines)
    seen = marks(client.get(PAGE, {"article": [str(article.uid), str(cited.uid)]}).content.decode())
    assign_article(by=jonas, article=Article.objects.get(pk=cited.pk), to=ruth, deadline=None)
    response = client.post(PAGE, {"seen": seen, "to": "jonas"})
    assert response.status_code == 409
    assert "to Ruth Adeyemi just now" in response.content.decode()
    article.refresh_from_db()
    assert article.assignee is None, "all of them or none"


def test_nothing_ticked_leads_back_to_the_list(browse: Browse, ines: User) -> None:
    response = browse(ines).get(PAGE, follow=True)
    assert response.redirect_chain == [("/articles/", 302)]
    assert "No article is ticked." in response.content.decode()


def test_what_did_not_arrive_whole_is_refused(browse: Browse, article: Article, ines: User) -> None:
    for mark in ("", "no uid|", f"{article.uid}|yesterday|jonas"):
        assert browse(ines).post(PAGE, {"seen": [mark], "to": "jonas"}).status_code == 400
