"""Forgets readers: their names and addresses after ninety days, or when they say so."""

from datetime import datetime, timedelta

from django.db import transaction

from factcheck.audit.actions import article_chain, record
from factcheck.public.actions.reporting import label_of
from factcheck.public.models import ReaderAddress, ReaderReport, SenderSalt, Sending

KEPT = timedelta(days=90)


@transaction.atomic
def forget_reader_addresses(*, now: datetime) -> int:
    """Deletes the names and addresses that readers gave ninety days before `now` or earlier, and says how many.

    The reports stay. What counts how much comes from where goes after a day. Done twice it does nothing the second
    time; an event tells how many went, and nothing where none did. The worker calls it once a day, or cron does
    (`manage.py forget_reader_addresses`).
    """
    until = now - KEPT
    number, _by_model = ReaderAddress.objects.filter(given_at__lte=until).delete()
    Sending.objects.filter(at__lt=now - timedelta(days=1)).delete()
    SenderSalt.objects.filter(day__lt=now.date()).delete()
    if number:
        record(
            by=None,
            verb="forgot",
            kind="reader address",
            label=str(number),
            details={"number": number, "given_until": until.isoformat(timespec="seconds")},
        )
    return number


@transaction.atomic
def forget_address(*, report: ReaderReport) -> bool:
    """Deletes the name and address of one report, as its reader asks; says whether there was one.

    Fetch `article` with the report. Who has its token may: there is nobody else to ask.
    """
    number, _by_model = ReaderAddress.objects.filter(report=report).delete()
    if number:
        record(
            by=None,
            verb="withdrew",
            kind="reader address",
            uid=report.uid,
            label=label_of(report),
            chain=article_chain(report.article.uid),
        )
    return bool(number)
