"""Claims, the words they stand on, the verdicts given on those words, and the citations that back them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import Exact, GreaterThan
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from annotations.models import Anchor, anchor_constraints
from factcheck.articles.models import Article, Revision
from factcheck.claims.ratings import RATING_TOKENS, TOKEN_CHOICES, RatingToken
from factcheck.claims.states import (
    DECIDED_VERSIONS,
    OPEN_VERSIONS,
    CheckStatus,
    ClaimKind,
    LocatorKind,
    Resolution,
    Risk,
    Stance,
    VerdictState,
)
from factcheck.sources.models import Source
from factcheck.uids import UidManager, WithUid


class RatingManager(models.Manager["Rating"]):
    def get_by_natural_key(self, slug: str) -> "Rating":
        return self.get(slug=slug)


class Rating(models.Model):
    """One step of the rating scale. Data, not code: a newsroom has its own words."""

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    label = models.CharField(_("label"), max_length=80)
    token = models.CharField(_("look"), max_length=20, choices=TOKEN_CHOICES)
    value = models.IntegerField(_("numeric value"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    needs_citation = models.BooleanField(_("needs a citation"), default=True)
    is_active = models.BooleanField(_("offered"), default=True)
    translations = models.JSONField(_("translations"), default=dict, blank=True)

    objects = RatingManager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="rating_has_a_label", condition=~Q(label="")),
            models.CheckConstraint(
                name="rating_looks_like_one_of_the_seven", condition=Q(token__in=list(RATING_TOKENS))
            ),
        ]

    def __str__(self) -> str:
        return str(self.translations.get(translation.get_language() or "en") or self.label)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def look(self) -> RatingToken:
        return RATING_TOKENS[self.token]

    @property
    def css_class(self) -> str:
        return self.look.css_class

    @property
    def icon(self) -> str:
        return self.look.icon


class Claim(WithUid):
    """A span of an article that can be checked. It has a number in its article that is never used again."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ClaimKind)
    claimant = models.CharField(
        max_length=200, blank=True, help_text=_("Who says it, where the article attributes it.")
    )
    check_status = models.CharField(max_length=16, choices=CheckStatus, default=CheckStatus.OPEN)
    check_reason = models.CharField(max_length=500, blank=True)
    risk = models.CharField(max_length=12, choices=Risk, default=Risk.NORMAL)
    resolution = models.CharField(max_length=20, choices=Resolution, blank=True, default=Resolution.OPEN)
    resolution_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="claims_assigned"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims_marked")
    marked_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(name="one_claim_a_number_in_its_article", fields=["article", "number"]),
            models.CheckConstraint(name="claims_are_counted_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="claim_kind_is_known", condition=Q(kind__in=ClaimKind.values)),
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
            models.Index(fields=["check_status", "-marked_at"], name="claims_by_check_status"),
        ]

    def __str__(self) -> str:
        return f"Claim {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.uid])


class ClaimAnchor(WithUid, Anchor):
    """Where a claim stands in one revision. New bounds add a row and close the last; nothing is overwritten."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="claim_anchors")
    sentence_start = models.PositiveIntegerField(null=True, blank=True)
    sentence_end = models.PositiveIntegerField(null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who last chose these bounds; carrying to a new revision keeps the name."),
    )
    placed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["revision", "start", "-end", "pk"]
        constraints = [
            *anchor_constraints("claim_anchor"),
            models.UniqueConstraint(
                name="one_current_anchor_a_claim_and_revision",
                fields=["claim", "revision"],
                condition=Q(closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claim_anchor_has_its_sentence",
                # Said outright, because a CHECK lets pass what compares with NULL.
                condition=Q(start__isnull=True, sentence_start__isnull=True, sentence_end__isnull=True)
                | Q(
                    start__isnull=False,
                    sentence_start__isnull=False,
                    sentence_end__isnull=False,
                    sentence_start__lte=F("start"),
                    sentence_end__gte=F("end"),
                ),
            ),
        ]
        indexes = [models.Index(fields=["revision", "start"], name="claim_anchors_in_reading_order")]

    def __str__(self) -> str:
        return self.exact

    @property
    def sentence(self) -> str:
        """The sentence round the words; fetch `revision` with the anchor."""
        if self.sentence_start is None or self.sentence_end is None:
            return ""
        return self.revision.text[self.sentence_start : self.sentence_end]


def _person(name: str, *, null: bool = True) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=null, blank=null, related_name=f"verdicts_{name}"
    )


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
            models.Index(fields=["state", "submitted_at"], name="verdicts_waiting_longest"),
            models.Index(fields=["claim", "-version"], name="verdicts_of_a_claim"),
        ]

    def __str__(self) -> str:
        return f"Verdict, version {self.version}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_VERSIONS


class Citation(WithUid):
    """What a source says of the claim: its stance, the quoted words, and where in the source they stand."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    stance = models.CharField(max_length=12, choices=Stance)
    quotation = models.TextField(blank=True)
    locator_kind = models.CharField(max_length=12, choices=LocatorKind, blank=True, default=LocatorKind.NONE)
    locator = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["verdict", "order", "pk"]
        constraints = [
            models.CheckConstraint(name="citation_stance_is_known", condition=Q(stance__in=Stance.values)),
            models.CheckConstraint(
                name="citation_locator_is_whole",
                condition=Q(locator_kind=LocatorKind.NONE, locator="")
                | (Q(locator_kind__in=["page", "paragraph", "timecode"]) & ~Q(locator=""))
                | (Q(locator_kind=LocatorKind.SPAN) & ~Q(quotation="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"


class CitationAnchor(WithUid, Anchor):
    """The cited words in another article here, as a span of one of its revisions."""

    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="citation_anchors")
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["revision", "start", "pk"]
        constraints = [
            *anchor_constraints("citation_anchor"),
            models.UniqueConstraint(
                name="one_current_anchor_a_citation_and_revision",
                fields=["citation", "revision"],
                condition=Q(closed_at__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["revision", "start"], name="citations_in_reading_order")]

    def __str__(self) -> str:
        return self.exact
