"""Putting right what is said of a source."""

import json

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.sources.actions import add_source, source_for_article
from factcheck.sources.models import Source
from factcheck.sources.queries import settings_hash
from tests.examples import a_page, an_article


def typed(source: Source, **fields: str) -> dict[str, str]:
    said = {"name": source.name, "publisher": source.publisher, "url": source.url, "seen": settings_hash(source)}
    return said | fields


def test_it_changes_what_was_typed_and_records_it(desk: Client, ines: User) -> None:
    source = a_page(by=ines)
    response = desk.post(f"/sources/{source.uid}/edit/", typed(source, reliability="B", rank="primary"), follow=True)
    page = response.content.decode()
    assert "Source changed." in page
    assert "B: usually reliable" in page and "nearly always right" in page
    event = Event.objects.get(object_uid=str(source.uid), verb="changed")
    assert set(json.loads(event.details)["settings"]) == {"reliability", "rank"}


def test_it_asks_a_person_for_other_things_than_a_page(desk: Client, ines: User) -> None:
    person = add_source(by=ines, kind="person", name="İbrahim Kalın")
    page = desk.get(f"/sources/{person.uid}/edit/").content.decode()
    assert "Affiliation" in page and 'name="contact"' in page
    assert 'name="url"' not in page and 'name="retrieved_at"' not in page


def test_what_an_article_is_called_is_not_changed_here(desk: Client, ines: User) -> None:
    source = source_for_article(article=an_article(by=ines), by=ines)
    desk.post(f"/sources/{source.uid}/edit/", typed(source, name="Another", note="Kept"))
    source.refresh_from_db()
    assert (source.name, source.note) == ("Strike kills at least 36 in Idlib", "Kept")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "javascript:alert(1)"}, "no web address"),
        ({"url": "http://example.org/taken/"}, "has this address already"),
        ({"retrieved_at": "2999-01-01T10:00"}, "in the future"),
        ({"name": " "}, "required"),
        ({"reliability": "G"}, "G"),
        ({"seen": "0" * 64}, "Somebody changed this source since you opened it"),
    ],
)
def test_it_refuses_and_keeps_what_was_typed(desk: Client, ines: User, wrong: dict[str, str], said: str) -> None:
    a_page(by=ines, name="Taken", url="https://www.example.org/taken")
    source = a_page(by=ines)
    response = desk.post(f"/sources/{source.uid}/edit/", typed(source, note="Typed long ago") | wrong)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page and "Typed long ago" in page
    assert not Event.objects.filter(verb="changed").exists()
