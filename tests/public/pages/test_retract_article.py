"""/articles/<slug>/retract/: taking an article back, with a reason."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.public.conftest import as_seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(slate: Article, client: Client) -> Client:
    client.force_login(User.objects.get(username="ruth"))
    return client


def test_a_reviewer_retracts_with_a_reason_that_readers_see(published_slate: Article, desk: Client) -> None:
    path = f"/articles/{published_slate.slug}/retract/"
    assert "This cannot be undone." in desk.get(path).content.decode()
    response = desk.post(path, {"reason": "The interview never took place."}, follow=True)
    assert "Article retracted." in response.content.decode()
    assert (
        "The interview never took place." in Client().get(f"/public/articles/{published_slate.slug}/").content.decode()
    )


@pytest.mark.parametrize("reason", ["", "   ", "x" * 2_001])
def test_without_a_reason_that_fits_nothing_happens(published_slate: Article, desk: Client, reason: str) -> None:
    response = desk.post(f"/articles/{published_slate.slug}/retract/", {"reason": reason})
    assert response.status_code == 422
    assert as_seen(published_slate).publication_state == "published"


def test_what_was_never_published_cannot_be_retracted(slate: Article, desk: Client) -> None:
    path = f"/articles/{slate.slug}/retract/"
    assert "there is nothing to retract" in desk.get(path).content.decode()
    assert desk.post(path, {"reason": "Wrong."}).status_code == 409


def test_a_second_retraction_is_refused(published_slate: Article, desk: Client) -> None:
    path = f"/articles/{published_slate.slug}/retract/"
    assert desk.post(path, {"reason": "Wrong."}).status_code == 302
    assert desk.post(path, {"reason": "Another."}).status_code == 409
    assert as_seen(published_slate).retraction_reason == "Wrong."
    assert "This article is retracted already." in desk.get(path).content.decode()
    publish_page = desk.get(f"/articles/{published_slate.slug}/publish/").content.decode()
    assert "A retracted article stays retracted." in publish_page


def test_an_editor_may_not(published_slate: Article, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    response = client.post(f"/articles/{published_slate.slug}/retract/", {"reason": "Wrong."})
    assert response.status_code == 403
    assert as_seen(published_slate).publication_state == "published"
