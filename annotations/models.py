from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from annotations.anchoring import Status


class AnchorStatus(models.TextChoices):
    """How an anchor came to its place: by a person, or by carrying an earlier anchor to new text."""

    MARKED = "marked", _("marked")
    UNCHANGED = Status.UNCHANGED.value, _("unchanged")
    MOVED = Status.MOVED.value, _("moved")
    CHANGED = Status.CHANGED.value, _("changed")
    DELETED = Status.DELETED.value, _("unanchored")
    REATTACHED = "reattached", _("re-attached")
    WITHDRAWN = "withdrawn", _("withdrawn")


def anchor_constraints(name: str) -> list[models.BaseConstraint]:
    """What the database refuses in an anchor, with the model's name before each rule: `claim_anchor_...`.

    A concrete model lists these before constraints of its own, which would replace the inherited ones. That start
    and end are not negative is not repeated here: PositiveIntegerField is checked by both databases.
    """
    has_no_place = Q(start__isnull=True, end__isnull=True)
    return [
        models.CheckConstraint(
            name=f"{name}_has_both_ends_or_neither",
            condition=has_no_place | Q(start__isnull=False, end__isnull=False),
        ),
        models.CheckConstraint(
            name=f"{name}_ends_after_its_start",
            condition=has_no_place | Q(end__gt=F("start")),
        ),
        # Both databases count code points, as our offsets do.
        models.CheckConstraint(
            name=f"{name}_quotes_as_much_as_it_spans",
            condition=has_no_place | Q(Exact(Length("exact"), F("end") - F("start"))),
        ),
        models.CheckConstraint(
            name=f"{name}_deleted_has_no_place",
            condition=~Q(status=AnchorStatus.DELETED) | has_no_place,
        ),
        # A claim may be withdrawn while its words stand, or because they are gone.
        models.CheckConstraint(
            name=f"{name}_without_place_is_deleted_or_withdrawn",
            condition=Q(start__isnull=False) | Q(status__in=[AnchorStatus.DELETED, AnchorStatus.WITHDRAWN]),
        ),
        models.CheckConstraint(
            name=f"{name}_status_is_known",
            condition=Q(status__in=AnchorStatus.values),
        ),
        models.CheckConstraint(
            name=f"{name}_confidence_is_a_share",
            condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
        ),
    ]


class Anchor(models.Model):
    """Where quoted words stand in one revision of a text.

    Offsets count code points, end exclusive. An anchor whose words are gone has no offsets and keeps the words it
    had, so that they can be shown, and found again should they return.
    """

    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    exact = models.TextField(_("words"), blank=True)
    prefix = models.TextField(_("words before"), blank=True)
    suffix = models.TextField(_("words after"), blank=True)
    status = models.CharField(_("anchor"), max_length=12, choices=AnchorStatus, default=AnchorStatus.MARKED)
    # Empty where a person chose the words.
    confidence = models.FloatField(
        _("confidence"), null=True, blank=True, validators=[MinValueValidator(0.0), MaxValueValidator(1.0)]
    )

    class Meta:
        abstract = True
        constraints = anchor_constraints("%(app_label)s_%(class)s")

    @property
    def span(self) -> tuple[int, int] | None:
        """Start and end, or None where the words are gone."""
        if self.start is None or self.end is None:
            return None
        return self.start, self.end
