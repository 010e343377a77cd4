"""Adding sources, and making one of an article here."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.errors import NotAllowed, Unusable
from factcheck.sources.actions import add_source, check_web_address, source_for_article
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.examples import an_article


def add(by: User, **what: Any) -> Source:
    return add_source(by=by, **{"kind": "web_page", "name": "Casualty figures", **what})


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def test_it_keeps_what_was_said_of_the_source(ines: User) -> None:
    source = add(
        ines,
        name=" Casualty \n figures ",
        publisher=" Ministry ",
        url=" https://example.org/figures ",
        archived_url="http://archive.example.org/1",
        published_on=date(2020, 2, 28),
        contact="press@example.org",
        reliability="B",
        note=" Monthly ",
    )
    source.refresh_from_db()
    assert (source.name, source.publisher, source.url) == (
        "Casualty figures",
        "Ministry",
        "https://example.org/figures",
    )
    assert (source.note, source.reliability, source.added_by) == ("Monthly", "B", ines)
    event = Event.objects.get(object_uid=str(source.uid))
    assert (event.verb, event.kind, event.label, event.chain.name) == (
        "added",
        "source",
        "Casualty figures",
        "newsroom",
    )
    assert not list(broken_links())


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"kind": "rumour"}, "what the source is"),
        ({"kind": "article"}, "what the source is"),
        ({"name": " \n "}, "name"),
        ({"url": "ftp://example.org/figures"}, "http"),
        ({"url": "javascript:alert(1)"}, "http"),
        ({"url": "example.org"}, "http"),
        ({"url": "data:,a"}, "http"),
        ({"kind": ""}, "what the source is"),
        ({"url": "https://"}, "http"),
        ({"archived_url": "file:///etc/passwd"}, "http"),
        ({"url": "https://example.org/" + "a" * 1000}, "characters"),
        ({"published_on": timezone.now().date() + timedelta(days=2)}, "future"),
        ({"reliability": "G"}, "A to F"),
    ],
)
def test_it_refuses(what: dict[str, Any], reason: str, ines: User) -> None:
    with pytest.raises(Unusable, match=reason) as refusal:
        add(ines, **what)
    assert refusal.value.status == 400
    assert not Source.objects.exists()
    assert not Event.objects.filter(kind="source").exists()


def test_nobody_without_a_role_adds_a_source(article: Article, make_person: PersonMaker) -> None:
    nobody = make_person("nobody", "Nobody")
    with pytest.raises(NotAllowed):
        add(nobody)
    with pytest.raises(NotAllowed):
        source_for_article(article=article, by=nobody)


def test_sent_twice_it_makes_one(ines: User) -> None:
    uid = uuid4()
    assert add(ines, uid=uid) == add(ines, name="Another name", uid=uid)
    assert Source.objects.get().name == "Casualty figures"
    assert Source.objects.count() == 1 == Event.objects.filter(kind="source").count()


def test_the_same_address_is_the_same_source(ines: User, jonas: User) -> None:
    first = add(ines, url="https://example.org/figures")
    assert add(jonas, name="Another name", url=" https://example.org/figures") == first


def test_sources_without_an_address_are_not_taken_for_one_another(ines: User) -> None:
    assert add(ines, kind="person", name="Irina Zvyagelskaya") != add(ines, kind="person", name="Irina Zvyagelskaya")


def test_an_article_becomes_a_source_the_first_time_it_is_cited(article: Article, ines: User, jonas: User) -> None:
    source = source_for_article(article=article, by=ines)
    assert (source.kind, source.name, source.publisher) == ("article", article.title, "The Daily Test")
    assert (source.article, source.published_on) == (article, date(2020, 2, 28))
    assert source_for_article(article=article, by=jonas) == source
    event = Event.objects.get(kind="source")
    assert (event.verb, event.person) == ("added", ines)


@pytest.mark.parametrize("address", ["http://example.org", "https://example.org/a?b=c#d", "https://مثال.إختبار/"])
def test_a_web_address_is_one(address: str) -> None:
    check_web_address(address)
