"""Waiving: readers are not told of a change, and the record says why and who says so."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.announcing import waive_change
from tests.corrections.publishing import in_body, shown_twice


@pytest.fixture
def quietly(ruth: User) -> Article:
    return shown_twice(by=ruth)


@pytest.fixture
def desk(client: Client, ruth: User) -> Client:
    client.force_login(ruth)
    return client


def waive(client: Client, article: Article, reason: str, there: str = "") -> object:
    address = f"/corrections/unannounced/{in_body(article).uid}/waive/"
    return client.post(address, {"reason": reason, "next": there}, follow=True)


def test_it_is_waived_and_can_be_undone(desk: Client, quietly: Article) -> None:
    response = waive(desk, quietly, "A count of a day.", f"/corrections/unannounced/?article={quietly.slug}")
    html = response.content.decode()  # type: ignore[attr-defined]
    assert "Change waived." in html
    assert f'action="/corrections/unannounced/{in_body(quietly).uid}/reopen/"' in html
    assert in_body(quietly).state == "waived"


def test_without_a_reason_the_field_says_so_and_nothing_is_waived(desk: Client, quietly: Article) -> None:
    response = waive(desk, quietly, "  ")
    assert response.status_code == 422  # type: ignore[attr-defined]
    html = response.content.decode()  # type: ignore[attr-defined]
    assert "Say why readers need not be told." in html
    assert "<details open>" in html
    assert in_body(quietly).state == "open"


def test_what_somebody_waived_first_is_a_refusal_with_their_reason(desk: Client, quietly: Article, amara: User) -> None:
    waive_change(by=amara, change=in_body(quietly), reason="A count of a day.")
    response = waive(desk, quietly, "Mine.")
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "Amara Lindqvist waived it already: A count of a day." in response.content.decode()  # type: ignore[attr-defined]


def test_an_address_elsewhere_is_not_followed(desk: Client, quietly: Article) -> None:
    address = f"/corrections/unannounced/{in_body(quietly).uid}/waive/"
    response = desk.post(address, {"reason": "A count of a day.", "next": "https://example.org/"})
    assert response.headers["Location"] == "/corrections/unannounced/"
