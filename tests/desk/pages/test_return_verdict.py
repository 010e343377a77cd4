"""Returning on the review page."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Verdict
from factcheck.claims.states import VerdictState
from tests.conftest import PersonMaker
from tests.desk.conftest import VerdictMaker


def address(verdict: Verdict) -> str:
    return f"/review/{verdict.uid}/return/"


def test_it_returns_with_the_note_and_goes_on(client: Client, submit: VerdictMaker, ines: User, ruth: User) -> None:
    first, second = submit("at least 36", by=ines), submit("120 boats", by=ines)
    client.force_login(ruth)
    response = client.post(address(first), {"note": "Whose count?\r\nSay so."}, follow=True)
    assert response.redirect_chain == [(f"/review/?item={second.uid}", 302)]
    first.refresh_from_db()
    assert (first.state, first.returned_by, first.return_note) == (
        VerdictState.RETURNED,
        ruth,
        "Whose count?\nSay so.",
    )
    assert "Verdict returned to Ines Halloran." in response.content.decode()


def test_it_needs_a_note(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    response = client.post(address(submitted), {"note": " "})
    assert response.status_code == 422
    html = response.content.decode()
    assert "Write a note: say what to change before it comes back." in html
    assert '<details class="returning" data-focuses="#id_note" open>' in html


def test_ones_own_is_refused(client: Client, submit: VerdictMaker, ruth: User) -> None:
    client.force_login(ruth)
    response = client.post(address(submit("at least 36", by=ruth)), {"note": "Hm."})
    assert response.status_code == 403


def test_an_editor_and_an_admin_are_refused(client: Client, submitted: Verdict, jonas: User, amara: User) -> None:
    for person in (jonas, amara):
        client.force_login(person)
        assert client.post(address(submitted), {"note": "Hm."}).status_code == 403


def test_the_second_reviewer_sees_the_first_decision(client: Client, submitted: Verdict, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    client.force_login(ruth)
    response = client.post(address(submitted), {"note": "Too late."})
    assert response.status_code == 409
    assert "Ruth Adeyemi approved version 1." in response.content.decode()


def test_it_is_posted(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get(address(submitted)).status_code == 405


def test_a_note_that_came_too_late_is_shown_and_not_lost(
    client: Client, submitted: Verdict, ruth: User, make_person: PersonMaker
) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    client.force_login(make_person("tom", "Tom Okafor", Role.REVIEWER))
    response = client.post(address(submitted), {"note": "Whose <b>count</b>?"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "Ruth Adeyemi approved version 1." in html
    assert "Whose &lt;b&gt;count&lt;/b&gt;?" in html
