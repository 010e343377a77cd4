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


def test_what_was_done_says_what_comes_next(client: Client, tasks: list[Claim], jonas: User) -> None:
    client.force_login(jonas)
    client.get("/desk/next/")
    page = client.get(f"{WORKSPACE}?claim=1").content.decode()
    assert "Skip to the next:" in page
    assert "Next on your desk" not in page
    answer = client.post(
        f"/claims/{tasks[0].uid}/status/", {"status": "dismissed", "reason": "A headline, no claim."}, follow=True
    ).content.decode()
    assert "Next on your desk: “1931”" in answer
    assert "This no longer waits for you." in answer


def test_a_script_gets_it_with_its_part_of_the_page(client: Client, tasks: list[Claim], jonas: User) -> None:
    client.force_login(jonas)
    client.get("/desk/next/")
    answer = client.post(
        f"/claims/{tasks[0].uid}/status/",
        {"status": "dismissed", "reason": "A headline, no claim."},
        headers={
            "HX-Request": "true",
            "HX-Target": "workspace",
            "HX-Current-URL": f"http://testserver{WORKSPACE}?claim=1",
        },
    ).content.decode()
    assert "Next on your desk: “1931”" in answer
    assert '<nav id="round" class="banner round is-done" aria-label="From your desk" data-hx-swap-oob="true">' in answer


def test_the_last_one_leads_back_to_the_desk(client: Client, tasks: list[Claim], jonas: User) -> None:
    client.force_login(jonas)
    Claim.objects.filter(pk__in=[claim.pk for claim in tasks[1:]]).update(assignee=None)
    client.get("/desk/next/")
    answer = client.post(
        f"/claims/{tasks[0].uid}/status/", {"status": "dismissed", "reason": "A headline, no claim."}, follow=True
    ).content.decode()
    assert "That was the last on your desk" in answer


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
