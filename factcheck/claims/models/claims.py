"""Claims: spans of an article that can be checked, and how the work on them stands."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Article, Revision
from factcheck.claims.models.ratings import Rating
from factcheck.claims.states import (
    NOT_DONE,
    UNSETTLED,
    CheckStatus,
    ClaimantType,
    ClaimKind,
    Prominence,
    Resolution,
    Risk,
    pressing_first,
)
from factcheck.site_address import address_of
from factcheck.uids import UidManager, WithUid


class Claim(WithUid):
    """A span of an article that can be checked. It has a number in its article that is never used again."""

    # Keys without an index of their own begin one below.
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ClaimKind)
    claimant = models.CharField(
        max_length=200, blank=True, help_text=_("Who says it, where the article attributes it.")
    )
    claimant_type = models.CharField(max_length=12, choices=ClaimantType, blank=True, default=ClaimantType.BY_ITS_WORDS)
    check_status = models.CharField(max_length=16, choices=CheckStatus, default=CheckStatus.OPEN)
    check_reason = models.CharField(max_length=500, blank=True)
    check_status_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who set the check status; empty where a submission, a return or a lapse set it."),
    )
    risk = models.CharField(max_length=12, choices=Risk, default=Risk.NORMAL)
    resolution = models.CharField(max_length=20, choices=Resolution, blank=True, default=Resolution.OPEN)
    resolution_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_assigned",
        db_index=False,
    )
    due_at = models.DateTimeField(null=True, blank=True, help_text=_("Where empty, the deadline of its article."))
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims_marked", db_index=False
    )
    marked_at = models.DateTimeField()
    # What follows from its versions and anchors, for the lists: triggers write it (claims/standing.py), nobody else,
    # and no fixture holds it.
    standing = models.CharField(max_length=12, default="unchecked", editable=False, serialize=False)
    standing_words = models.TextField(blank=True, default="", editable=False, serialize=False)
    standing_rating = models.ForeignKey(
        Rating,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        serialize=False,
        related_name="+",
        db_index=False,
    )
    standing_prominence = models.CharField(max_length=12, default=Prominence.REST, editable=False, serialize=False)

    objects = UidManager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(name="one_claim_a_number_in_its_article", fields=["article", "number"]),
            models.CheckConstraint(name="claims_are_counted_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="claim_kind_is_known", condition=Q(kind__in=ClaimKind.values)),
            models.CheckConstraint(
                name="claimant_type_is_of_a_claimant",
                condition=Q(claimant_type=ClaimantType.BY_ITS_WORDS)
                | (Q(claimant_type__in=ClaimantType.values) & ~Q(claimant="")),
            ),
            models.CheckConstraint(name="check_status_is_known", condition=Q(check_status__in=CheckStatus.values)),
            models.CheckConstraint(name="claim_risk_is_known", condition=Q(risk__in=Risk.values)),
            models.CheckConstraint(name="claim_resolution_is_known", condition=Q(resolution__in=Resolution.values)),
            models.CheckConstraint(
                name="dismissed_or_on_author_says_why",
                condition=~Q(check_status__in=[CheckStatus.DISMISSED, CheckStatus.ON_AUTHOR]) | ~Q(check_reason=""),
            ),
            models.CheckConstraint(
                name="withdrawn_claim_says_who_and_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["-marked_at", "-id"], name="claims_newest_first"),
            models.Index(fields=["assignee", "check_status"], name="claims_of_a_person"),
            models.Index(fields=["assignee", "due_at", "-marked_at", "-id"], name="claims_by_assignee"),
            # Those that nobody was given: whose they are says their article.
            models.Index(fields=["article", "assignee"], name="claims_of_an_article"),
            models.Index(
                fields=["due_at", "-marked_at", "-id"], name="claims_by_due_time", condition=Q(due_at__isnull=False)
            ),
            # What waits on the desk of a person: a few, whatever the archive holds.
            models.Index(fields=["assignee", "article"], name="claims_unsettled", condition=Q(standing__in=UNSETTLED)),
            # What is open in an article, and at which risk.
            models.Index(fields=["article", "risk"], name="claims_open_in_article", condition=Q(standing__in=NOT_DONE)),
            models.Index(
                fields=["risk", "article"],
                name="claims_open_at_risk",
                condition=Q(standing__in=NOT_DONE) & ~Q(risk=Risk.NORMAL),
            ),
            models.Index(
                fields=["marked_by", "article"],
                name="claims_lost",
                condition=Q(standing="unanchored", assignee__isnull=True),
            ),
            models.Index(fields=["check_status", "-marked_at"], name="claims_by_check_status"),
            # What the list filters and sorts by, newest first.
            models.Index(fields=["standing", "-marked_at", "-id"], name="claims_by_standing"),
            models.Index(
                pressing_first("standing"), F("marked_at").desc(), F("id").desc(), name="claims_pressing_first"
            ),
            models.Index(fields=["standing_rating", "-marked_at", "-id"], name="claims_by_rating"),
            models.Index(fields=["kind", "-marked_at", "-id"], name="claims_by_kind"),
            models.Index(fields=["risk", "-marked_at", "-id"], name="claims_by_risk"),
            models.Index(fields=["resolution", "-marked_at", "-id"], name="claims_by_resolution"),
            models.Index(fields=["marked_by", "-marked_at", "-id"], name="claims_by_marker"),
            models.Index(fields=["claimant", "-marked_at", "-id"], name="claims_by_claimant"),
            models.Index(Left("standing_words", 80), F("marked_at").desc(), F("id").desc(), name="claims_by_words"),
        ]

    def __str__(self) -> str:
        return f"Claim {self.number}"

    @property
    def resolution_in_words(self) -> str:
        """What became of its words, with the revision that did it: "Changed in revision 2"."""
        number = self.resolution_revision.number if self.resolution_revision else 0
        return Resolution(self.resolution).in_words(number)

    def get_absolute_url(self) -> str:
        return address_of("claim", self.uid)
