"""Excerpts, edits and evidence files: what the actions keep and refuse."""

import io
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.sources import blobs
from factcheck.sources.actions import (
    SourceHasChanged,
    add_evidence,
    add_source,
    edit_source,
    remove_evidence,
    set_excerpt,
    source_for_article,
)
from factcheck.sources.models import EvidenceFile, Source
from factcheck.sources.queries import find_sources, settings_hash
from tests.conftest import PersonMaker
from tests.examples import a_page, an_article
from tests.sources.conftest import PDF

WHEN = datetime(2020, 2, 28, 10, 30, tzinfo=UTC)


@pytest.fixture
def source(ines: User) -> Source:
    return a_page(by=ines)


def keep(source: Source, by: User, data: bytes = PDF) -> EvidenceFile:
    return add_evidence(by=by, source=source, file=io.BytesIO(data), name="a.pdf", size=len(data))


def test_one_address_in_other_spellings_is_one_source(source: Source, ines: User) -> None:
    for url in ("http://www.example.org/figures/", "https://example.org/figures?utm_medium=mail#table"):
        assert a_page(by=ines, name="Other words", url=url) == source


def test_an_edit_keeps_what_the_source_is_found_by_in_step(source: Source, ines: User) -> None:
    edit_source(by=ines, source=source, changes={"name": "Opfer in Ídlib", "url": "https://example.org/other"})
    assert find_sources("opfer idlib").sources == [source]
    assert find_sources("https://example.org/other/").same_address == source
    assert find_sources("https://example.org/figures").sources == []


def test_nothing_changed_nothing_recorded(source: Source, ines: User) -> None:
    edit_source(by=ines, source=source, changes={"name": " Casualty  figures "})
    assert not Event.objects.filter(verb="changed").exists()


def test_an_edit_of_what_has_moved_on_is_refused(source: Source, ines: User, jonas: User) -> None:
    seen = settings_hash(source)
    edit_source(by=jonas, source=source, changes={"note": "Mine"}, seen=seen)
    with pytest.raises(SourceHasChanged):
        edit_source(by=ines, source=source, changes={"note": "Yours"}, seen=seen)


def test_who_has_no_role_changes_nothing(source: Source, make_person: PersonMaker) -> None:
    nobody = make_person("nobody", "Nobody")
    for deed in (
        lambda: edit_source(by=nobody, source=source, changes={"note": "x"}),
        lambda: set_excerpt(by=nobody, source=source, excerpt="x", retrieved_at=WHEN),
        lambda: keep(source, nobody),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_an_excerpt_is_kept_with_its_time_and_an_event(source: Source, ines: User) -> None:
    set_excerpt(by=ines, source=source, excerpt=" At least\r\n33 ", retrieved_at=WHEN)
    source.refresh_from_db()
    assert (source.excerpt, source.retrieved_at) == ("At least\n33", WHEN)
    event = Event.objects.get(verb="set excerpt of")
    assert '"characters":11' in event.details
    assert "At least" not in event.details  # its hash is there; the text may be taken away again


def test_an_excerpt_needs_a_time_that_has_been(source: Source, ines: User) -> None:
    for when in (None, timezone.now() + timedelta(minutes=1)):
        with pytest.raises(Unusable):
            set_excerpt(by=ines, source=source, excerpt="33", retrieved_at=when)


def test_an_excerpt_of_what_has_moved_on_is_refused(source: Source, ines: User) -> None:
    opened = Source.objects.get(pk=source.pk)
    set_excerpt(by=ines, source=source, excerpt="33", retrieved_at=WHEN)
    with pytest.raises(SourceHasChanged):
        set_excerpt(by=ines, source=opened, excerpt="36", retrieved_at=WHEN)


def test_an_article_here_needs_no_excerpt(ines: User) -> None:
    with pytest.raises(Unusable, match="whole text"):
        article = source_for_article(article=an_article(by=ines), by=ines)
        set_excerpt(by=ines, source=article, excerpt="33", retrieved_at=WHEN)


def test_the_same_bytes_on_two_sources_are_kept_once(
    source: Source, ines: User, django_capture_on_commit_callbacks: Any
) -> None:
    other = a_page(by=ines, name="Other", url="https://example.org/other")
    first, second = keep(source, ines), keep(other, ines)
    assert first.sha256 == second.sha256
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(by=ines, evidence=first)
    assert blobs.path_of(second.sha256).exists()
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(by=ines, evidence=second)
    assert not blobs.path_of(second.sha256).exists()
    assert [event.verb for event in Event.objects.filter(kind="evidence").order_by("number")] == [
        *("added", "added", "removed", "removed")
    ]
    assert not list(broken_links())


def test_what_is_removed_twice_says_so(source: Source, ines: User) -> None:
    kept = keep(source, ines)
    remove_evidence(by=ines, evidence=kept)
    with pytest.raises(RuleViolation, match="just now"):
        remove_evidence(by=ines, evidence=kept)


def test_articles_are_found_beside_sources_but_not_the_one_that_cites(ines: User, source: Source) -> None:
    article: Article = an_article(by=ines)
    assert find_sources("strike idlib").articles == [article]
    assert find_sources("strike idlib", without=article).articles == []
    assert not find_sources("   ")


def test_finding_takes_two_statements(ines: User, source: Source, django_assert_num_queries: Any) -> None:
    for number in range(12):
        a_page(by=ines, name=f"Figures {number}", url=f"https://example.org/{number}")
    with django_assert_num_queries(2):
        assert len(find_sources("figures").sources) == 8


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    outcomes: list[Any] = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def do(number: int) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=60)
            outcomes[number] = deeds[number]()
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_add_one_address_at_once_make_one_source(ines: User) -> None:
    urls = [f"https://www.example.org/idlib/?utm_source={number}" for number in range(8)]
    made = at_once([partial(add_source, by=ines, kind="web_page", name="Idlib", url=url) for url in urls])
    assert {source.uid for source in made} == {Source.objects.get().uid}
    assert Event.objects.filter(kind="source", verb="added").count() == 1


@pytest.mark.django_db(transaction=True)
def test_adding_and_removing_the_same_bytes_at_once_loses_none(ines: User) -> None:
    sources = [a_page(by=ines, name=f"Page {number}", url=f"https://example.org/{number}") for number in range(8)]
    old = [keep(source, ines) for source in sources[:4]]
    deeds: list[Callable[[], Any]] = [partial(remove_evidence, by=ines, evidence=one) for one in old]
    at_once([*deeds, *(partial(keep, source, ines) for source in sources[4:])])
    assert EvidenceFile.objects.count() == 4
    assert blobs.path_of(old[0].sha256).read_bytes() == PDF
    assert not list(broken_links())
