"""Approving on the review page."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import VerdictState
from tests.conftest import PersonMaker
from tests.desk.conftest import VerdictMaker


def address(verdict: Verdict) -> str:
    return f"/review/{verdict.uid}/approve/"


def test_it_approves_says_so_and_goes_on(client: Client, submit: VerdictMaker, ines: User, ruth: User) -> None:
    first, second = submit("at least 36", by=ines), submit("120 boats", by=ines)
    client.force_login(ruth)
    response = client.post(address(first), follow=True)
    assert response.redirect_chain == [(f"/review/?item={second.uid}", 302)]
    first.refresh_from_db()
    assert (first.state, first.approved_by) == (VerdictState.APPROVED, ruth)
    html = response.content.decode()
    assert "Verdict approved." in html
    assert f"Fingerprint {first.fingerprint[:8]}…{first.fingerprint[-4:]}." in html


def test_after_the_last_it_shows_what_was_approved(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    html = client.post(address(submitted), follow=True).content.decode()
    submitted.refresh_from_db()
    assert submitted.fingerprint in html
    assert "Nothing more waits for a decision of yours." in html


def test_ones_own_is_refused(client: Client, submit: VerdictMaker, ruth: User) -> None:
    own = submit("at least 36", by=ruth)
    client.force_login(ruth)
    response = client.post(address(own))
    assert response.status_code == 403
    assert "You set the words of this claim." in response.content.decode()
    own.refresh_from_db()
    assert own.state == VerdictState.SUBMITTED


def test_an_editor_is_refused(client: Client, submitted: Verdict, jonas: User) -> None:
    client.force_login(jonas)
    response = client.post(address(submitted))
    assert response.status_code == 403
    assert "Only a reviewer decides verdicts." in response.content.decode()


def test_the_second_reviewer_sees_the_first_decision(
    client: Client, submitted: Verdict, ruth: User, make_person: PersonMaker
) -> None:
    second = make_person("tom", "Tom Okafor", Role.REVIEWER)
    approve_verdict(by=ruth, verdict=submitted)
    client.force_login(second)
    response = client.post(address(submitted))
    assert response.status_code == 409
    assert "Ruth Adeyemi approved version 1." in response.content.decode()


def test_a_returned_verdict_is_not_approved(client: Client, submitted: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    client.force_login(ruth)
    response = client.post(address(submitted))
    assert response.status_code == 409
    assert "Whose count?" in response.content.decode()


def test_the_first_of_two_leaves_it_waiting(
    client: Client, propose: VerdictMaker, submitted: Verdict, ruth: User
) -> None:
    Claim.objects.filter(pk=submitted.claim.pk).update(risk="health")
    Verdict.objects.filter(pk=submitted.pk).update(approvals_needed=2)
    client.force_login(ruth)
    html = client.post(address(submitted), follow=True).content.decode()
    assert "Approval 1 of 2 given." in html
    assert "You gave the first of two approvals." in html


def test_an_admin_breaks_the_glass_with_a_reason(client: Client, submitted: Verdict, amara: User) -> None:
    client.force_login(amara)
    html = client.post(
        address(submitted), {"break_glass_reason": "Nobody else is awake."}, follow=True
    ).content.decode()
    submitted.refresh_from_db()
    assert (submitted.state, submitted.break_glass_reason) == (VerdictState.APPROVED, "Nobody else is awake.")
    assert "Approved alone: Nobody else is awake." in html


def test_the_glass_needs_a_reason(client: Client, submitted: Verdict, amara: User) -> None:
    client.force_login(amara)
    response = client.post(address(submitted), {"break_glass_reason": "  "})
    assert response.status_code == 422
    assert "Write the reason: it is printed in every report." in response.content.decode()
    submitted.refresh_from_db()
    assert submitted.state == VerdictState.SUBMITTED


def test_an_admin_without_a_reason_is_refused(client: Client, submitted: Verdict, amara: User) -> None:
    client.force_login(amara)
    assert client.post(address(submitted)).status_code == 403


def test_a_reviewer_does_not_break_the_glass(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    assert client.post(address(submitted), {"break_glass_reason": "Because."}).status_code == 403


def test_it_is_posted(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get(address(submitted)).status_code == 405


def test_the_first_decision_is_shown_in_place_of_the_item(
    client: Client, submitted: Verdict, ruth: User, make_person: PersonMaker
) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    client.force_login(make_person("tom", "Tom Okafor", Role.REVIEWER))
    response = client.post(address(submitted), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Retarget"], response["HX-Reselect"]) == (409, "#review", "#review")
    html = response.content.decode()
    assert "Somebody decided first" in html
    assert "Approved by Ruth Adeyemi," in html
    assert f'action="{address(submitted)}"' not in html


def test_a_script_goes_on_without_leaving(client: Client, submit: VerdictMaker, ines: User, ruth: User) -> None:
    first, second = submit("at least 36", by=ines), submit("120 boats", by=ines)
    client.force_login(ruth)
    response = client.post(address(first), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Push-Url"]) == (200, f"/review/?item={second.uid}")
    html = response.content.decode()
    assert "Verdict approved." in html
    assert f'action="{address(second)}"' in html
