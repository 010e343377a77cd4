"""Citations: what sources say of a claim, and the words of other articles here that are cited."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotations.models import Anchor, anchor_constraints
from factcheck.articles.models import Publication, Revision
from factcheck.claims.models.verdicts import Verdict
from factcheck.claims.states import LocatorKind, Stance
from factcheck.sources.models import Source
from factcheck.uids import UidManager, WithUid


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
    # That of the claim's article: triggers write it (claims/citing_publications.py), nobody else, and no fixture
    # holds it.
    publication = models.ForeignKey(
        Publication,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        editable=False,
        serialize=False,
    )

    objects = UidManager()

    class Meta:
        ordering = ["verdict", "order", "pk"]
        # Which sources a publication cites.
        indexes = [models.Index(fields=["publication", "source"], name="citations_by_publication")]
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
