"""Taking back reliability and rank that were set a moment ago."""

from html import unescape
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources.actions import add_source, edit_source
from factcheck.sources.grading import grade_sources
from factcheck.sources.models import Source
from tests.examples import a_page


def test_what_somebody_graded_since_stays_and_is_named(desk: Client, ines: User, jonas: User) -> None:
    sources, together = [a_page(by=ines), add_source(by=ines, kind="person", name="Zeynep Kaya")], uuid4()
    grade_sources(by=ines, sources=sources, reliability="A", together=together)
    edit_source(by=jonas, source=sources[1], changes={"reliability": "C"})
    response = desk.post(f"/sources/grade/{together}/undo/?next=/sources/%3Fsort%3D-name", follow=True)
    assert response.redirect_chain == [("/sources/?sort=-name", 302)]
    html = unescape(response.content.decode())
    assert "1 source is as it was. Changed since, and left alone: “Zeynep Kaya”." in html
    assert dict(Source.objects.values_list("name", "reliability")) == {"Casualty figures": "", "Zeynep Kaya": "C"}


def test_where_all_were_graded_since_it_says_so_and_leads_back(desk: Client, ines: User, jonas: User) -> None:
    source, together = a_page(by=ines), uuid4()
    grade_sources(by=ines, sources=[source], reliability="A", together=together)
    edit_source(by=jonas, source=source, changes={"reliability": "C"})
    response = desk.post(f"/sources/grade/{together}/undo/?next=/sources/%3Fsort%3D-name")
    assert response.status_code == 409
    html = response.content.decode()
    assert "Somebody graded these sources since" in html
    assert 'href="/sources/?sort=-name"' in html


def test_a_link_undoes_nothing(desk: Client) -> None:
    assert desk.get(f"/sources/grade/{uuid4()}/undo/").status_code == 405
