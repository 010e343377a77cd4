"""/articles/<slug>/publish/<n>/: a revision as readers would see it, which they do not."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.conftest import PersonMaker
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(slate: Article, client: Client) -> Client:
    client.force_login(User.objects.get(username="ruth"))
    return client


def test_it_shows_what_readers_will_see_and_says_that_they_do_not(slate: Article, desk: Client) -> None:
    publish(slate)
    correction = issue(revise(slate, "at least 36", "at least 33"), "33")
    page = desk.get(f"/articles/{slate.slug}/publish/2/").content.decode()
    for words in ("Not published", "revision 2 as readers would see it", "Readers see revision 1.", "at least 33"):
        assert words in page
    assert correction.note in page
    assert 'content="noindex"' in page
    assert "application/ld+json" not in page, "what is not published is told to no machine"
    assert f"/public/corrections/{correction.uid}/" not in page, "its permanent address is not there yet"


def test_nothing_is_published_by_looking(slate: Article, desk: Client) -> None:
    page = desk.get(f"/articles/{slate.slug}/publish/1/").content.decode()
    assert "Readers see nothing yet." in page
    assert as_seen(slate).publication_state == "unpublished"
    assert desk.get(f"/public/articles/{slate.slug}/").status_code == 404


def test_it_shows_the_text_that_is_then_published(slate: Article, desk: Client) -> None:
    def text(page: str) -> str:
        return page.partition('id="text"')[2].partition('<dl class="imprint">')[0]

    before = desk.get(f"/articles/{slate.slug}/publish/1/").content.decode()
    publish(slate)
    assert text(before) == text(desk.get(f"/public/articles/{slate.slug}/").content.decode()) != ""


def test_readers_do_not_see_it_and_no_cache_keeps_it(slate: Article, desk: Client) -> None:
    address = f"/articles/{slate.slug}/publish/1/"
    assert "public" not in desk.get(address).get("Cache-Control", "")
    assert Client().get(address)["Location"].startswith("/sign-in/")


def test_a_revision_that_is_not_there_is_not_found(slate: Article, desk: Client) -> None:
    assert desk.get(f"/articles/{slate.slug}/publish/7/").status_code == 404
    assert desk.post(f"/articles/{slate.slug}/publish/1/").status_code == 405


def test_who_has_no_role_sees_none(slate: Article, client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    assert client.get(f"/articles/{slate.slug}/publish/1/").status_code == 403


def test_it_costs_the_same_however_many_corrections(
    slate: Article, desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for old, new in (("36", "33"), ("33", "34"), ("34", "35")):
        issue(revise(slate, f"at least {old}", f"at least {new}"), new)
    with django_assert_max_num_queries(10):
        desk.get(f"/articles/{slate.slug}/publish/4/")
