"""Publications, articles and their numbered revisions, which never change."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from factcheck.articles.states import PublicationState
from factcheck.site_address import address_of
from factcheck.uids import UidManager, WithUid


def validate_time_zone(name: str) -> None:
    """Raises ValidationError for a name that is no time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValidationError(
            _("“%(name)s” is no time zone. Use a name like Europe/Prague."), params={"name": name}
        ) from error


class PublicationManager(models.Manager["Publication"]):
    def get_by_natural_key(self, slug: str) -> "Publication":
        return self.get(slug=slug)


class Publication(WithUid):
    """Whose articles these are: its name, its time zone, and how it owns its mistakes."""

    class DateStyle(models.TextChoices):
        AP = "ap", _("Feb. 28, 2020 (AP, Slate)")
        NYT = "nyt", _("Feb. 28, 2020, on a line of its own (NYT)")
        LONG = "long", _("February 28, 2020")
        DAY_FIRST = "day_first", _("28 February 2020")
        ISO = "iso", _("2020-02-28")

    class WorkNoun(models.TextChoices):
        POST = "post", _("post")
        ARTICLE = "article", _("article")
        STORY = "story", _("story")

    class SignStyle(models.TextChoices):
        SYMBOLS = "symbols", _("* † ‡ § ‖ ¶, then doubled")
        ASTERISKS = "asterisks", _("*, **, ***")
        NUMBERS = "numbers", _("1, 2, 3")

    class NotesAt(models.TextChoices):
        RETRACTIONS = "retractions", _("retractions above the text, all others at its foot")
        GRAVE = "grave", _("retractions and editor’s notes above the text, all others at its foot")
        ALL = "all", _("all above the text")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[validate_time_zone])
    language = models.CharField(_("language"), max_length=12, default="en")
    date_style = models.CharField(_("date style"), max_length=12, choices=DateStyle, default=DateStyle.AP)
    work_noun = models.CharField(
        _("what a note calls the text"), max_length=12, choices=WorkNoun, default=WorkNoun.ARTICLE
    )
    sign_style = models.CharField(
        _("signs of corrections in the text"), max_length=12, choices=SignStyle, default=SignStyle.SYMBOLS
    )
    notes_at = models.CharField(_("where the notes stand"), max_length=12, choices=NotesAt, default=NotesAt.RETRACTIONS)
    shows_verdicts = models.BooleanField(
        _("readers see verdicts"), default=False, help_text=_("Approved, unlapsed verdicts only.")
    )
    clarifications_need_senior = models.BooleanField(_("only a senior issues clarifications"), default=False)
    retractions_need_senior = models.BooleanField(_("only a senior issues retractions"), default=False)
    home_url = models.URLField(_("home page"), blank=True)
    corrections_policy_url = models.URLField(_("corrections policy"), blank=True)
    fact_checking_policy_url = models.URLField(_("fact-checking policy"), blank=True)
    ethics_policy_url = models.URLField(_("ethics policy"), blank=True)
    sources_policy_url = models.URLField(_("policy on unnamed sources"), blank=True)
    feedback_policy_url = models.URLField(_("where readers report errors"), blank=True)
    ownership_url = models.URLField(_("ownership and funding"), blank=True)
    masthead_url = models.URLField(_("masthead"), blank=True)
    principles_url = models.URLField(_("publishing principles"), blank=True)

    objects = PublicationManager()

    POLICIES = (
        "corrections_policy_url",
        "fact_checking_policy_url",
        "ethics_policy_url",
        "sources_policy_url",
        "feedback_policy_url",
        "ownership_url",
        "masthead_url",
        "principles_url",
    )
    SETTINGS = (
        "name",
        "time_zone",
        "language",
        "date_style",
        "work_noun",
        "sign_style",
        "notes_at",
        "shows_verdicts",
        "clarifications_need_senior",
        "retractions_need_senior",
        "home_url",
        *POLICIES,
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="publication_has_a_name", condition=~models.Q(name=""))]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def policies(self) -> list[tuple[str, str]]:
        """What each policy that has an address is called, with the address."""
        named = [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in self.POLICIES]  # type: ignore[union-attr]
        return [(label, address) for label, address in named if address]


class Article(WithUid):
    """A story under check. Its words are in its revisions; what is here names it and says where it stands."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(
        max_length=300, help_text=_("The headline; for an article without one, a title given by the editor.")
    )
    title_is_headline = models.BooleanField(default=True, help_text=_("Whether the title stands in the text."))
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    desk = models.CharField(
        max_length=60, blank=True, help_text=_("The desk of the newsroom that the story belongs to, as in “Foreign”.")
    )
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True, help_text=_("The date that the text itself gives."))
    language = models.CharField(max_length=12, default="en")
    source_file = models.CharField(max_length=200, blank=True)
    original_url = models.URLField(max_length=1000, blank=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles_assigned",
        help_text=_("Whose work the claims are that nobody else was given."),
    )
    deadline_at = models.DateTimeField(null=True, blank=True, help_text=_("Until when its claims are to be checked."))
    revision_count = models.PositiveIntegerField(
        default=0, help_text=_("Number of the latest revision; counted up by compare-and-swap.")
    )
    claim_count = models.PositiveIntegerField(
        default=0, help_text=_("Number of the last claim; numbers are never used again.")
    )
    correction_count = models.PositiveIntegerField(default=0)
    unannounced_count = models.PositiveIntegerField(
        default=0,
        help_text=_("Changes that readers were shown without a correction and nobody waived."),
    )
    publication_state = models.CharField(max_length=12, choices=PublicationState, default=PublicationState.UNPUBLISHED)
    published_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    shown_title = models.CharField(
        max_length=300,
        blank=True,
        default="",
        editable=False,
        help_text=_("The title under which readers see it; empty for one that they never saw."),
    )
    retraction_reason = models.TextField(blank=True)
    retracted_at = models.DateTimeField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["-imported_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="article_has_a_title", condition=~models.Q(title="")),
            models.CheckConstraint(
                name="published_article_names_its_revision",
                condition=models.Q(publication_state=PublicationState.UNPUBLISHED, published_revision__isnull=True)
                | models.Q(
                    ~models.Q(publication_state=PublicationState.UNPUBLISHED),
                    published_revision__isnull=False,
                    published_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="retracted_article_says_why",
                condition=~models.Q(publication_state=PublicationState.RETRACTED) | ~models.Q(retraction_reason=""),
            ),
            models.CheckConstraint(
                name="retracted_article_says_when",
                condition=models.Q(publication_state=PublicationState.RETRACTED, retracted_at__isnull=False)
                | models.Q(~models.Q(publication_state=PublicationState.RETRACTED), retracted_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["-imported_at", "-id"], name="articles_newest_first"),
            models.Index(fields=["publication", "-imported_at"], name="articles_of_a_publication"),
            models.Index(fields=["title"], name="articles_by_title"),
            models.Index(fields=["published_on"], name="articles_by_date"),
            models.Index(fields=["desk"], name="articles_by_desk", condition=~models.Q(desk="")),
            models.Index(
                fields=["deadline_at"], name="articles_by_deadline", condition=models.Q(deadline_at__isnull=False)
            ),
            models.Index(fields=["deadline_at"], name="articles_without_claims", condition=models.Q(claim_count=0)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("workspace", self.slug)

    @property
    def marked_title(self) -> str:
        """The title as every page of the newsroom shows it: one that was taken back says so first."""
        return self._marked(self.title)

    @property
    def readers_title(self) -> str:
        """The title of what readers see; the headline of a revision that is not published stays inside."""
        return self.shown_title or self.title

    @property
    def marked_readers_title(self) -> str:
        """The title as every page for readers shows it: one that was taken back says so first."""
        return self._marked(self.readers_title)

    def _marked(self, title: str) -> str:
        if self.publication_state != PublicationState.RETRACTED:
            return title
        return _now("Retracted: %(title)s") % {"title": title}

    @property
    def zone_name(self) -> str:
        """The time zone that the article's times are shown in; fetch `publication` with the article."""
        return self.publication.time_zone if self.publication else settings.NEWSROOM_TIME_ZONE


class RevisionManager(models.Manager["Revision"]):
    def get_by_natural_key(self, article: str, number: int) -> "Revision":
        return self.get(article__uid=article, number=number)


class Revision(WithUid):
    """The text of an article as it once was: canonical text, stand-off blocks and inlines, its SHA-256. Never changed.

    `blocks` is a list of `{role, start, end}` that covers the text but for the `\\n\\n` between blocks; `inlines` is a
    list of `{kind, start, end, ...}` (link, emphasis, strong, correction_marker). Offsets are code points.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    blocks = models.JSONField()
    inlines = models.JSONField(default=list)
    message = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = RevisionManager()

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(name="one_revision_a_number_in_its_article", fields=["article", "number"]),
            models.CheckConstraint(name="revisions_are_counted_from_one", condition=models.Q(number__gte=1)),
            models.CheckConstraint(name="revision_has_a_text", condition=~models.Q(text="")),
            models.CheckConstraint(name="revision_hash_is_a_sha_256", condition=Exact(Length("sha256"), 64)),
        ]

    def __str__(self) -> str:
        return f"{self.article.title}, revision {self.number}"

    def natural_key(self) -> tuple[Any, ...]:
        return (str(self.article.uid), self.number)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]

    @property
    def before(self) -> int:
        """The number of the revision before, 0 for the first."""
        return self.number - 1

    @property
    def headline(self) -> str:
        """Its headline in one line, as long as a title may be; empty for a text without one."""
        block = next((block for block in self.blocks if block["role"] == "headline"), {"start": 0, "end": 0})
        return " ".join(self.text[block["start"] : block["end"]].split())[:300]


class PublishedRevision(WithUid):
    """That readers were shown a revision from this moment on: what they saw, and when, is the list of these."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="published_revisions")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="publishing")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["article", "-published_at", "-pk"]
        indexes = [models.Index(fields=["article", "-published_at"], name="what_readers_saw")]

    def __str__(self) -> str:
        return str(self.revision)


class ImportDraft(WithUid):
    """A text that was pasted or uploaded and recognised, waiting for its editor to put right what was not."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    source_file = models.CharField(max_length=200, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    articles = models.JSONField(help_text=_("The recognised articles, as `importing` writes them."))
    created_at = models.DateTimeField()

    objects = UidManager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["owner", "created_at"], name="drafts_of_a_person")]

    def __str__(self) -> str:
        return self.source_file or f"Pasted {self.created_at:%d %b %H:%M}"
