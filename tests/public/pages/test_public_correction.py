"""/public/corrections/<uid>/: the permanent address of one."""

from uuid import uuid4

import pytest
from django.test import Client

from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


def test_it_tells_the_note_and_leads_to_the_article(published_slate: Article, client: Client) -> None:
    page = client.get(f"/public/corrections/{Correction.objects.get().uid}/").content.decode()
    assert "originally misspelled Bashar al-Assad’s first name" in page
    assert f"/public/articles/{published_slate.slug}/" in page
    assert "not recorded" in page


def test_those_that_replace_each_other_are_linked(slate: Article, client: Client) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    new = issue(revision, "33")
    old = issue(revision, "Jan. 8", state=CorrectionState.SUPERSEDED, superseded_by=new)
    publish(slate)
    assert f"/public/corrections/{new.uid}/" in client.get(f"/public/corrections/{old.uid}/").content.decode()
    assert f"/public/corrections/{old.uid}/" in client.get(f"/public/corrections/{new.uid}/").content.decode()


@pytest.mark.parametrize("state", [CorrectionState.DRAFT, CorrectionState.SUBMITTED])
def test_a_draft_is_not_found(slate: Article, client: Client, state: str) -> None:
    correction = issue(revise(slate, "at least 36", "at least 33"), "33", state=state)
    publish(slate)
    assert client.get(f"/public/corrections/{correction.uid}/").status_code == 404


def test_one_of_an_unpublished_article_is_not_found(slate: Article, client: Client) -> None:
    assert client.get(f"/public/corrections/{Correction.objects.get().uid}/").status_code == 404
    assert client.get(f"/public/corrections/{uuid4()}/").status_code == 404
