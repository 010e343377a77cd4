"""Sources: a person, a document, a dataset, a web page, or another article here; and the files that back them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Article
from factcheck.articles.states import PublicationState
from factcheck.site_address import address_of
from factcheck.sources.media_types import KEPT
from factcheck.sources.states import RANK_MEANINGS, RELIABILITY_MEANINGS, Reliability, SourceKind, SourceRank
from factcheck.uids import UidManager, WithUid


def marked_name(name: str, publication_state: str | None) -> str:
    """Gives the name of a source as every page shows it; the state is that of the article here which it is, if any."""
    is_retracted = publication_state == PublicationState.RETRACTED
    return _now("Retracted: %(title)s") % {"title": name} if is_retracted else name


class Source(WithUid):
    """Where a fact is backed: what citations point to."""

    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind)
    name = models.CharField(_("name"), max_length=300, help_text=_("A person's name, a title, a headline."))
    publisher = models.CharField(_("publisher or organization"), max_length=200, blank=True)
    article = models.OneToOneField(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="as_source")
    url = models.URLField(_("address"), max_length=1000, blank=True)
    # What all spellings of the address share (addresses.py), and what the name is found by (names.py).
    address_key = models.CharField(max_length=600, blank=True, editable=False)
    search_words = models.TextField(blank=True, editable=False)
    archived_url = models.URLField(_("archived copy"), max_length=1000, blank=True)
    retrieved_at = models.DateTimeField(_("retrieved"), null=True, blank=True)
    published_on = models.DateField(_("published"), null=True, blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, blank=True)
    rank = models.CharField(_("rank"), max_length=12, choices=SourceRank, blank=True)
    note = models.TextField(_("note"), blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # How many claims cite it: triggers of the floor that has citations write it (claims/citing_claims.py), nobody else,
    # and no fixture holds it.
    claim_count = models.PositiveIntegerField(default=0, editable=False, serialize=False)

    objects = UidManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(name="source_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="source_kind_is_known", condition=Q(kind__in=SourceKind.values)),
            models.CheckConstraint(
                name="source_reliability_is_known", condition=Q(reliability="") | Q(reliability__in=Reliability.values)
            ),
            models.CheckConstraint(name="source_rank_is_known", condition=Q(rank="") | Q(rank__in=SourceRank.values)),
            models.CheckConstraint(
                name="source_of_kind_article_is_an_article_here",
                condition=Q(kind=SourceKind.ARTICLE, article__isnull=False)
                | (~Q(kind=SourceKind.ARTICLE) & Q(article__isnull=True)),
            ),
            models.CheckConstraint(
                name="source_address_is_http",
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
            ),
            models.CheckConstraint(
                name="source_archive_is_http",
                condition=Q(archived_url="")
                | Q(archived_url__startswith="http://")
                | Q(archived_url__startswith="https://"),
            ),
            models.CheckConstraint(
                name="source_address_has_its_key",
                condition=Q(url="", address_key="") | (~Q(url="") & ~Q(address_key="")),
            ),
            models.UniqueConstraint(name="one_source_an_address", fields=["address_key"], condition=~Q(address_key="")),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="sources_by_name"),
            models.Index(fields=["-added_at", "-id"], name="sources_newest_first"),
            models.Index(fields=["claim_count", "id"], name="sources_by_claims"),
            # What else the list filters and sorts by.
            models.Index(fields=["kind", "id"], name="sources_by_kind"),
            models.Index(fields=["publisher", "id"], name="sources_by_publisher"),
            models.Index(fields=["published_on", "id"], name="sources_by_date"),
            models.Index(fields=["rank", "id"], name="sources_by_rank"),
            models.Index(fields=["reliability", "id"], name="sources_by_reliability"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def marked_name(self) -> str:
        """The name as every page shows it: an article here that was taken back says so. Fetch `article` with it."""
        return marked_name(self.name, self.article.publication_state if self.article else None)

    def get_absolute_url(self) -> str:
        return address_of("source", self.uid)

    @property
    def reliability_meaning(self) -> str:
        return str(RELIABILITY_MEANINGS[Reliability(self.reliability)]) if self.reliability else ""

    @property
    def rank_meaning(self) -> str:
        return str(RANK_MEANINGS[SourceRank(self.rank)]) if self.rank else ""


class EvidenceFile(WithUid):
    """A file that backs a source: a scan, a recording, a table. Its bytes are in `blobs`, once for each hash."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["source", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_file_a_hash_of_its_source", fields=["source", "sha256"]),
            models.CheckConstraint(name="evidence_has_its_hash", condition=Q(Exact(Length("sha256"), 64))),
            models.CheckConstraint(name="evidence_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="evidence_is_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(name="evidence_is_of_a_kept_type", condition=Q(media_type__in=sorted(KEPT))),
        ]
        indexes = [models.Index(fields=["sha256"], name="evidence_by_hash")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """What people call this kind of file."""
        return str(KEPT[self.media_type].label)
