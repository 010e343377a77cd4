"""/public/corrections/: every correction of what readers see, newest first."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import publish_article, retract_article
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from tests.examples import an_article, latest
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


def read(client: Client, query: str = "") -> str:
    response = client.get(f"/public/corrections/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_before_anything_is_published_there_is_none(slate: Article, client: Client) -> None:
    page = read(client)
    assert "No corrections yet" in page
    assert "Bashar" not in page
    assert "Slate" not in page


def test_a_correction_is_told_with_its_article_its_day_and_its_address(
    published_slate: Article, client: Client
) -> None:
    page = read(client)
    assert "originally misspelled Bashar al-Assad’s first name" in page
    assert '<time datetime="2020-02-28">Feb. 28, 2020</time>' in page
    assert f"/public/articles/{published_slate.slug}/" in page
    assert f"/public/corrections/{Correction.objects.get().uid}/" in page
    assert "The wrong words were not recorded" in page
    assert "1 correction" in page


def test_a_withdrawn_one_stays_and_says_so(slate: Article, client: Client) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33", state=CorrectionState.WITHDRAWN)
    publish(slate)
    page = read(client)
    assert "<b>Withdrawn</b>" in page
    assert "The first figure was right." in page


def test_one_that_was_superseded_leads_to_what_replaced_it(slate: Article, client: Client) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    new = issue(revision, "33")
    issue(revision, "Jan. 8", state=CorrectionState.SUPERSEDED, superseded_by=new)
    article = publish(slate)
    told = f'<a href="/public/corrections/{new.uid}/">What replaced it'
    assert told in read(client)
    assert told in client.get(f"/public/articles/{article.slug}/").content.decode()


def test_drafts_stay_inside(slate: Article, client: Client) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33", state=CorrectionState.DRAFT)
    publish(slate)
    assert "Correction: it is 33." not in read(client)


def test_it_is_narrowed_by_publication_and_type(published_slate: Article, client: Client) -> None:
    assert "Bashar" in read(client, "?publication=slate&type=correction")
    assert "Bashar" not in read(client, "?type=clarification")
    assert "No correction like this" in read(client, "?type=clarification")


@pytest.mark.parametrize("query", ["?publication=bloomberg", "?type=nonsense"])
def test_what_no_filter_knows_gives_none(published_slate: Article, client: Client, query: str) -> None:
    assert "Bashar" not in read(client, query)


def test_publications_that_published_nothing_are_not_named(published_slate: Article, client: Client) -> None:
    assert "Bloomberg" not in read(client)


def test_pages_stand_in_the_address_with_the_filters(slate: Article, client: Client) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    for _ in range(26):
        issue(revision, "33")
    publish(slate)
    first, second = read(client, "?type=correction"), read(client, "?type=correction&page=2")
    assert first.count('class="entry"') == 25
    assert second.count('class="entry"') == 2
    assert "type=correction" in first.partition('rel="next"')[2].partition(">")[0]


def test_the_feeds_beside_it_show_what_the_filters_show(published_slate: Article, client: Client) -> None:
    page = read(client, "?kind=misspelled&publication=slate")
    for feed in ("feed/", "feed.json"):
        address = f'href="/public/corrections/{feed}?publication=slate&amp;kind=misspelled"'
        assert page.count(address) == 2
    assert "Follow what these filters show" in page


@pytest.mark.parametrize("number", [1, 12])
def test_it_costs_the_same_however_many_there_are(
    number: int, slate: Article, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    for _ in range(number):
        issue(revision, "33")
    publish(slate)
    with django_assert_num_queries(3):
        read(client, "?type=correction&words=33")


def test_a_short_word_is_looked_for_where_words_begin_and_readers_are_told(slate: Article, client: Client) -> None:
    revision = revise(slate, "at least 36", "at least 33")
    issue(revision, "33")
    publish(slate)
    for words, is_found in (("33", True), ("tr", True), ("ro", False)):
        page = read(client, f"?type=correction&words={words}")
        assert f"“{words}” is so short" in page
        assert ("No correction fits these filters." not in page) == is_found
    assert "is so short" not in read(client, "?words=troops")


def test_an_article_that_was_taken_back_leads_the_list_with_its_reason(
    published_slate: Article, client: Client
) -> None:
    ruth = User.objects.get(username="ruth")
    retract_article(by=ruth, article=published_slate, reason="The interview never took place.")
    for query in ("", "?type=retraction", "?publication=slate", "?type=&publication=slate"):
        page = read(client, query)
        assert "Retracted: Russia-Backed" in page
        assert page.count("The interview never took place.") == 1
        assert "No correction" not in page
    for query in ("?type=correction", "?words=bashar", "?publication=bloomberg"):
        assert "The interview never took place." not in read(client, query)


def test_articles_that_were_taken_back_fill_pages_like_corrections(
    published_slate: Article, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ines, ruth = (User.objects.get(username=name) for name in ("ines", "ruth"))
    for number in range(26):
        article = an_article(by=ines, title=f"Strike {number}")
        publish_article(by=ruth, article=as_seen(article), revision=latest(article))
        retract_article(by=ruth, article=as_seen(article), reason="The interview never took place.")
    with django_assert_num_queries(5):
        first = read(client)
    assert first.count("The interview never took place.") == first.count('class="entry') == 25
    assert "1–25 of 26 retracted articles and 1 correction" in " ".join(first.split())
    second = read(client, "?page=2")
    assert second.count("The interview never took place.") == 1
    assert "Bashar" in second
    assert "Bashar" not in first
    assert read(client, "?type=retraction&page=2").count("The interview never took place.") == 1
