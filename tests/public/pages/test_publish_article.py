"""/articles/<slug>/publish/: choosing what readers see."""

from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, PublishedRevision
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(slate: Article, client: Client) -> Client:
    client.force_login(User.objects.get(username="ruth"))
    return client


def test_a_reviewer_publishes_the_revision_they_chose(slate: Article, desk: Client) -> None:
    path = f"/articles/{slate.slug}/publish/"
    assert "Nothing yet: the article is unpublished." in desk.get(path).content.decode()
    revise(slate, "at least 36", "at least 33")
    response = desk.post(path, {"revision": 1, "uid": uuid4()}, follow=True)
    assert "Revision 1 published." in response.content.decode()
    seen = as_seen(slate).published_revision
    assert seen is not None
    assert seen.number == 1


def test_it_tells_what_waits_and_what_becomes_public_with_it(slate: Article, desk: Client) -> None:
    publish(slate)
    correction = issue(revise(slate, "at least 36", "at least 33"), "33")
    page = desk.get(f"/articles/{slate.slug}/publish/").content.decode()
    assert "Revision 1 of 2." in page
    assert "Read revision 2" in page
    assert correction.note in page
    assert "Ruth Adeyemi published revision 1" in page


def test_nothing_chosen_is_said_at_the_form(slate: Article, desk: Client) -> None:
    response = desk.post(f"/articles/{slate.slug}/publish/")
    assert response.status_code == 422
    assert "Choose the revision that readers are to see." in response.content.decode()


@pytest.mark.parametrize("number", ["7", "x", "1 OR 1"])
def test_a_revision_that_is_not_there_is_refused(slate: Article, desk: Client, number: str) -> None:
    assert desk.post(f"/articles/{slate.slug}/publish/", {"revision": number}).status_code == 422
    assert as_seen(slate).publication_state == "unpublished"


def test_an_earlier_revision_is_refused(slate: Article, desk: Client) -> None:
    revise(slate, "at least 36", "at least 33")
    publish(slate)
    response = desk.post(f"/articles/{slate.slug}/publish/", {"revision": 1})
    assert response.status_code == 409
    assert "Readers see revision 2 already" in response.content.decode()


def test_a_form_sent_twice_publishes_once(slate: Article, desk: Client) -> None:
    form = {"revision": 1, "uid": uuid4()}
    for _ in range(2):
        assert desk.post(f"/articles/{slate.slug}/publish/", form).status_code == 302
    assert PublishedRevision.objects.count() == 1


def test_an_editor_may_not(slate: Article, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    response = client.post(f"/articles/{slate.slug}/publish/", {"revision": 1})
    assert response.status_code == 403
    assert "Only a reviewer or an admin publishes an article." in response.content.decode()
    assert as_seen(slate).publication_state == "unpublished"


def test_the_workspace_leads_here_for_who_may(slate: Article, client: Client) -> None:
    for username, leads in (("ruth", True), ("ines", False)):
        client.force_login(User.objects.get(username=username))
        page = client.get(f"/articles/{slate.slug}/").content.decode()
        assert (f"/articles/{slate.slug}/publish/" in page) is leads


def test_it_says_before_publishing_what_no_correction_announces(slate: Article, desk: Client) -> None:
    publish(slate)
    revision = revise(slate, "at least 36", "at least 33")
    page = desk.get(f"/articles/{slate.slug}/publish/").content.decode()
    assert "Revision 2: this change is not announced" in page
    assert "<del>36</del> → <ins>33</ins>" in page
    assert f"/articles/{slate.slug}/corrections/draft/?from=1&amp;to=2&amp;new=" in page
    issue(revision, "33", state="submitted")
    assert "Correction 2, submitted</a>" in desk.get(f"/articles/{slate.slug}/publish/").content.decode()
    issue(revision, "33")
    assert "not announced" not in desk.get(f"/articles/{slate.slug}/publish/").content.decode()
