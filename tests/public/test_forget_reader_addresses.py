"""`manage.py forget_reader_addresses`: what cron runs."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from factcheck.public.models import ReaderAddress, ReaderReport

pytestmark = pytest.mark.django_db


def test_it_says_how_many_went(report: ReaderReport) -> None:
    said = StringIO()
    call_command("forget_reader_addresses", stdout=said)
    assert said.getvalue() == "0 addresses deleted.\n"
    ReaderAddress.objects.update(given_at=report.sent_at - timedelta(days=91))
    call_command("forget_reader_addresses", stdout=said)
    assert said.getvalue().endswith("1 address deleted.\n")
    assert not ReaderAddress.objects.exists()
