"""Taking back that articles were assigned a moment ago."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.assigning import assign_article, assign_articles
from factcheck.articles.models import Article

Browse = Callable[[User], Client]


def test_what_somebody_assigned_since_stays(
    browse: Browse, article: Article, cited: Article, ines: User, jonas: User, ruth: User
) -> None:
    together = uuid4()
    assign_articles(by=ines, articles=[article, cited], to=jonas, deadline=None, together=together)
    assign_article(by=jonas, article=cited, to=ruth, deadline=None)
    page = browse(ines).post(f"/assign/articles/{together}/undo/", follow=True).content.decode()
    assert f"1 article is as it was. Changed since, and left alone: “{cited.title}”." in page
    assert dict(Article.objects.values_list("pk", "assignee")) == {article.pk: None, cited.pk: ruth.pk}
    again = browse(ines).post(f"/assign/articles/{together}/undo/")
    assert again.status_code == 409
    assert "Somebody assigned these articles since" in again.content.decode()


def test_nobody_takes_back_what_another_person_assigned(
    browse: Browse, article: Article, ines: User, jonas: User
) -> None:
    together = uuid4()
    assign_articles(by=ines, articles=[article], to=jonas, deadline=None, together=together)
    assert browse(jonas).post(f"/assign/articles/{together}/undo/").status_code == 409


def test_a_link_undoes_nothing(browse: Browse, ines: User) -> None:
    assert browse(ines).get(f"/assign/articles/{uuid4()}/undo/").status_code == 405
