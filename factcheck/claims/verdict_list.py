"""The list of verdicts over all articles: every version that is no draft, with who wrote and who decided it."""

from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.articles.filters import PublicationFilter
from factcheck.articles.tables import NUMBER, article_cell
from factcheck.claims.blind_lists import Telling
from factcheck.claims.filters import ratings
from factcheck.claims.models import Rating, Verdict
from factcheck.claims.second_checks import BLIND, claims_blind_to
from factcheck.claims.states import LIST_STATE_BY_NAME, Risk, VerdictState
from factcheck.lists.columns import DayColumn, ListTable
from factcheck.lists.days import DateFilter, DayFilter
from factcheck.lists.filtering import ListFilter, OfferFilter
from factcheck.lists.listings import Listing, Reported
from factcheck.lists.looks import StateLook
from factcheck.lists.pages import Part, grouped
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsFilter
from factcheck.lists.times import time_cell
from factcheck.lists.words import holding

LOOKS = {
    VerdictState.SUBMITTED: "awaiting",
    VerdictState.APPROVED: "approved",
    VerdictState.RETURNED: "returned",
    VerdictState.LAPSED: "lapsed",
    VerdictState.SUPERSEDED: "dismissed",
}
"""State of a version -> the list state of claims whose line and icon it borrows."""


def verdicts_for_lists() -> QuerySet[Verdict]:
    """The versions that are no drafts, with claim, article, rating and people: one statement a page."""
    return Verdict.objects.exclude(state=VerdictState.DRAFT).select_related(
        "claim__article__publication", "rating", "author", "approved_by", "seconded_by", "returned_by"
    )


_TELLING = Telling(
    "claim", filters=("words", "rating", "since", "until", "due"), orders=("rating", "as_of", "review_by")
)


class VerdictFilter(ListFilter):
    """Words of the explanation, state, rating, risk, publication, who wrote and who decided it, and its dates."""

    words = WordsFilter(label=_("Words of the explanation"), method="with_words")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(state.value, state.label) for state in VerdictState if state != VerdictState.DRAFT],
        empty_label=_("All"),
    )
    rating = OfferFilter(ratings, label=_("Rating"), to_field_name="slug", empty_label=_("All"))
    risk = django_filters.ChoiceFilter(
        label=_("Risk"), field_name="claim__risk", choices=Risk.choices, empty_label=_("All")
    )
    publication = PublicationFilter(field_name="claim__article__publication")
    author = PersonFilter(label=_("Written by"))
    decider = PersonFilter(label=_("Decided by"), method="decided_by")
    since = DateFilter(label=_("As of, from"), field_name="as_of", lookup_expr="gte")
    until = DateFilter(label=_("As of, to"), field_name="as_of", lookup_expr="lte")
    due = DateFilter(label=_("Look again by"), field_name="review_by", lookup_expr="lte")
    submitted_since = DayFilter(label=_("Submitted from"), field_name="submitted_at", lookup_expr="gte")
    submitted_until = DayFilter(label=_("Submitted to"), field_name="submitted_at", lookup_expr="lte")

    more = ("since", "until", "due", "submitted_since", "submitted_until")

    class Meta:
        model = Verdict
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Verdict]) -> QuerySet[Verdict]:
        return _TELLING.kept_back(super().filter_queryset(queryset), self)

    def with_words(self, verdicts: QuerySet[Verdict], name: str, value: str) -> QuerySet[Verdict]:
        """Every word has to stand in the explanation, in any order."""
        return verdicts.filter(holding("explanation", value))

    def decided_by(self, verdicts: QuerySet[Verdict], name: str, value: User) -> QuerySet[Verdict]:
        return verdicts.filter(Q(approved_by=value) | Q(seconded_by=value) | Q(returned_by=value))


class VerdictTable(ListTable):
    """Verdicts led by the words they were given on; each row leads to the claim with all its versions."""

    caption = _("Verdicts")
    ties = ("-submitted_at", "-pk")
    is_ticked = True
    hidden_at_first = frozenset(
        {"number", "publication", "explanation", "lapse_reason", "risk", "submitted_at", "review_by"}
    )

    words = tables.Column(
        verbose_name=_("Claim"),
        accessor="claim__standing_words",
        attrs={"td": {"class": "one-line"}},
        empty_values=(),
        orderable=False,
    )
    article = tables.Column(
        verbose_name=_("Article"), accessor="claim__article__title", attrs={"td": {"class": "of-article"}}
    )
    number = tables.Column(verbose_name=_("Number"), accessor="claim__number", orderable=False, attrs=NUMBER)
    publication = tables.Column(
        verbose_name=_("Publication"), accessor="claim__article__publication__name", default="–", orderable=False
    )
    rating = tables.Column(verbose_name=_("Rating"), order_by="rating__order")
    state = tables.Column(verbose_name=_("State"), order_by="state")
    lapse_reason = tables.Column(
        verbose_name=_("Why it lapsed"), default="–", orderable=False, attrs={"td": {"class": "wide"}}
    )
    explanation = tables.Column(verbose_name=_("Explanation"), orderable=False, attrs={"td": {"class": "wide"}})
    risk = tables.Column(verbose_name=_("Risk"), accessor="claim__get_risk_display", order_by="claim__risk")
    version = tables.Column(
        verbose_name=_("Version"),
        attrs=NUMBER,
        order_by="version",
    )
    author = tables.Column(
        verbose_name=_("Written by"),
        accessor="author__name",
        order_by="author__name",
        attrs={"td": {"class": "due"}},
    )
    decider = tables.Column(
        verbose_name=_("Decided by"), empty_values=(), orderable=False, attrs={"td": {"class": "due"}}
    )
    as_of = DayColumn(verbose_name=_("As of"), order_by="as_of", attrs={"td": {"class": "due"}})
    review_by = DayColumn(
        verbose_name=_("Look again by"),
        order_by="review_by",
        attrs={"td": {"class": "due"}},
    )
    submitted_at = tables.Column(
        verbose_name=_("Submitted"),
        order_by="submitted_at",
        attrs={"td": {"class": "due"}},
    )

    class Meta:
        model = Verdict
        fields: tuple[str, ...] = ()
        sequence = (
            "words",
            "article",
            "number",
            "publication",
            "rating",
            "state",
            "lapse_reason",
            "explanation",
            "risk",
            "version",
            "author",
            "decider",
            "as_of",
            "review_by",
            "submitted_at",
        )
        attrs = {"class": "verdicts"}
        order_by = "-submitted_at"
        order_by_field = "sort"

    @cached_property
    def blind(self) -> frozenset[int]:
        """The claims whose finding is kept from the person who looks: they check them blind. One statement."""
        return claims_blind_to(self.person) if self.person else frozenset()

    def parts_of(self, rows: QuerySet[Verdict]) -> list[Part]:
        """In the order of the scale, one rating after another: no index holds all of it."""
        first = self.order_by[0] if len(self.order_by) == 1 else ""
        if first.removeprefix("-") != "rating":
            return []
        is_descending = first.startswith("-")
        rows = rows.order_by(*(("submitted_at", "pk") if is_descending else self.ties))
        scale = sorted(Rating.objects.all(), key=lambda rating: rating.order, reverse=is_descending)
        return [
            Part([rows.filter(rating=rating) for rating in ratings], merged=rows)
            for _order, ratings in groupby(scale, key=lambda rating: rating.order)
        ]

    def named(self, number: int) -> str:
        return ngettext("%(number)s verdict", "%(number)s verdicts", number) % {"number": grouped(number)}

    def render_words(self, value: str | None, record: Verdict) -> SafeString:
        claim = record.claim
        return format_html(
            '<span class="claim-line"><input type="checkbox" name="claim" value="{}" form="ticked" aria-label="{}"> '
            '<span class="claim-number">{}</span> '
            '<a class="claim-words" href="{}" lang="{}">{}</a></span>',
            claim.uid,
            _now("Tick claim %(number)s of %(title)s, version %(version)s")
            % {"number": claim.number, "title": claim.article.marked_title, "version": record.version},
            claim.number,
            claim.get_absolute_url(),
            claim.article.language,
            value or _("(no words in this revision)"),
        )

    def value_words(self, value: str | None) -> str:
        return value or ""

    def render_article(self, record: Verdict) -> SafeString:
        return article_cell(record.claim.article)

    def value_article(self, record: Verdict) -> str:
        return record.claim.article.marked_title

    def render_rating(self, value: Rating, record: Verdict) -> SafeString:
        if record.claim_id in self.blind:
            return format_html('<span class="meta">{}</span>', BLIND)
        return self.drawn_once(value.pk, "_rating.html", {"rating": value})

    def value_rating(self, value: Rating, record: Verdict) -> str:
        return str(BLIND if record.claim_id in self.blind else value)

    def render_explanation(self, value: str, record: Verdict) -> str:
        return str(BLIND) if record.claim_id in self.blind else value

    def render_state(self, record: Verdict) -> SafeString:
        of_claims = LIST_STATE_BY_NAME[LOOKS[VerdictState(record.state)]]
        look = StateLook(of_claims.css_class, of_claims.icon, record.get_state_display())
        return self.drawn_once(record.state, "_state.html", {"state": look})

    def render_submitted_at(self, value: datetime) -> SafeString:
        return time_cell(value)

    def value_state(self, record: Verdict) -> str:
        return str(record.get_state_display())

    def render_decider(self, record: Verdict) -> str:
        people = (record.returned_by, record.approved_by, record.seconded_by)
        return ", ".join(person.name for person in people if person) or "–"

    def value_decider(self, record: Verdict) -> str:
        return self.render_decider(record).strip("–")

    def value_submitted_at(self, record: Verdict) -> Any:
        return record.submitted_at

    def value_as_of(self, record: Verdict) -> Any:
        return record.as_of

    def value_review_by(self, record: Verdict) -> Any:
        return record.review_by


VERDICTS = Listing(
    name="verdicts",
    label=_("Verdicts"),
    table=VerdictTable,
    filters=VerdictFilter,
    rows=verdicts_for_lists,
    searched=(("claims_verdict", "explanation"),),
    reported=Reported(
        link=_("Fact-check report of their claims"),
        scope=_("The claims of the verdicts in a list, each with the version that counts now"),
        claims=("claim",),
    ),
)
