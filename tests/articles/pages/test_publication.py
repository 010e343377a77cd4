"""/publications/<slug>/: the settings of one."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.audit.models import Event
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db

SETTINGS = {
    "name": "Slate",
    "time_zone": "America/New_York",
    "language": "en",
    "date_style": "ap",
    "work_noun": "post",
    "sign_style": "symbols",
    "notes_at": "retractions",
    "shows_verdicts": "on",
    "home_url": "https://slate.com/",
    "corrections_policy_url": "slate.com/corrections",
    "fact_checking_policy_url": "",
}


@pytest.fixture
def desk(client: Client, amara: User, make_article: ArticleMaker) -> Client:
    make_article(publication="Slate")
    client.force_login(amara)
    return client


def test_an_admin_changes_the_settings_and_it_is_an_event(desk: Client) -> None:
    assert "Slate" in desk.get("/publications/slate/").content.decode()
    response = desk.post("/publications/slate/", SETTINGS, follow=True)
    assert "Publication changed." in response.content.decode()
    slate = Publication.objects.get()
    assert (slate.time_zone, slate.work_noun, slate.shows_verdicts) == ("America/New_York", "post", True)
    assert slate.corrections_policy_url == "https://slate.com/corrections"
    event = Event.objects.get(kind="publication", verb="changed")
    assert event.person_name == "Amara Lindqvist"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("name", ""),
        ("home_url", "javascript:alert(1)"),
        ("masthead_url", "data:text/html,x"),
        ("language", 'en" onload="x()'),
        ("date_style", "roman"),
        ("work_noun", "poem"),
    ],
)
def test_what_cannot_be_used_is_said_at_the_form(desk: Client, field: str, value: str) -> None:
    response = desk.post("/publications/slate/", SETTINGS | {field: value})
    assert response.status_code == 422
    assert "<h1>Slate</h1>" in response.content.decode()
    assert Publication.objects.get().time_zone == "UTC"


def test_every_policy_has_an_address_of_its_own(desk: Client) -> None:
    addresses = {name: f"https://slate.com/{name}" for name in Publication.POLICIES}
    desk.post("/publications/slate/", SETTINGS | addresses)
    slate = Publication.objects.get()
    assert {name: getattr(slate, name) for name in Publication.POLICIES} == addresses
    assert [address for _label, address in slate.policies] == list(addresses.values())


def test_its_address_stays_when_its_name_changes(desk: Client) -> None:
    desk.post("/publications/slate/", SETTINGS | {"name": "Slate Magazine"})
    assert Publication.objects.get().slug == "slate"


def test_one_that_is_not_there_is_not_found(desk: Client) -> None:
    assert desk.get("/publications/nothing/").status_code == 404


def test_it_is_for_admins(desk: Client, ruth: User) -> None:
    desk.force_login(ruth)
    assert desk.post("/publications/slate/", SETTINGS).status_code == 403
    assert Publication.objects.get().time_zone == "UTC"
