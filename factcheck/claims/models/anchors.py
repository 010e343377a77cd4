"""The words that a claim stands on, in each revision of its article."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotations.models import Anchor, anchor_constraints
from factcheck.articles.models import Revision
from factcheck.claims.models.claims import Claim
from factcheck.claims.states import Prominence
from factcheck.uids import UidManager, WithUid


class ClaimAnchor(WithUid, Anchor):
    """Where a claim stands in one revision. New bounds add a row and close the last; nothing is overwritten."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="claim_anchors")
    sentence_start = models.PositiveIntegerField(null=True, blank=True)
    sentence_end = models.PositiveIntegerField(null=True, blank=True)
    prominence = models.CharField(max_length=12, choices=Prominence, default=Prominence.REST)
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
                name="claim_anchor_prominence_is_known", condition=Q(prominence__in=Prominence.values)
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
