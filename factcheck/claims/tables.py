"""The list of claims over all articles."""

from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.claims.models import Claim, Rating
from factcheck.claims.states import LIST_STATE_BY_NAME, Risk
from factcheck.claims.urgency import due
from factcheck.lists.columns import ListTable

PRESSING_FIRST = (
    "unanchored",
    "lapsed",
    "returned",
    "awaiting",
    "progress",
    "unchecked",
    "approved",
    "dismissed",
    "withdrawn",
)
"""The order in which the list sorts states: what needs a hand comes before what is settled."""


class ClaimTable(ListTable):
    """Claims led by their words, with article, state and rating; each row leads to the claim."""

    caption = _("Claims")
    hidden_at_first = frozenset({"claimant", "check_status", "risk", "resolution", "due_at"})

    words = tables.Column(verbose_name=_("Claim"), attrs={"td": {"class": "one-line"}}, empty_values=())
    article = tables.Column(verbose_name=_("Article"), accessor="article__title", attrs={"td": {"class": "of-article"}})
    kind = tables.Column(verbose_name=_("Kind"))
    list_state = tables.Column(verbose_name=_("State"))
    rating_id = tables.Column(verbose_name=_("Rating"), default="–", orderable=False)
    assignee = tables.TemplateColumn(
        verbose_name=_("Assigned to"),
        template_name="claims/_assigned.html",
        order_by=("assignee__name", "due_at"),
        attrs={"td": {"class": "due"}},
    )
    marked_by = tables.Column(verbose_name=_("Marked by"), accessor="marked_by__name", attrs={"td": {"class": "due"}})
    marked_at = tables.TemplateColumn(
        verbose_name=_("Marked"), template_name="claims/_marked_at.html", attrs={"td": {"class": "due"}}
    )
    claimant = tables.Column(verbose_name=_("Claimant"), default="–")
    check_status = tables.Column(verbose_name=_("Check status"))
    risk = tables.Column(verbose_name=_("Risk"))
    resolution = tables.Column(verbose_name=_("Resolution"), default="–")
    due_at = tables.TemplateColumn(
        verbose_name=_("Due"),
        template_name="claims/_due_in_list.html",
        empty_values=(),
        attrs={"td": {"class": "due"}},
    )

    class Meta:
        model = Claim
        fields: tuple[str, ...] = ()
        sequence = (
            "words",
            "article",
            "kind",
            "list_state",
            "rating_id",
            "assignee",
            "marked_by",
            "marked_at",
            "claimant",
            "check_status",
            "risk",
            "resolution",
            "due_at",
        )
        order_by = "-marked_at"
        order_by_field = "sort"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ratings: dict[int, Rating] = Rating.objects.in_bulk()

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        number = self.paginator.count
        return ngettext("%(number)d claim", "%(number)d claims", number) % {"number": number}

    def render_words(self, value: str | None, record: Claim) -> SafeString:
        return format_html(
            '<span class="claim-line"><input type="checkbox" name="claim" value="{}" form="ticked" aria-label="{}"> '
            '<span class="claim-number">{}</span> '
            '<a class="claim-words" href="{}" lang="{}">{}</a></span>',
            record.uid,
            _("Tick claim %(number)s of %(title)s") % {"number": record.number, "title": record.article.title},
            record.number,
            record.get_absolute_url(),
            record.article.language,
            value or _("(no words in this revision)"),
        )

    def render_article(self, value: str, record: Claim) -> SafeString:
        publication = record.article.publication
        return format_html(
            '<a href="{}?claim={}#claim-{}">{}</a>{}',
            record.article.get_absolute_url(),
            record.number,
            record.number,
            value,
            format_html(' <span class="meta">{}</span>', publication.name) if publication else "",
        )

    def render_kind(self, value: str, record: Claim) -> SafeString:
        """The kind, and below it a risk that is more than normal."""
        risk = render_to_string("claims/_risk.html", {"claim": record}) if record.risk != Risk.NORMAL else ""
        return format_html("{}<br>{}", value, risk) if risk else format_html("{}", value)

    def render_list_state(self, value: str, record: Claim) -> SafeString:
        state = render_to_string("_state.html", {"state": LIST_STATE_BY_NAME[value]})
        reason: str | None = record.lapse_reason if value == "lapsed" else None  # type: ignore[attr-defined]
        return format_html('{} <span class="meta">{}</span>', state, reason) if reason else state

    def render_rating_id(self, value: int) -> SafeString:
        return render_to_string("_rating.html", {"rating": self.ratings[value]})

    def order_list_state(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        ranks = [When(list_state=name, then=Value(rank)) for rank, name in enumerate(PRESSING_FIRST)]
        claims = claims.annotate(rank=Case(*ranks, output_field=IntegerField()))
        return claims.order_by("-rank" if is_descending else "rank", "-marked_at", "-pk"), True

    def order_due_at(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        """By what is due first, its own time or its article's; what is due at no time comes last."""
        at = F("due").desc(nulls_last=True) if is_descending else F("due").asc(nulls_last=True)
        return claims.annotate(due=due()).order_by(at, "-marked_at", "-pk"), True

    # Cells as text, for downloads: without number, reason and markup.

    def value_words(self, value: str | None) -> str:
        return value or ""

    def value_article(self, value: str) -> str:
        return value

    def value_kind(self, record: Claim) -> str:
        return str(record.get_kind_display())

    def value_list_state(self, value: str) -> str:
        return str(LIST_STATE_BY_NAME[value].label)

    def value_rating_id(self, value: int) -> str:
        return str(self.ratings[value])

    def value_assignee(self, record: Claim) -> str:
        """Whose work it is: its own assignee, or whoever has its article."""
        owner = record.assignee or record.article.assignee
        return owner.name if owner else ""

    def value_marked_at(self, record: Claim) -> datetime:
        return record.marked_at

    def value_due_at(self, record: Claim) -> datetime | None:
        """Until when it is due: its own time, or the deadline of its article."""
        return record.due_at or record.article.deadline_at
