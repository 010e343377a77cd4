"""/reader-reports/<uid>/close/: spam gets no answer."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.public.models import ReaderReport

pytestmark = pytest.mark.django_db


def test_it_is_closed_and_can_be_undone_from_the_next_page(report: ReaderReport, client: Client) -> None:
    client.force_login(User.objects.get(username="ines"))
    page = client.post(f"/reader-reports/{report.uid}/close/", follow=True).content.decode()
    assert "Report closed as spam." in page
    assert f'action="/reader-reports/{report.uid}/reopen/"' in page
    report.refresh_from_db()
    assert report.state == "closed"
