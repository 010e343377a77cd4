"""/reader-reports/<uid>/reopen/: the answer is taken back."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.public.actions.answering import answer_report
from factcheck.public.models import ReaderReport

pytestmark = pytest.mark.django_db


def test_it_waits_again(report: ReaderReport, client: Client) -> None:
    editor = User.objects.get(username="ines")
    client.force_login(editor)
    answer_report(by=editor, report=report, outcome="known", answer="We know.")
    page = client.post(f"/reader-reports/{report.uid}/reopen/", follow=True).content.decode()
    assert "The report is open again." in page
    report.refresh_from_db()
    assert (report.state, report.answer) == ("looked_at", "")


def test_what_waits_cannot_be_reopened(report: ReaderReport, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    assert client.post(f"/reader-reports/{report.uid}/reopen/").status_code == 409
