"""Second checks: findings on a claim by somebody who does not see the first one, kept beside it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from factcheck.claims.models.anchors import ClaimAnchor
from factcheck.claims.models.claims import Claim
from factcheck.claims.models.ratings import Rating
from factcheck.claims.models.verdicts import Verdict
from factcheck.claims.states import VerdictState
from factcheck.uids import UidManager, WithUid

STANDING = frozenset({VerdictState.SUBMITTED, VerdictState.APPROVED})
"""The states of a verdict that a second check can stand beside."""

WAITS = Q(
    answered_at__isnull=True,
    withdrawn_at__isnull=True,
    verdict__state__in=sorted(STANDING),
    claim__withdrawn_at__isnull=True,
)
"""Of a second check: its checker is still to answer. One beside a verdict that stands no more waits for nobody."""


def _person(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=null, blank=null, related_name="+"
    )


class SecondCheck(WithUid):
    """A claim checked once more, blind: asked of one person, answered with a finding, or withdrawn.

    `author` and `span_by` are those of the verdict, copied when the check is asked for, so that one CHECK on this row
    keeps them from checking their own work. It decides nothing: it stands beside the verdict.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="second_checks")
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="second_checks")
    author = _person()
    span_by = _person()
    checker = _person()
    asked_by = _person()
    asked_at = models.DateTimeField()
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    explanation = models.TextField(blank=True)
    as_of = models.DateField(null=True, blank=True)
    # The words checked.
    anchor = models.ForeignKey(ClaimAnchor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = _person(null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["claim", "asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_second_check_a_claim_and_checker",
                fields=["claim", "checker"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="second_check_is_by_other_eyes", condition=~Q(checker=F("author")) & ~Q(checker=F("span_by"))
            ),
            models.CheckConstraint(
                name="answered_second_check_is_complete",
                condition=Q(answered_at__isnull=True, rating__isnull=True, explanation="", as_of__isnull=True)
                & Q(anchor__isnull=True)
                | Q(answered_at__isnull=False, rating__isnull=False, as_of__isnull=False, anchor__isnull=False)
                & Q(GreaterThan(Length(Trim("explanation")), 0)),
            ),
            models.CheckConstraint(
                name="withdrawn_second_check_says_who",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, answered_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["checker", "asked_at"],
                name="second_checks_that_wait",
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"Second check of version {self.verdict.version}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def agrees(self) -> bool:
        """Whether the second rating is the first one; fetch `verdict` with it. The explanations are for people."""
        return self.rating_id == self.verdict.rating_id
