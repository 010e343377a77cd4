"""Verdicts: findings on the words of a claim, version by version, and the four eyes that let them stand."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import Exact, GreaterThan

from factcheck.claims.models.anchors import ClaimAnchor
from factcheck.claims.models.claims import Claim
from factcheck.claims.models.ratings import Rating
from factcheck.claims.states import DECIDED_VERSIONS, OPEN_VERSIONS, VerdictState
from factcheck.uids import UidManager, WithUid


def _person(name: str, *, null: bool = True) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=null, blank=null, related_name=f"verdicts_{name}"
    )


def _listed(fields: list[str], name: str) -> models.Index:
    return models.Index(fields=fields, name=name, condition=~Q(state=VerdictState.DRAFT))


class Verdict(WithUid):
    """A finding on a claim's words, one numbered version. Only a draft is edited; an approval is never inherited.

    The four eyes stand in one CHECK on this row: approved (or approved once) means enough approvers, all different
    from each other, from `author` and from `span_by`, or a written break-glass reason. The action checks more: the
    authors of the versions it was copied from, and of its citations.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VerdictState, default=VerdictState.DRAFT)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    explanation = models.TextField(blank=True)
    as_of = models.DateField(null=True, blank=True)
    review_by = models.DateField(null=True, blank=True)
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author = _person("written", null=False)
    # Whose draft it was before somebody took it over; they wrote on it, and do not decide it.
    earlier_authors = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    created_at = models.DateTimeField()
    # The words submitted.
    anchor = models.ForeignKey(ClaimAnchor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    span_by = _person("on_own_span")
    submitted_at = models.DateTimeField(null=True, blank=True)
    approvals_needed = models.PositiveSmallIntegerField(default=1)
    approved_by = _person("approved")
    approved_at = models.DateTimeField(null=True, blank=True)
    seconded_by = _person("seconded")
    seconded_at = models.DateTimeField(null=True, blank=True)
    break_glass_reason = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    returned_by = _person("returned")
    returned_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    lapse_reason = models.CharField(max_length=500, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["claim", "-version"]
        constraints = [
            models.UniqueConstraint(name="one_verdict_a_version_of_its_claim", fields=["claim", "version"]),
            models.UniqueConstraint(
                name="one_open_version_a_claim", fields=["claim"], condition=Q(state__in=sorted(OPEN_VERSIONS))
            ),
            models.UniqueConstraint(
                name="one_approved_version_a_claim", fields=["claim"], condition=Q(state=VerdictState.APPROVED)
            ),
            models.CheckConstraint(name="versions_are_counted_from_one", condition=Q(version__gte=1)),
            models.CheckConstraint(name="verdict_state_is_known", condition=Q(state__in=VerdictState.values)),
            models.CheckConstraint(
                name="what_is_submitted_is_complete",
                condition=Q(state=VerdictState.DRAFT)
                | (
                    Q(rating__isnull=False, as_of__isnull=False, submitted_at__isnull=False)
                    & Q(anchor__isnull=False, span_by__isnull=False)
                    & ~Q(explanation="")
                ),
            ),
            models.CheckConstraint(name="approvals_needed_is_one_or_two", condition=Q(approvals_needed__in=[1, 2])),
            models.CheckConstraint(
                name="verdict_is_approved_by_other_eyes",
                condition=Q(approved_by__isnull=True, seconded_by__isnull=True)
                | (~Q(break_glass_reason="") & Q(approved_by__isnull=False))
                | (
                    ~Q(approved_by=F("author"))
                    & ~Q(approved_by=F("span_by"))
                    & Q(approved_by__isnull=False, span_by__isnull=False)
                    & (
                        Q(seconded_by__isnull=True)
                        | (
                            ~Q(seconded_by=F("author"))
                            & ~Q(seconded_by=F("span_by"))
                            & ~Q(seconded_by=F("approved_by"))
                        )
                    )
                ),
            ),
            models.CheckConstraint(
                name="break_glass_reason_is_more_than_spaces",
                condition=Q(break_glass_reason="") | Q(GreaterThan(Length(Trim("break_glass_reason")), 0)),
            ),
            models.CheckConstraint(
                name="approved_verdict_has_its_approvals",
                condition=~Q(state__in=sorted(DECIDED_VERSIONS))
                | (
                    Q(approved_by__isnull=False)
                    & Q(Exact(Length("fingerprint"), 64))
                    & (Q(approvals_needed=1) | Q(seconded_by__isnull=False) | ~Q(break_glass_reason=""))
                ),
            ),
            models.CheckConstraint(
                name="approval_has_its_time",
                condition=(
                    Q(approved_by__isnull=True, approved_at__isnull=True)
                    | Q(approved_by__isnull=False, approved_at__isnull=False)
                )
                & (
                    Q(seconded_by__isnull=True, seconded_at__isnull=True)
                    | Q(seconded_by__isnull=False, seconded_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="draft_is_not_approved", condition=~Q(state=VerdictState.DRAFT) | Q(approved_by__isnull=True)
            ),
            # The first of two approvals is the only one that a verdict can have before it is decided, or returned.
            models.CheckConstraint(
                name="undecided_verdict_has_at_most_the_first_of_two_approvals",
                condition=Q(state__in=sorted(DECIDED_VERSIONS))
                | (
                    Q(seconded_by__isnull=True, break_glass_reason="", fingerprint="")
                    & (Q(approved_by__isnull=True) | Q(approvals_needed=2))
                ),
            ),
            models.CheckConstraint(
                name="returned_verdict_says_who_and_why",
                condition=(Q(state=VerdictState.RETURNED, returned_at__isnull=False) & ~Q(return_note=""))
                | (~Q(state=VerdictState.RETURNED) & Q(returned_at__isnull=True, return_note="")),
            ),
            models.CheckConstraint(
                name="verdict_is_returned_by_other_eyes",
                condition=(~Q(state=VerdictState.RETURNED) & Q(returned_by__isnull=True))
                | (
                    Q(state=VerdictState.RETURNED, returned_by__isnull=False)
                    & ~Q(returned_by=F("author"))
                    & ~Q(returned_by=F("span_by"))
                ),
            ),
            models.CheckConstraint(
                name="lapsed_verdict_says_why",
                condition=~Q(state=VerdictState.LAPSED) | (Q(lapsed_at__isnull=False) & ~Q(lapse_reason="")),
            ),
        ]
        indexes = [
            # With their claims, so that the queue weighs these without reading the verdicts.
            models.Index(
                fields=["submitted_at", "id", "claim"],
                name="verdicts_waiting_longest",
                condition=Q(state=VerdictState.SUBMITTED),
            ),
            models.Index(fields=["claim", "-version"], name="verdicts_of_a_claim"),
            # What its author goes on with, and looks at again: the desk finds both without reading the verdicts.
            models.Index(
                fields=["author", "state", "claim", "version"],
                name="verdicts_to_go_on_with",
                condition=Q(state__in=[VerdictState.DRAFT, VerdictState.LAPSED, VerdictState.RETURNED]),
            ),
            models.Index(
                fields=["author", "review_by", "claim"],
                name="verdicts_to_look_at_again",
                condition=Q(state=VerdictState.APPROVED, review_by__isnull=False),
            ),
            # What the list filters and sorts by, newest first; it shows no drafts.
            _listed(["-submitted_at", "-id"], "verdicts_newest_first"),
            _listed(["state", "-submitted_at", "-id"], "verdicts_by_state"),
            _listed(["rating", "-submitted_at", "-id"], "verdicts_by_rating"),
            _listed(["author", "-submitted_at", "-id"], "verdicts_by_author"),
            _listed(["version", "-submitted_at", "-id"], "verdicts_by_version"),
            _listed(["as_of", "-submitted_at", "-id"], "verdicts_by_date"),
            _listed(["review_by", "-submitted_at", "-id"], "verdicts_by_review_date"),
        ]

    def __str__(self) -> str:
        return f"Verdict, version {self.version}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_VERSIONS
