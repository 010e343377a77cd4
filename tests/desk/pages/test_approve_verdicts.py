"""Approving what was opened, from the review page."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Verdict
from factcheck.claims.states import VerdictState
from tests.desk.conftest import VerdictMaker


@pytest.fixture
def second(submit: VerdictMaker, ines: User) -> Verdict:
    return submit("120 boats", by=ines)


def states() -> set[str]:
    return set(Verdict.objects.values_list("state", flat=True))


def test_what_was_opened_is_offered_and_approved(
    client: Client, submitted: Verdict, second: Verdict, ruth: User
) -> None:
    client.force_login(ruth)
    assert "you opened" not in client.get(f"/review/?item={submitted.uid}").content.decode()
    html = client.get(f"/review/?item={second.uid}").content.decode()
    assert "Approve 2 you opened" in html
    response = client.post("/review/approve/", {"verdicts": [str(submitted.uid), str(second.uid)]}, follow=True)
    assert "2 approvals given." in response.content.decode()
    assert states() == {VerdictState.APPROVED}


def test_what_was_not_opened_is_refused(client: Client, submitted: Verdict, second: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    client.get(f"/review/?item={submitted.uid}")
    response = client.post("/review/approve/", {"verdicts": [str(submitted.uid), str(second.uid)]})
    assert response.status_code == 409
    assert 'href="/review/">Back to the queue</a>' in response.content.decode()
    assert "You have not opened claim 2" in response.content.decode()
    assert states() == {VerdictState.SUBMITTED}


def test_what_another_reviewer_opened_helps_nobody(client: Client, submitted: Verdict, ruth: User) -> None:
    client.force_login(ruth)
    client.get(f"/review/?item={submitted.uid}")
    other = Client()
    other.force_login(ruth)
    assert other.post("/review/approve/", {"verdicts": [str(submitted.uid)]}).status_code == 409


def test_none_chosen_is_said(client: Client, ruth: User) -> None:
    client.force_login(ruth)
    response = client.post("/review/approve/", {"verdicts": ["nothing"]})
    assert response.status_code == 400
    assert "Choose at least one verdict" in response.content.decode()
