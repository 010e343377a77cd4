"""The template tags of the audit log."""

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.audit.actions import record
from factcheck.audit.templatetags import audit


def test_an_event_is_told_named_timed_and_laid_open(ines: User) -> None:
    with transaction.atomic():
        event = record(
            by=ines, verb="added", kind="source", label="Casualty log", details={"kind": "document", "pages": [1, 2]}
        )
    assert "Ines Halloran" in audit.sentence(event)
    assert "Casualty log" in audit.sentence(event)
    assert audit.kind(event) == "source"
    assert audit.recorded(event).endswith("+00:00")
    assert audit.details(event) == [("kind", "document"), ("pages", "[1, 2]")]
