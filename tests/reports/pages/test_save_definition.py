"""Keeping a definition of reports."""

from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.reports.models import ReportDefinition


def test_it_is_kept_and_opened_again(client: Client, amara: User) -> None:
    client.force_login(amara)
    given = {"uid": str(uuid4()), "name": "What lapsed", "is_shared": "on"}
    response = client.post("/report-definitions/save/?state=lapsed&format=csv&columns=number", given)
    kept = ReportDefinition.objects.get()
    assert response["Location"] == "/reports/?state=lapsed&format=csv&columns=number"
    assert (kept.owner, kept.name, kept.is_shared) == (amara, "What lapsed", True)
    page = client.get("/reports/").content.decode()
    assert "What lapsed" in page


def test_a_name_is_asked_for(client: Client, amara: User) -> None:
    client.force_login(amara)
    response = client.post("/report-definitions/save/?state=lapsed", {"uid": str(uuid4()), "name": ""})
    assert response.status_code == 400
    assert "Give the definition a name" in response.content.decode()
