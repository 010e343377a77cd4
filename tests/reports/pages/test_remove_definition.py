"""Forgetting a definition of reports."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.reports.actions.defining import save_definition
from factcheck.reports.models import ReportDefinition
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked


def test_it_is_forgotten_and_what_it_asked_for_stays_on_screen(client: Client, amara: User) -> None:
    kept = save_definition(by=amara, asked=Asked(Selection(state="lapsed"), "csv"), name="What lapsed")
    client.force_login(amara)
    response = client.post(f"/report-definitions/{kept.uid}/remove/")
    assert response["Location"] == "/reports/?state=lapsed&format=csv"
    assert not ReportDefinition.objects.exists()


def test_somebody_elses_is_not_found(client: Client, amara: User, ruth: User) -> None:
    kept = save_definition(by=ruth, asked=Asked(Selection(), "csv"), name="Everything")
    client.force_login(amara)
    assert client.post(f"/report-definitions/{kept.uid}/remove/").status_code == 404
