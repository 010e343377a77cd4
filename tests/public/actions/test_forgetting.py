"""Readers are forgotten: after ninety days, or when they say so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.audit.models import Event
from factcheck.public.actions.forgetting import KEPT, forget_address, forget_reader_addresses
from factcheck.public.models import ReaderAddress, ReaderReport, SenderSalt, Sending
from tests.public.conftest import ReportMaker

pytestmark = pytest.mark.django_db


def test_an_address_goes_after_ninety_days_and_its_report_stays(report: ReaderReport) -> None:
    given_at = ReaderAddress.objects.get().given_at
    assert forget_reader_addresses(now=given_at + KEPT - timedelta(seconds=1)) == 0
    assert ReaderAddress.objects.exists()
    assert forget_reader_addresses(now=given_at + KEPT) == 1
    assert not ReaderAddress.objects.exists()
    assert ReaderReport.objects.get() == report


def test_an_event_tells_how_many_and_done_twice_there_is_one(report: ReaderReport, make_report: ReportMaker) -> None:
    make_report(name="Another")
    later = timezone.now() + KEPT + timedelta(days=1)
    assert forget_reader_addresses(now=later) == 2
    assert forget_reader_addresses(now=later) == 0
    event = Event.objects.get(kind="reader address")
    assert (event.verb, event.label, event.person_name) == ("forgot", "2", "")
    assert "lena" not in event.details.lower()


def test_what_counts_senders_goes_with_it(report: ReaderReport) -> None:
    assert Sending.objects.exists() and SenderSalt.objects.exists()
    forget_reader_addresses(now=timezone.now() + timedelta(days=2))
    assert not Sending.objects.exists() and not SenderSalt.objects.exists()
    assert ReaderAddress.objects.exists()


def test_a_reader_is_forgotten_at_once_when_they_say_so(report: ReaderReport) -> None:
    assert forget_address(report=report)
    assert not forget_address(report=report)
    assert not ReaderAddress.objects.exists()
    assert Event.objects.filter(kind="reader address", verb="withdrew").count() == 1
