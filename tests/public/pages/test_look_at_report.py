"""/reader-reports/<uid>/look/: somebody looks at it."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.public.models import ReaderReport

pytestmark = pytest.mark.django_db


def test_the_report_is_looked_at_once(report: ReaderReport, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    assert client.post(f"/reader-reports/{report.uid}/look/")["Location"] == f"/reader-reports/{report.uid}/"
    report.refresh_from_db()
    assert (report.state, report.looked_by) == ("looked_at", User.objects.get(username="ines"))
    refused = client.post(f"/reader-reports/{report.uid}/look/")
    assert refused.status_code == 409
    assert "Looked at" in refused.content.decode()
