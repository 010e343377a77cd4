"""A shared definition stands in the list of everybody who exports, under its owner’s name."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.reports.actions.defining import save_definition
from factcheck.reports.models import ReportDefinition
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked


@pytest.fixture
def definition(amara: User) -> ReportDefinition:
    return save_definition(by=amara, asked=Asked(Selection(state="lapsed"), "csv"), name="What lapsed")


def test_others_open_it_and_may_not_change_it(
    client: Client, definition: ReportDefinition, amara: User, ruth: User
) -> None:
    client.force_login(ruth)
    assert "What lapsed" not in client.get("/reports/").content.decode()
    client.force_login(amara)
    said = client.post(f"/report-definitions/{definition.uid}/share/", follow=True).content.decode()
    assert "Everybody who exports sees the definition “What lapsed” now." in said
    assert f"/report-definitions/{definition.uid}/stop-sharing/" in said
    client.force_login(ruth)
    page = client.get("/reports/").content.decode()
    assert "What lapsed" in page
    assert "Amara Lindqvist" in page
    assert f"/report-definitions/{definition.uid}/" not in page
    assert client.post(f"/report-definitions/{definition.uid}/stop-sharing/").status_code == 403
    definition.refresh_from_db()
    assert definition.is_shared


def test_sharing_twice_is_one_event(client: Client, definition: ReportDefinition, amara: User) -> None:
    client.force_login(amara)
    for _time in range(2):
        assert client.post(f"/report-definitions/{definition.uid}/share/").status_code == 302
    assert Event.objects.filter(verb="shared", kind="report definition").count() == 1


def test_somebody_elses_that_is_not_shared_is_not_there(
    client: Client, definition: ReportDefinition, ruth: User
) -> None:
    client.force_login(ruth)
    assert client.post(f"/report-definitions/{definition.uid}/share/").status_code == 404
