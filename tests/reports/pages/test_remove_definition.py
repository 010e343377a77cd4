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


def test_an_admin_removes_a_shared_one_of_somebody_who_left(client: Client, amara: User, ruth: User) -> None:
    kept = save_definition(by=ruth, asked=Asked(Selection(state="lapsed"), "csv"), name="What lapsed", is_shared=True)
    User.objects.filter(pk=ruth.pk).update(is_active=False)
    client.force_login(amara)
    html = client.get("/reports/").content.decode()
    assert "Remove for everybody" in html
    assert f'action="/report-definitions/{kept.uid}/remove/"' in html
    assert f'action="/report-definitions/{kept.uid}/stop-sharing/"' not in html
    response = client.post(f"/report-definitions/{kept.uid}/remove/", follow=True)
    assert "Definition “What lapsed” removed." in response.content.decode()
    assert not ReportDefinition.objects.exists()


def test_a_reviewer_is_offered_no_removal_of_another_s_and_is_refused(
    client: Client, amara: User, ruth: User, ines: User
) -> None:
    kept = save_definition(by=amara, asked=Asked(Selection(), "csv"), name="Everything", is_shared=True)
    client.force_login(ruth)
    html = client.get("/reports/").content.decode()
    assert "Everything" in html
    assert "Remove for everybody" not in html
    response = client.post(f"/report-definitions/{kept.uid}/remove/")
    assert response.status_code == 403
    assert "They remove it, or an admin does." in response.content.decode()
    client.force_login(ines)
    assert client.post(f"/report-definitions/{kept.uid}/remove/").status_code == 403
    assert ReportDefinition.objects.filter(pk=kept.pk).exists()


def test_somebody_elses_is_not_found(client: Client, amara: User, ruth: User) -> None:
    kept = save_definition(by=ruth, asked=Asked(Selection(), "csv"), name="Everything")
    client.force_login(amara)
    assert client.post(f"/report-definitions/{kept.uid}/remove/").status_code == 404
