"""What the reports own: definitions that somebody keeps, and exports that run in the background."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.reports.states import OPEN_EXPORTS, ExportState
from factcheck.uids import UidManager, WithUid

LONGEST_QUERY = 40_000
LONGEST_NAME = 80


class ReportDefinition(WithUid):
    """What reports are asked for, as the query of an address under a name; its owner's, or everybody's to open."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="report_definitions")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.TextField(max_length=LONGEST_QUERY, blank=True)
    is_shared = models.BooleanField(_("shared with everybody"), default=False)
    saved_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_report_definition_a_name_and_person", fields=["owner", "name"]),
            models.CheckConstraint(name="report_definition_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('reports')}?{self.query}"


class ExportJob(WithUid):
    """An export that a worker writes: what was asked for by whom, how far it is, and the file until it is deleted."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="export_jobs")
    query = models.TextField(max_length=LONGEST_QUERY, blank=True)
    scope = models.TextField()
    of_any_article = models.BooleanField(default=False, help_text=_("Whether its owner could ask for any article."))
    format = models.CharField(max_length=20)
    columns = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=ExportState, default=ExportState.QUEUED)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    file_name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    failure = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text=_("When the worker last said how far it is."))
    lost_times = models.PositiveSmallIntegerField(
        default=0, help_text=_("How often its worker died while it wrote the file.")
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, help_text=_("When the file was deleted."))
    noticed_at = models.DateTimeField(null=True, blank=True, help_text=_("When its owner was told that it is over."))

    objects = UidManager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="export_state_is_known", condition=Q(state__in=ExportState.values)),
            models.CheckConstraint(
                name="export_that_is_done_has_its_hash",
                condition=~Q(state=ExportState.DONE) | Q(Exact(Length("sha256"), 64), expires_at__isnull=False),
            ),
            models.CheckConstraint(
                name="export_that_failed_says_why", condition=~Q(state=ExportState.FAILED) | ~Q(failure="")
            ),
            models.CheckConstraint(
                name="export_that_is_over_says_when",
                condition=Q(state__in=sorted(OPEN_EXPORTS)) | Q(finished_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-asked_at"], name="exports_of_a_person"),
            models.Index(fields=["state", "expires_at"], name="exports_by_end"),
        ]

    def __str__(self) -> str:
        return self.scope

    def get_absolute_url(self) -> str:
        return reverse("export_job", args=[self.uid])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_EXPORTS

    @property
    def has_file(self) -> bool:
        return self.state == ExportState.DONE and self.deleted_at is None

    @property
    def path(self) -> Path:
        """Where the file is: under its uid in a private folder, to which no address leads."""
        return Path(settings.EXPORT_ROOT) / str(self.uid)

    @property
    def part(self) -> Path:
        """Where the file is while it is written: whoever begins it anew does so in another."""
        begun = f"{self.started_at:%Y%m%d%H%M%S%f}" if self.started_at else "none"
        return self.path.with_name(f"{self.uid}.{begun}.part")

    @property
    def parameters(self) -> QueryDict:
        """The address of what was asked for."""
        return QueryDict(self.query)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.rows_done // self.rows_total) if self.rows_total else 0
