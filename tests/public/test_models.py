"""What the database refuses of a reader's report."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.public.models import ReaderAddress, ReaderReport

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "lost"}, "reader_report_state_is_known"),
        ({"wrong": ""}, "reader_report_says_what_is_wrong"),
        ({"token_sha256": "short"}, "reader_report_token_is_a_sha_256"),
        ({"exact": "at least"}, "reader_report_quotes_as_much_as_it_spans"),
        ({"start": None, "end": None, "status": "deleted"}, "reader_report_has_its_words"),
        ({"state": "looked_at"}, "reader_report_is_looked_at_by_somebody"),
        ({"state": "closed"}, "reader_report_that_is_decided_says_who_and_when"),
        ({"outcome": "known"}, "reader_report_is_answered_with_a_correction_or_in_words"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_nonsense_is_refused(report: ReaderReport, fields: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ReaderReport.objects.filter(pk=report.pk).update(**fields)


@pytest.mark.parametrize("outcome", ["corrected", "no_error", "known"])
def test_an_answer_without_words_or_correction_is_refused(report: ReaderReport, outcome: str) -> None:
    ruth = User.objects.get(username="ruth")
    with pytest.raises(IntegrityError, match="answered_with_a_correction"), transaction.atomic():
        ReaderReport.objects.filter(pk=report.pk).update(
            state="answered", outcome=outcome, decided_by=ruth, decided_at=timezone.now()
        )


def test_an_address_says_something(report: ReaderReport) -> None:
    with pytest.raises(IntegrityError, match="reader_address_says_something"), transaction.atomic():
        ReaderAddress.objects.filter(report=report).update(name="", email="")
