"""What readers tell the newsroom: a report of an error, its sender's name and address apart from it, and who sends how
much."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotations.models import Anchor, anchor_constraints
from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim
from factcheck.corrections.models import Correction
from factcheck.public.states import ReportOutcome, ReportState
from factcheck.uids import UidManager, WithUid


class ReaderReport(WithUid, Anchor):
    """That a reader says some words of a published revision are wrong.

    The words are those of the revision, at their place. Of the token that leads the reader to it only the hash is
    kept: who reads the database cannot open the reader's page.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="reader_reports")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="reader_reports")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="reader_reports")
    token_sha256 = models.CharField(max_length=64, unique=True)
    wrong = models.TextField(_("what is wrong"))
    right = models.TextField(_("what is right"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=ReportState, default=ReportState.RECEIVED)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=12, choices=ReportOutcome, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    correction = models.ForeignKey(
        Correction, on_delete=models.PROTECT, null=True, blank=True, related_name="reader_reports"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = UidManager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            *anchor_constraints("reader_report"),
            models.CheckConstraint(name="reader_report_has_its_words", condition=Q(start__isnull=False)),
            models.CheckConstraint(name="reader_report_says_what_is_wrong", condition=~Q(wrong="")),
            models.CheckConstraint(
                name="reader_report_token_is_a_sha_256", condition=Q(Exact(Length("token_sha256"), 64))
            ),
            models.CheckConstraint(name="reader_report_state_is_known", condition=Q(state__in=ReportState.values)),
            models.CheckConstraint(
                name="reader_report_is_looked_at_by_somebody",
                condition=~Q(state=ReportState.LOOKED_AT) | Q(looked_by__isnull=False, looked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reader_report_that_is_decided_says_who_and_when",
                condition=Q(
                    state__in=[ReportState.ANSWERED, ReportState.CLOSED],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                | Q(
                    state__in=[ReportState.RECEIVED, ReportState.LOOKED_AT],
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="reader_report_is_answered_with_a_correction_or_in_words",
                condition=Q(state=ReportState.ANSWERED, outcome=ReportOutcome.CORRECTED, correction__isnull=False)
                | (
                    Q(state=ReportState.ANSWERED, outcome__in=[ReportOutcome.NO_ERROR, ReportOutcome.KNOWN])
                    & ~Q(answer="")
                )
                | (~Q(state=ReportState.ANSWERED) & Q(outcome="", answer="", correction__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "sent_at"], name="reports_by_state"),
            models.Index(fields=["-sent_at", "-id"], name="reports_newest_first"),
        ]

    def __str__(self) -> str:
        return self.exact

    def get_absolute_url(self) -> str:
        return reverse("reader_report", args=[self.uid])


class ReaderAddressManager(models.Manager["ReaderAddress"]):
    def get_by_natural_key(self, report: str) -> "ReaderAddress":
        return self.get(report__uid=report)


class ReaderAddress(models.Model):
    """Who sent a report and where to write to, if they said so: kept apart, seen by few, and deleted."""

    report = models.OneToOneField(ReaderReport, on_delete=models.PROTECT, related_name="address")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    given_at = models.DateTimeField(db_index=True)

    objects = ReaderAddressManager()

    class Meta:
        constraints = [models.CheckConstraint(name="reader_address_says_something", condition=~Q(name="", email=""))]

    def __str__(self) -> str:
        return str(self.report)

    def natural_key(self) -> tuple[str]:
        """In files an address is known by its report, which has one at most."""
        return (str(self.report.uid),)

    natural_key.dependencies = ["public.readerreport"]  # type: ignore[attr-defined]


class SenderSalt(models.Model):
    """What the network addresses of one day are hashed with. It goes with its day; then no hash leads back."""

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.day.isoformat()


class Sending(models.Model):
    """That somebody sent a report: a hash of their network address, so that nobody floods the desk; kept for a day."""

    sender = models.CharField(max_length=64)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["sender", "at"], name="sendings_of_a_sender"),
            models.Index(fields=["article", "at"], name="sendings_about_an_article"),
        ]

    def __str__(self) -> str:
        return self.at.isoformat()
