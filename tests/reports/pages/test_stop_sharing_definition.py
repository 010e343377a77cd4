"""A definition that is shared no longer is its owner’s alone again."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.reports.actions.defining import save_definition
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked


def test_others_do_not_see_it_any_more(client: Client, amara: User, ruth: User) -> None:
    kept = save_definition(by=amara, asked=Asked(Selection(), "csv"), name="Everything", is_shared=True)
    client.force_login(amara)
    said = client.post(f"/report-definitions/{kept.uid}/stop-sharing/", follow=True).content.decode()
    assert "Only you see the definition “Everything” now." in said
    assert f"/report-definitions/{kept.uid}/share/" in said
    assert Event.objects.filter(verb="stopped sharing", kind="report definition").count() == 1
    client.force_login(ruth)
    assert f"/report-definitions/{kept.uid}/" not in client.get("/reports/").content.decode()
    assert client.post(f"/report-definitions/{kept.uid}/stop-sharing/").status_code == 404
