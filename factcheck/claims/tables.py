"""The list of claims over all articles."""

from datetime import datetime
from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.articles.tables import NUMBER
from factcheck.claims.models import Claim, Rating
from factcheck.claims.second_checks import BLIND, claims_blind_to
from factcheck.claims.states import LIST_STATE_BY_NAME, Risk, pressing_first
from factcheck.claims.urgency import due
from factcheck.lists.columns import ListTable
from factcheck.lists.pages import Part, grouped
from factcheck.lists.times import due_cell, time_cell

_NEWEST_FIRST = ("-marked_at", "-pk")
_DUE_FIRST = (F("due_at").asc(nulls_last=True), *_NEWEST_FIRST)


_NOTHING = format_html("{}", "–")
_SETTLED = frozenset({"approved", "dismissed", "withdrawn"})


def _is_settled(claim: Claim) -> bool:
    return claim.list_state in _SETTLED  # type: ignore[attr-defined]  # annotated by with_list_state


class ClaimTable(ListTable):
    """Claims led by their words, with article, state and rating; each row leads to the claim."""

    caption = _("Claims")
    ties = ("-marked_at", "-pk")
    is_ticked = True
    hidden_at_first = frozenset(
        {"number", "publication", "claimant", "check_status", "check_reason", "risk", "resolution", "due_at"}
    )

    words = tables.Column(verbose_name=_("Claim"), attrs={"td": {"class": "one-line"}}, empty_values=())
    article = tables.Column(verbose_name=_("Article"), accessor="article__title", attrs={"td": {"class": "of-article"}})
    number = tables.Column(verbose_name=_("Number"), orderable=False, attrs=NUMBER)
    publication = tables.Column(
        verbose_name=_("Publication"), accessor="article__publication__name", default="–", orderable=False
    )
    kind = tables.Column(verbose_name=_("Kind"))
    list_state = tables.Column(verbose_name=_("State"))
    rating_id = tables.Column(verbose_name=_("Rating"), default="–", orderable=False)
    assignee = tables.Column(
        verbose_name=_("Assigned to"),
        empty_values=(),
        order_by="assignee__name",
        attrs={"td": {"class": "due"}},
    )
    marked_by = tables.Column(verbose_name=_("Marked by"), accessor="marked_by__name", attrs={"td": {"class": "due"}})
    marked_at = tables.Column(verbose_name=_("Marked"), attrs={"td": {"class": "due"}})
    claimant = tables.Column(verbose_name=_("Claimant"), default="–")
    check_status = tables.Column(verbose_name=_("Check status"))
    check_reason = tables.Column(
        verbose_name=_("Reason"), default="–", orderable=False, attrs={"td": {"class": "wide"}}
    )
    risk = tables.Column(verbose_name=_("Risk"))
    resolution = tables.Column(verbose_name=_("Resolution"), default="–")
    due_at = tables.Column(verbose_name=_("Due"), empty_values=(), attrs={"td": {"class": "due"}})

    class Meta:
        model = Claim
        fields: tuple[str, ...] = ()
        sequence = (
            "words",
            "article",
            "number",
            "publication",
            "kind",
            "list_state",
            "rating_id",
            "assignee",
            "marked_by",
            "marked_at",
            "claimant",
            "check_status",
            "check_reason",
            "risk",
            "resolution",
            "due_at",
        )
        order_by = "-marked_at"
        order_by_field = "sort"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ratings: dict[int, Rating] = Rating.objects.in_bulk()

    @cached_property
    def blind(self) -> frozenset[int]:
        """The claims whose finding is kept from the person who looks: they check them blind. One statement."""
        return claims_blind_to(self.person) if self.person else frozenset()

    def named(self, number: int) -> str:
        return ngettext("%(number)s claim", "%(number)s claims", number) % {"number": grouped(number)}

    def render_words(self, value: str | None, record: Claim) -> SafeString:
        return format_html(
            '<span class="claim-line"><input type="checkbox" name="claim" value="{}" form="ticked" aria-label="{}"> '
            '<span class="claim-number">{}</span> '
            '<a class="claim-words" href="{}" lang="{}">{}</a></span>',
            record.uid,
            _("Tick claim %(number)s of %(title)s") % {"number": record.number, "title": record.article.marked_title},
            record.number,
            record.get_absolute_url(),
            record.article.language,
            value or _("(no words in this revision)"),
        )

    def render_article(self, record: Claim) -> SafeString:
        publication = record.article.publication
        return format_html(
            '<a href="{}?claim={}#claim-{}">{}</a>{}',
            record.article.get_absolute_url(),
            record.number,
            record.number,
            record.article.marked_title,
            format_html(' <span class="meta">{}</span>', publication.name) if publication else "",
        )

    def render_kind(self, value: str, record: Claim) -> SafeString:
        """The kind, and below it a risk that is more than normal."""
        if record.risk == Risk.NORMAL:
            return format_html("{}", value)
        return format_html("{}<br>{}", value, self.drawn_once(record.risk, "claims/_risk.html", {"claim": record}))

    def render_list_state(self, value: str, record: Claim) -> SafeString:
        state = self.drawn_once(value, "_state.html", {"state": LIST_STATE_BY_NAME[value]})
        if value == "lapsed":
            return format_html('{} <span class="meta own-line">{}</span>', state, record.lapse_reason)  # type: ignore[attr-defined]
        if record.check_reason and value in ("dismissed", "progress", "unchecked"):
            # A status that needs a reason is no answer without it, nor without who gave it.
            reason = Truncator(record.check_reason).chars(90)
            initials = self.drawn_once(record.check_status_by_id, "claims/_initials.html", {"claim": record})
            told = '{} <span class="meta own-line"><span class="own-direction">{}</span>{}</span>'
            return format_html(told, state, reason, initials)
        return state

    def render_rating_id(self, value: int, record: Claim) -> SafeString:
        if record.pk in self.blind:
            return format_html('<span class="meta">{}</span>', BLIND)
        return self.drawn_once(value, "_rating.html", {"rating": self.ratings[value]})

    def render_assignee(self, record: Claim) -> SafeString:
        """Whose work it is, in grey who has its article; and until when: its own due time, or its article's once that
        is past and the claim is not settled."""
        article = record.article
        if record.assignee:
            person = format_html("{}", record.assignee.name)
        elif article.assignee:
            person = format_html('<span class="meta">{}</span>', article.assignee.name)
        else:
            person = _NOTHING
        is_late = article.deadline_at and article.deadline_at < timezone.now() and not _is_settled(record)
        if record.due_at or is_late:
            return format_html('{}<br><span class="meta">{}</span>', person, self.render_due_at(record))
        return person

    def render_due_at(self, record: Claim) -> SafeString:
        """Until when it is due, its own time or its article's, and whether that is past while it needs a hand."""
        at = record.due_at or record.article.deadline_at
        return due_cell(at, record.article.zone_name, is_settled=_is_settled(record)) if at else _NOTHING

    def render_marked_at(self, value: datetime, record: Claim) -> SafeString:
        return time_cell(value, record.article.zone_name)

    def order_words(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        """By the beginning of the words: of long ones no index keeps the whole."""
        claims = claims.annotate(beginning=Left("standing_words", 80))
        return claims.order_by("-beginning" if is_descending else "beginning"), True

    def order_list_state(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        claims = claims.annotate(rank=pressing_first("standing"))
        return claims.order_by("-rank" if is_descending else "rank"), True

    def order_assignee(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        """By the name of whom it was given to, of each what is due first; what nobody was given comes last."""
        name = F("assignee__name").desc(nulls_last=True) if is_descending else F("assignee__name").asc(nulls_last=True)
        return claims.order_by(name, *_DUE_FIRST), True

    def order_due_at(self, claims: QuerySet[Claim], is_descending: bool) -> tuple[QuerySet[Claim], bool]:  # noqa: FBT001
        """By what is due first, its own time or its article's; what is due at no time comes last."""
        at = F("due").desc(nulls_last=True) if is_descending else F("due").asc(nulls_last=True)
        return claims.annotate(due=due()).order_by(at, *_NEWEST_FIRST), True

    def parts_of(self, rows: QuerySet[Claim]) -> list[Part]:
        """No index holds what is nobody's last, or the times of claims and of articles."""
        first = self.order_by[0] if len(self.order_by) == 1 else ""
        sign = "-" if first.startswith("-") else ""
        if first.removeprefix("-") == "assignee":
            # That the name is there lets the database go from person to person.
            given = rows.filter(assignee__name__gt="").order_by(f"{sign}assignee__name", *_DUE_FIRST)
            return [Part([given]), Part([rows.filter(assignee__isnull=True).order_by(*_DUE_FIRST)])]
        if first.removeprefix("-") == "due_at":
            own = rows.filter(due_at__isnull=False).order_by(f"{sign}due_at", *_NEWEST_FIRST)
            by_article = rows.filter(due_at__isnull=True, article__deadline_at__isnull=False)
            by_article = by_article.order_by(f"{sign}article__deadline_at", *_NEWEST_FIRST)
            never = rows.filter(due_at__isnull=True, article__deadline_at__isnull=True).order_by(*_NEWEST_FIRST)
            return [Part([own, by_article], merged=rows), Part([never])]
        return []

    # Cells as text, for downloads: without number, reason and markup.

    def value_words(self, value: str | None) -> str:
        return value or ""

    def value_article(self, record: Claim) -> str:
        return record.article.marked_title

    def value_kind(self, record: Claim) -> str:
        return str(record.get_kind_display())

    def value_list_state(self, value: str) -> str:
        return str(LIST_STATE_BY_NAME[value].label)

    def value_rating_id(self, value: int, record: Claim) -> str:
        return str(BLIND if record.pk in self.blind else self.ratings[value])

    def value_assignee(self, record: Claim) -> str:
        """Whose work it is: its own assignee, or whoever has its article."""
        owner = record.assignee or record.article.assignee
        return owner.name if owner else ""

    def value_marked_at(self, record: Claim) -> datetime:
        return record.marked_at

    def value_due_at(self, record: Claim) -> datetime | None:
        """Until when it is due: its own time, or the deadline of its article."""
        return record.due_at or record.article.deadline_at
