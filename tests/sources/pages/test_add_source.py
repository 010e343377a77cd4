"""The form of a new source."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.conftest import PersonMaker
from tests.examples import a_page


def typed(**fields: str) -> dict[str, str]:
    return {"uid": str(uuid4()), "kind": "web_page", "name": "Casualty figures"} | fields


def test_it_brings_the_uid_of_the_source_it_will_make(desk: Client) -> None:
    response = desk.get("/sources/add/")
    assert f'value="{response.context["form"].initial["uid"]}"' in response.content.decode()


def test_it_adds_the_source_and_leads_to_it(desk: Client, ines: User) -> None:
    fields = typed(url="https://example.org/a", published_on="2020-02-28", contact="", note="Kept")
    response = desk.post("/sources/add/", fields, follow=True)
    source = Source.objects.get()
    assert response.redirect_chain == [(source.get_absolute_url(), 302)]
    assert "Source added." in response.content.decode()
    assert (str(source.uid), source.url, source.note, source.added_by) == (fields["uid"], fields["url"], "Kept", ines)


def test_sent_twice_it_makes_one(desk: Client) -> None:
    fields = typed()
    for _time in range(2):
        assert desk.post("/sources/add/", fields).status_code == 302
    assert Source.objects.count() == 1


def test_the_same_address_leads_to_the_source_that_is_there_and_says_so(desk: Client, jonas: User) -> None:
    there = a_page(by=jonas, url="https://example.org/a")
    response = desk.post("/sources/add/", typed(url="https://example.org/a"), follow=True)
    assert response.redirect_chain == [(there.get_absolute_url(), 302)]
    assert "This address is here already. Nothing was added." in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "ftp://example.org"}, "no web address"),
        ({"archived_url": "javascript:alert(1)"}, "no web address"),
        ({"name": ""}, "required"),
        ({"kind": "article"}, "article"),
        ({"published_on": "2999-01-01"}, "in the future"),
        ({"published_on": "2020-02-30"}, "date"),
        ({"name": "a" * 301}, "300"),
        ({"name": "a\x00b"}, "ull"),
        ({"uid": "none"}, "UUID"),
    ],
)
def test_it_keeps_what_was_typed_and_says_what_is_wrong(desk: Client, wrong: dict[str, Any], said: str) -> None:
    response = desk.post("/sources/add/", typed(publisher="Ministry of Figures") | wrong)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "Ministry of Figures" in page
    assert not Source.objects.exists()


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.post("/sources/add/", typed()).status_code == 403


def test_each_kind_asks_for_its_own(desk: Client) -> None:
    person = desk.get("/sources/add/?kind=person").content.decode()
    assert "Affiliation" in person and 'name="contact"' in person and 'name="url"' not in person
    page = desk.get("/sources/add/?kind=web_page&url=https://example.org/a").content.decode()
    assert 'value="https://example.org/a"' in page and 'name="retrieved_at"' in page and 'name="contact"' not in page


def test_before_another_of_the_same_name_is_added_those_that_are_here_are_shown(desk: Client, ines: User) -> None:
    there = add_source(by=ines, kind="person", name="İbrahim Kalın", publisher="Presidency")
    fields = typed(kind="person", name="Ibrahim Kalin")
    response = desk.post("/sources/add/", fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Is it one of these?" in page and f'href="{there.get_absolute_url()}"' in page
    assert Source.objects.count() == 1
    assert desk.post("/sources/add/", fields | {"is_another": "1"}).status_code == 302
    assert Source.objects.count() == 2


def test_the_same_address_in_another_spelling_leads_to_the_source(desk: Client, jonas: User) -> None:
    there = a_page(by=jonas, url="https://example.org/a?id=7")
    fields = typed(name="Other", url="http://www.example.org/a/?utm_source=x&id=7#top")
    assert desk.post("/sources/add/", fields)["Location"] == there.get_absolute_url()
