"""Withdrawing a blind second check that was asked for."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Verdict

Browse = Callable[[User], Client]


def test_the_checker_sees_the_verdict_again(browse: Browse, submitted: Verdict, ines: User, jonas: User) -> None:
    check = ask_second_check(by=ines, claim=submitted.claim, checker=jonas)
    client, address = browse(jonas), f"/claims/{submitted.claim.uid}/"
    assert "The ministry says so." not in client.get(address).content.decode()
    response = browse(ines).post(f"/second-checks/{check.uid}/withdraw/", follow=True)
    assert response.redirect_chain == [(f"{address}second-check/ask/", 302)]
    assert "Jonas Weil is no longer asked to check claim 1." in response.content.decode()
    assert "The ministry says so." in client.get(address).content.decode()


def test_once_answered_or_withdrawn_it_stays(browse: Browse, submitted: Verdict, ines: User, jonas: User) -> None:
    check = ask_second_check(by=ines, claim=submitted.claim, checker=jonas)
    client = browse(ines)
    client.post(f"/second-checks/{check.uid}/withdraw/")
    assert client.post(f"/second-checks/{check.uid}/withdraw/").status_code == 409
