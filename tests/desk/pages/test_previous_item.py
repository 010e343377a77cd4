"""Back to the item that was open before."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from tests.desk.conftest import ClaimMaker

WORKSPACE = "/articles/storm-on-the-coast/"


def test_it_opens_the_one_before_and_offers_the_other_again(
    client: Client, mark: ClaimMaker, ines: User, jonas: User
) -> None:
    for words in ("Storm on the coast", "1931", "such waves"):
        Claim.objects.filter(pk=mark(words, by=ines).pk).update(assignee=jonas)
    client.force_login(jonas)
    for _opened in range(2):
        client.get("/desk/next/")
    response = client.get("/desk/previous/", follow=True)
    assert response.redirect_chain == [(f"{WORKSPACE}?claim=1#claim-1", 302)]
    html = response.content.decode()
    assert "Skip to the next: “1931”" in html
    assert "Back to “" not in html
    assert client.get("/desk/next/")["Location"] == f"{WORKSPACE}?claim=2#claim-2"


def test_with_nothing_before_it_leads_to_the_desk(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.get("/desk/previous/", follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "Nothing was opened before this." in response.content.decode()


def test_it_is_read_only(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/desk/previous/").status_code == 405


def test_nobody_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/desk/previous/")["Location"] == "/sign-in/?next=/desk/previous/"
