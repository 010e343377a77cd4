"""Asking a person for a blind second check."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.second_checks import ask_second_check
from factcheck.claims.models import Claim, SecondCheck, Verdict
from tests.claims.actions.test_second_checks import answer

Browse = Callable[[User], Client]


def page(claim: Claim) -> str:
    return f"/claims/{claim.uid}/second-check/ask/"


def test_it_offers_who_had_no_hand_in_it_and_asks_them(
    browse: Browse, submitted: Verdict, ines: User, jonas: User
) -> None:
    client = browse(ines)
    html = client.get(page(submitted.claim)).content.decode()
    assert '<option value="jonas">Jonas Weil</option>' in html
    assert '<option value="ines">' not in html
    response = client.post(page(submitted.claim), {"uid": uuid4(), "checker": "jonas"}, follow=True)
    assert SecondCheck.objects.get().checker == jonas
    html = response.content.decode()
    assert "Jonas Weil is asked to check claim 1 blind." in html
    assert '<option value="jonas">' not in html
    assert f'action="/second-checks/{SecondCheck.objects.get().uid}/withdraw/"' in html


def test_without_a_verdict_it_says_what_is_wanting(browse: Browse, claim: Claim, ines: User) -> None:
    html = browse(ines).get(page(claim)).content.decode()
    assert "No verdict stands on this claim" in html
    assert 'name="checker"' not in html


def test_the_author_is_refused(browse: Browse, submitted: Verdict, ines: User) -> None:
    response = browse(ines).post(page(submitted.claim), {"uid": uuid4(), "checker": "ines"})
    assert response.status_code == 422
    assert not SecondCheck.objects.exists()


def test_it_shows_the_answers_but_not_to_who_is_blind(
    browse: Browse, submitted: Verdict, ines: User, jonas: User, ruth: User
) -> None:
    answer(jonas, ask_second_check(by=ines, claim=submitted.claim, checker=jonas))
    ask_second_check(by=ines, claim=submitted.claim, checker=ruth)
    assert "The governor counts 33" in browse(ines).get(page(submitted.claim)).content.decode()
    blind = browse(ruth).get(page(submitted.claim)).content.decode()
    assert "The governor counts 33" not in blind
    assert "The ministry says so." not in blind


def test_it_costs_the_same_for_many(
    browse: Browse,
    submitted: Verdict,
    ines: User,
    jonas: User,
    ruth: User,
    amara: User,
    django_assert_num_queries: Any,
) -> None:
    client = browse(ines)
    ask_second_check(by=ines, claim=submitted.claim, checker=jonas)
    with django_assert_num_queries(10):
        client.get(page(submitted.claim))
    ask_second_check(by=ines, claim=submitted.claim, checker=ruth)
    ask_second_check(by=ines, claim=submitted.claim, checker=amara)
    with django_assert_num_queries(10):
        client.get(page(submitted.claim))
