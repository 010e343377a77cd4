"""Taking a file off a source."""

import io

from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.sources.actions import add_evidence
from factcheck.sources.models import EvidenceFile
from tests.examples import a_page
from tests.sources.conftest import PDF


def test_it_is_gone_from_the_page_and_on_record(desk: Client, ines: User) -> None:
    kept = add_evidence(by=ines, source=a_page(by=ines), file=io.BytesIO(PDF), name="a.pdf", size=len(PDF))
    page = desk.post(f"/evidence/{kept.uid}/remove/", follow=True).content.decode()
    assert "“a.pdf” removed." in page
    assert not EvidenceFile.objects.exists()
    assert Event.objects.get(verb="removed").label == "“a.pdf” of “Casualty figures”"
    assert desk.post(f"/evidence/{kept.uid}/remove/").status_code == 404
