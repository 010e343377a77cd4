"""Keeping text of a source."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources.models import Source
from tests.examples import a_page


@pytest.fixture
def source(ines: User) -> Source:
    return a_page(by=ines)


def test_pasted_text_is_kept_with_its_time(desk: Client, source: Source) -> None:
    typed = {"excerpt": "At least 33\r\nsoldiers. <b>", "retrieved_at": "2020-02-28T10:30"}
    page = desk.post(f"/sources/{source.uid}/excerpt/", typed, follow=True).content.decode()
    assert "At least 33\nsoldiers. &lt;b&gt;" in page
    assert "28 Feb 2020, 10:30 UTC" in page


def test_the_time_typed_is_that_of_the_newsroom(desk: Client, source: Source, settings: object) -> None:
    settings.NEWSROOM_TIME_ZONE = "Europe/Prague"  # type: ignore[attr-defined]
    assert "Europe/Prague time" in desk.get(f"/sources/{source.uid}/excerpt/").content.decode()
    desk.post(f"/sources/{source.uid}/excerpt/", {"excerpt": "a", "retrieved_at": "2020-02-28T10:30"})
    source.refresh_from_db()
    assert source.retrieved_at is not None and source.retrieved_at.hour == 9


def test_an_empty_text_takes_it_away(desk: Client, source: Source) -> None:
    desk.post(f"/sources/{source.uid}/excerpt/", {"excerpt": "a", "retrieved_at": "2020-02-28T10:30"})
    response = desk.post(
        f"/sources/{source.uid}/excerpt/", {"excerpt": " ", "retrieved_at": "2020-02-28T10:30"}, follow=True
    )
    assert "Excerpt taken away." in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"retrieved_at": "2999-01-01T10:00"}, "is in the future"),
        ({"retrieved_at": ""}, "required"),
        ({"retrieved_at": "yesterday"}, "date"),
        ({"excerpt": "long " * 50_000}, "under 200,000"),
        ({"excerpt": "a\x00b"}, "ull"),
    ],
)
def test_it_refuses(desk: Client, source: Source, wrong: dict[str, str], said: str) -> None:
    typed = {"excerpt": "At least 33", "retrieved_at": "2020-02-28T10:30"} | wrong
    response = desk.post(f"/sources/{source.uid}/excerpt/", typed)
    assert response.status_code == 422
    assert said in response.content.decode()
    source.refresh_from_db()
    assert source.excerpt == ""
