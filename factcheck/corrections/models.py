"""Corrections: what was wrong, what is right, the note that says so, and the marker in the text."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from annotations.models import Anchor, anchor_constraints
from factcheck.articles.models import Article, Publication, Revision
from factcheck.claims.models import Claim
from factcheck.corrections.states import (
    NEVER_ISSUED,
    ChangeKind,
    CorrectionState,
    CorrectionType,
    ErrorKind,
    FoundThrough,
    Origin,
    Scope,
    UnannouncedState,
)
from factcheck.site_address import address_of
from factcheck.uids import UidManager, WithUid


class Correction(WithUid):
    """One owned mistake. Found in an imported article it is a record from the start: issued, with what the note gives.

    A second person issues what is made here; only for the origin "imported" may author, issuer and from-revision be
    empty. The wrong words may be unknown: many notes do not repeat them.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections", db_index=False)
    number = models.PositiveIntegerField()
    type = models.CharField(max_length=16, choices=CorrectionType, default=CorrectionType.CORRECTION)
    error_kind = models.CharField(max_length=16, choices=ErrorKind, default=ErrorKind.OTHER)
    scope = models.CharField(max_length=12, choices=Scope, default=Scope.BODY)
    wrong = models.TextField(_("wrong words"), blank=True)
    right = models.TextField(_("right words"), blank=True)
    # What was misstated, as in "the number of soldiers killed": the note is worded anew with it.
    subject = models.CharField(_("what was misstated"), max_length=200, blank=True)
    note = models.TextField(_("note"))
    dated = models.DateField(_("date of the note"), null=True, blank=True)
    from_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="corrections")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.DESK)
    state = models.CharField(max_length=12, choices=CorrectionState, default=CorrectionState.DRAFT)
    found_through = models.CharField(_("who pointed it out"), max_length=12, choices=FoundThrough, blank=True)
    found_how = models.CharField(_("how it was found"), max_length=200, blank=True)
    found_by = models.CharField(_("who found it"), max_length=200, blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    # Why the note comes more than thirty days after the error was found; the note ends in it.
    late_because = models.TextField(_("why the note comes late"), blank=True)
    wrong_since = models.DateTimeField(
        null=True, blank=True, help_text=_("Since when readers saw what was wrong; set when the note is issued.")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections_written"
    )
    # Who wrote at it before somebody took it over: they stay barred from deciding it.
    earlier_authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    recorded_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections_issued"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    break_glass_reason = models.TextField(blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_reason = models.TextField(blank=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    objects = UidManager()

    class Meta:
        ordering = ["-dated", "-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="one_correction_a_number_in_its_article", fields=["article", "number"]),
            models.CheckConstraint(name="correction_has_a_note", condition=~Q(note="")),
            models.CheckConstraint(name="correction_type_is_known", condition=Q(type__in=CorrectionType.values)),
            models.CheckConstraint(name="error_kind_is_known", condition=Q(error_kind__in=ErrorKind.values)),
            models.CheckConstraint(name="correction_scope_is_known", condition=Q(scope__in=Scope.values)),
            models.CheckConstraint(
                name="found_through_is_known", condition=Q(found_through="") | Q(found_through__in=FoundThrough.values)
            ),
            models.CheckConstraint(name="correction_state_is_known", condition=Q(state__in=CorrectionState.values)),
            models.CheckConstraint(
                name="correction_made_here_has_author_and_from_revision",
                condition=Q(origin=Origin.IMPORTED)
                | Q(origin=Origin.DESK, author__isnull=False, from_revision__isnull=False),
            ),
            models.CheckConstraint(
                name="correction_is_issued_by_other_eyes",
                condition=Q(origin=Origin.IMPORTED)
                | Q(state__in=sorted(NEVER_ISSUED))
                | (
                    Q(issued_by__isnull=False, issued_at__isnull=False)
                    & (~Q(issued_by=F("author")) | ~Q(break_glass_reason=""))
                ),
            ),
            models.CheckConstraint(
                name="correction_break_glass_reason_is_more_than_spaces",
                condition=Q(break_glass_reason="") | Q(GreaterThan(Length(Trim("break_glass_reason")), 0)),
            ),
            models.CheckConstraint(
                name="correction_made_here_is_submitted_before_it_is_decided",
                condition=Q(origin=Origin.IMPORTED)
                | Q(state__in=[CorrectionState.DRAFT, CorrectionState.DISCARDED])
                | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="correction_is_returned_by_other_eyes",
                condition=Q(returned_by__isnull=True) | Q(author__isnull=True) | ~Q(returned_by=F("author")),
            ),
            models.CheckConstraint(
                name="returned_correction_says_who_and_why",
                condition=~Q(state=CorrectionState.RETURNED)
                | (Q(returned_by__isnull=False, returned_at__isnull=False) & ~Q(return_note="")),
            ),
            models.CheckConstraint(
                name="withdrawn_correction_says_who_and_why",
                condition=~Q(state=CorrectionState.WITHDRAWN)
                | (Q(ended_by__isnull=False, ended_at__isnull=False) & ~Q(end_reason="")),
            ),
            models.CheckConstraint(
                name="discarded_correction_was_never_issued_and_says_why",
                condition=~Q(state=CorrectionState.DISCARDED)
                | (
                    Q(origin=Origin.DESK, issued_at__isnull=True, ended_by__isnull=False, ended_at__isnull=False)
                    & ~Q(end_reason="")
                ),
            ),
            models.CheckConstraint(
                name="superseded_correction_names_its_successor",
                condition=~Q(state=CorrectionState.SUPERSEDED) | Q(superseded_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-dated"], name="corrections_by_state"),
            models.Index(fields=["-recorded_at", "-id"], name="corrections_newest_first"),
            # What the list filters and sorts by, newest first.
            models.Index(
                fields=["-dated", "-recorded_at", "-id"], name="corrections_by_date", condition=Q(dated__isnull=False)
            ),
            models.Index(fields=["type", "-recorded_at", "-id"], name="corrections_by_type"),
            models.Index(fields=["error_kind", "-recorded_at", "-id"], name="corrections_by_error"),
            models.Index(fields=["scope", "-recorded_at", "-id"], name="corrections_by_scope"),
            models.Index(fields=["origin", "-recorded_at", "-id"], name="corrections_by_origin"),
            models.Index(fields=["article", "type", "state"], name="corrections_of_an_article"),
            models.Index(
                fields=["submitted_at", "id"],
                name="corrections_waiting_longest",
                condition=Q(state=CorrectionState.SUBMITTED),
            ),
            models.Index(fields=["issued_at"], name="corrections_by_issue", condition=Q(issued_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.note

    def get_absolute_url(self) -> str:
        return address_of("correction", self.uid)


class CorrectionAnchor(WithUid, Anchor):
    """The marker's place in one revision. An asterisk that stands in an imported text is the marker itself."""

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="correction_anchors")
    stands_in_text = models.BooleanField(default=False)
    placed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["revision", "start", "pk"]
        constraints = [
            *anchor_constraints("correction_anchor"),
            models.UniqueConstraint(
                name="one_current_anchor_a_correction_and_revision",
                fields=["correction", "revision"],
                condition=Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.exact


class FurtherChange(WithUid):
    """Another change that the note of a correction names, after the one in the correction's own row.

    A correction owns one change in its own row, and one more for each of these, in the order of its note. What asks
    which changes are owned asks `queries.covered_changes`; what counts errors by kind counts these too.
    """

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="further_changes")
    position = models.PositiveSmallIntegerField()
    error_kind = models.CharField(max_length=16, choices=ErrorKind, default=ErrorKind.OTHER)
    scope = models.CharField(max_length=12, choices=Scope, default=Scope.BODY)
    wrong = models.TextField(_("wrong words"), blank=True)
    right = models.TextField(_("right words"), blank=True)
    subject = models.CharField(_("what was misstated"), max_length=200, blank=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Where its sentence ends in the corrected text; empty where the sentence went.
    at = models.PositiveIntegerField(null=True, blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["correction", "position"]
        constraints = [
            models.UniqueConstraint(name="one_further_change_a_position", fields=["correction", "position"]),
            models.CheckConstraint(name="further_change_kind_is_known", condition=Q(error_kind__in=ErrorKind.values)),
            models.CheckConstraint(name="further_change_scope_is_known", condition=Q(scope__in=Scope.values)),
            models.CheckConstraint(name="further_change_says_something", condition=~Q(wrong="", right="")),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"


class UnannouncedChange(WithUid):
    """A change of words that readers were shown without being told: found when its revision is published.

    It stays open until an issued correction covers it, or a person waives it with a reason. The sentences are kept as
    they stood, so that a list of these reads no texts.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="unannounced_changes")
    from_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    to_revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="unannounced_changes")
    position = models.PositiveIntegerField()
    # Its sentence in either text; the new one is empty where the sentence was cut.
    old_start = models.PositiveIntegerField()
    old_end = models.PositiveIntegerField()
    new_start = models.PositiveIntegerField(null=True, blank=True)
    new_end = models.PositiveIntegerField(null=True, blank=True)
    before = models.TextField(_("sentence before"))
    after = models.TextField(_("sentence after"), blank=True)
    wrong = models.TextField(_("words before"), blank=True)
    right = models.TextField(_("words after"), blank=True)
    kind = models.CharField(max_length=16, choices=ChangeKind, default=ChangeKind.OTHER)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=UnannouncedState, default=UnannouncedState.OPEN)
    found_at = models.DateTimeField()
    covered_by = models.ForeignKey(Correction, on_delete=models.PROTECT, null=True, blank=True, related_name="covers")
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    waived_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = UidManager()

    class Meta:
        ordering = ["-found_at", "-to_revision", "position"]
        constraints = [
            models.UniqueConstraint(name="one_unannounced_change_a_position", fields=["to_revision", "position"]),
            models.CheckConstraint(name="unannounced_state_is_known", condition=Q(state__in=UnannouncedState.values)),
            models.CheckConstraint(name="unannounced_kind_is_known", condition=Q(kind__in=ChangeKind.values)),
            models.CheckConstraint(name="unannounced_change_is_one", condition=~Q(wrong="", right="")),
            models.CheckConstraint(
                name="covered_change_names_its_correction",
                condition=Q(state=UnannouncedState.COVERED, covered_by__isnull=False)
                | (~Q(state=UnannouncedState.COVERED) & Q(covered_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="waived_change_says_who_and_why",
                condition=(
                    Q(state=UnannouncedState.WAIVED, waived_by__isnull=False, waived_at__isnull=False)
                    & Q(GreaterThan(Length(Trim("reason")), 0))
                )
                | (~Q(state=UnannouncedState.WAIVED) & Q(waived_by__isnull=True, waived_at__isnull=True, reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-found_at"], name="unannounced_by_state"),
            models.Index(fields=["article", "state"], name="unannounced_of_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"


class NoteTemplate(WithUid):
    """A sentence of correction notes that a publication words its own way, or the house for all that have none.

    `name` is that of a sentence in `wordings.py`; one that nobody has worded here is as it comes with the house.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="note_templates"
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    name = models.CharField(_("sentence"), max_length=40)
    sentence = models.CharField(_("wording"), max_length=500)

    objects = UidManager()

    class Meta:
        ordering = ["publication", "language", "name"]
        constraints = [
            models.UniqueConstraint(
                name="one_wording_a_sentence_language_and_publication",
                fields=["publication", "language", "name"],
                condition=Q(publication__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_wording_a_sentence_and_language_of_the_house",
                fields=["language", "name"],
                condition=Q(publication__isnull=True),
            ),
            models.CheckConstraint(name="note_template_says_something", condition=~Q(sentence="")),
        ]

    def __str__(self) -> str:
        return f"{self.publication or _('All publications')}: {self.name} ({self.language})"
