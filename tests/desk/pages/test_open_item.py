"""Opening one item of the desk."""

from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, Verdict
from tests.desk.conftest import ClaimMaker


def test_it_goes_to_the_claim_in_its_article_and_says_that_one_comes_from_the_desk(
    client: Client, mark: ClaimMaker, ines: User, jonas: User
) -> None:
    claim = mark("120 boats", by=ines)
    Claim.objects.filter(pk=claim.pk).update(assignee=jonas)
    client.force_login(jonas)
    response = client.get(f"/desk/open/{claim.uid}/")
    assert (response.status_code, response["Location"]) == (302, "/articles/storm-on-the-coast/?claim=1#claim-1")
    html = client.get("/articles/storm-on-the-coast/?claim=1").content.decode()
    assert "From your desk" in html
    assert "This is the last. Back to the desk" in html
    client.get("/")
    assert "From your desk" not in client.get("/articles/storm-on-the-coast/?claim=1").content.decode()


def test_a_verdict_is_opened_in_the_queue(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get(f"/desk/open/{submitted.uid}/")["Location"] == f"/review/?item={submitted.uid}"


def test_what_no_longer_waits_leads_back_and_says_so(client: Client, submitted: Verdict, ines: User) -> None:
    client.force_login(ines)
    for uid in (submitted.uid, submitted.claim.uid, uuid4()):
        response = client.get(f"/desk/open/{uid}/", follow=True)
        assert response.redirect_chain == [("/", 302)]
        assert "It no longer waits for you." in response.content.decode()


def test_it_is_read_only(client: Client, submitted: Verdict, ines: User) -> None:
    client.force_login(ines)
    assert client.post(f"/desk/open/{submitted.claim.uid}/").status_code == 405


def test_nobody_is_sent_to_sign_in(client: Client, submitted: Verdict) -> None:
    assert client.get(f"/desk/open/{submitted.uid}/")["Location"].startswith("/sign-in/")
