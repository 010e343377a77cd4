"""Adding sources: once each, by their address too, and only what can be used."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import NEWSROOM, Event
from factcheck.errors import NotAllowed, Unusable
from factcheck.sources.actions import add_source, check_web_address, source_for_article
from factcheck.sources.models import Source
from factcheck.sources.states import SourceKind
from tests.conftest import PersonMaker
from tests.examples import a_page, an_article

ADDRESS = "https://example.org/figures"


def test_it_adds_a_source_and_records_it(ines: User) -> None:
    source = add_source(by=ines, kind=SourceKind.PERSON, name="  A.  Yılmaz ", contact="+90 555")
    assert (source.name, source.contact, source.added_by) == ("A. Yılmaz", "+90 555", ines)
    event = Event.objects.get(object_uid=str(source.uid))
    assert (event.verb, event.kind, event.chain.name) == ("added", "source", NEWSROOM)


def test_the_same_uid_sent_twice_gives_the_first(ines: User) -> None:
    uid = uuid4()
    first = add_source(by=ines, kind=SourceKind.DOCUMENT, name="Report", uid=uid)
    assert add_source(by=ines, kind=SourceKind.DOCUMENT, name="Report again", uid=uid) == first
    assert Source.objects.get().name == "Report"


def test_the_same_address_gives_the_one_that_is_there(ines: User, jonas: User) -> None:
    first = a_page(by=ines, url=ADDRESS)
    assert add_source(by=jonas, kind=SourceKind.WEB_PAGE, name="Other name", url=f" {ADDRESS} ") == first
    assert Source.objects.count() == 1


def test_sources_without_an_address_are_not_taken_for_each_other(ines: User) -> None:
    for name in ("One", "Two"):
        add_source(by=ines, kind=SourceKind.PERSON, name=name)
    assert Source.objects.count() == 2


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "javascript:alert(1)", "example.org", "https://", "data:,a"]
)
def test_it_refuses_what_is_no_web_address(ines: User, address: str) -> None:
    for field in ("url", "archived_url"):
        with pytest.raises(Unusable, match="no web address"):
            add_source(by=ines, kind=SourceKind.WEB_PAGE, name="Page", **{field: address})
    assert not Source.objects.exists()


def test_it_takes_http_and_https() -> None:
    for address in ("http://example.org", "https://example.org/ä?q=1#a"):
        check_web_address(address)


def test_it_refuses_a_source_without_a_name(ines: User) -> None:
    with pytest.raises(Unusable, match="name"):
        add_source(by=ines, kind=SourceKind.PERSON, name="  ")


@pytest.mark.parametrize("kind", ["", "rumour", SourceKind.ARTICLE])
def test_it_refuses_a_kind_that_cannot_be_typed_in(ines: User, kind: str) -> None:
    with pytest.raises(Unusable, match="what the source is"):
        add_source(by=ines, kind=kind, name="Source")


def test_it_refuses_a_date_in_the_future(ines: User) -> None:
    tomorrow = timezone.now().date() + timedelta(days=1)
    with pytest.raises(Unusable, match="future"):
        add_source(by=ines, kind=SourceKind.DOCUMENT, name="Report", published_on=tomorrow)


def test_a_person_without_a_role_adds_nothing(make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        add_source(by=make_person("guest", "Guest"), kind=SourceKind.PERSON, name="Source")


def test_an_article_here_becomes_one_source_however_often_it_is_cited(ines: User, jonas: User) -> None:
    article = an_article(by=ines)
    source = source_for_article(article=article, by=ines)
    assert source_for_article(article=article, by=jonas) == source
    assert (source.kind, source.name, source.publisher) == (SourceKind.ARTICLE, article.title, "The Daily Test")
