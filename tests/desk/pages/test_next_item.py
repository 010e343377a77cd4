"""From one item of the desk to the next."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from tests.desk.conftest import ClaimMaker

WORKSPACE = "/articles/storm-on-the-coast/"


@pytest.fixture
def tasks(mark: ClaimMaker, ines: User, jonas: User) -> list[Claim]:
    claims = [mark(words, by=ines) for words in ("Storm on the coast", "1931", "such waves")]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(assignee=jonas)
    return claims


def test_it_goes_on_in_the_order_of_the_desk_and_passes_over_what_was_skipped(
    client: Client, tasks: list[Claim], jonas: User
) -> None:
    client.force_login(jonas)
    opened = [client.get("/desk/next/")["Location"] for _claim in tasks]
    assert opened == [f"{WORKSPACE}?claim={number}#claim-{number}" for number in (1, 2, 3)]
    response = client.get("/desk/next/", follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "You opened all that waits for you." in response.content.decode()
    assert client.get("/desk/next/")["Location"] == opened[0]


def test_it_costs_the_same_with_one_and_with_many(
    client: Client, tasks: list[Claim], mark: ClaimMaker, jonas: User, ines: User
) -> None:
    def statements() -> list[int]:
        client.get("/")
        counted = []
        for address in ("/desk/next/", f"{WORKSPACE}?claim=1"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counted.append(len(captured))
        return counted

    client.force_login(jonas)
    few = statements()
    for words in ("120 boats", "two brothers", "Nobody"):
        Claim.objects.filter(pk=mark(words, by=ines).pk).update(assignee=jonas)
    assert statements() == few


def test_it_is_read_only(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/desk/next/").status_code == 405


def test_nobody_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/desk/next/")["Location"] == "/sign-in/?next=/desk/next/"
