"""The admin site: publications are managed there, on the record; articles and revisions are not."""

from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.audit.models import Event
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db

SLATE = {
    "name": "Slate",
    "time_zone": "America/New_York",
    "language": "en",
    "date_style": "ap",
    "work_noun": "post",
    "sign_style": "symbols",
    "notes_at": "retractions",
}


@pytest.fixture
def admin_site(client: Client, amara: User) -> Client:
    User.objects.filter(pk=amara.pk).update(is_staff=True)
    client.force_login(User.objects.get(pk=amara.pk))
    return client


def test_an_admin_adds_and_changes_a_publication_on_the_record(admin_site: Client, amara: User) -> None:
    assert admin_site.post("/admin/articles/publication/add/", SLATE).status_code == 302
    publication = Publication.objects.get()
    path = f"/admin/articles/publication/{publication.pk}/change/"
    assert admin_site.post(path, {**SLATE, "work_noun": "story"}).status_code == 302
    assert Publication.objects.get().work_noun == "story"
    events = Event.objects.filter(kind="publication", person=amara).order_by("number")
    assert [event.verb for event in events] == ["added", "changed"]


def test_a_time_zone_that_does_not_exist_is_said_at_its_field(admin_site: Client) -> None:
    response = admin_site.post("/admin/articles/publication/add/", {**SLATE, "time_zone": "Mars/Olympus"})
    assert response.status_code == 200
    assert "is no time zone" in response.content.decode()
    assert not Publication.objects.exists()


@pytest.mark.parametrize("model", ["article", "revision"])
def test_articles_and_revisions_can_only_be_looked_at(
    admin_site: Client, make_article: ArticleMaker, model: str
) -> None:
    article: Any = make_article()
    row = article if model == "article" else article.revisions.get()
    path = f"/admin/articles/{model}/"
    assert admin_site.get(path).status_code == 200
    assert admin_site.get(f"{path}{row.pk}/change/").status_code == 200
    assert admin_site.post(f"{path}{row.pk}/change/", {"title": "x"}).status_code == 403
    assert admin_site.get(f"{path}add/").status_code == 403
    assert admin_site.post(f"{path}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.get().title == "The harbour freezes"


def test_who_is_no_admin_stays_out(client: Client, ruth: User) -> None:
    User.objects.filter(pk=ruth.pk).update(is_staff=True)
    client.force_login(User.objects.get(pk=ruth.pk))
    assert client.get("/admin/articles/publication/").status_code == 403
