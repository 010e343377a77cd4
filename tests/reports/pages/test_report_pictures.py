"""The pictures of the reports."""

from django.test import Client

from factcheck.accounts.models import User
from tests.examples import a_claim, an_approved_verdict, an_article


def test_they_are_drawn_with_the_numbers_behind(client: Client, amara: User, ines: User, ruth: User) -> None:
    an_approved_verdict(
        by=ines, approved_by=ruth, claim=a_claim(by=ines, article=an_article(by=ines), words="Thursday")
    )
    client.force_login(amara)
    page = client.get("/report-pictures/").content.decode()
    assert "Accurate: 1</title>" in page
    assert '<th scope="row">The Daily Test</th>' in page
    assert "Nothing lapsed and no correction was issued in these months." in page
    assert "style=" not in page


def test_the_reports_page_loads_the_part_and_leads_there_without_a_script(
    client: Client, amara: User, ines: User
) -> None:
    an_article(by=ines)
    client.force_login(amara)
    assert '<a class="way" href="/report-pictures/">' in client.get("/reports/").content.decode()
    part = client.get("/report-pictures/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "No verdict was approved in these months." in part


def test_an_editor_is_refused(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/report-pictures/").status_code == 403
