"""What the list of articles can be narrowed by; all of it stands in the address."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Article, Publication
from factcheck.articles.open_claims import not_done, open_claims, overdue
from factcheck.articles.queries import desks
from factcheck.articles.states import PublicationState
from factcheck.lists.days import DateFilter, DayFilter
from factcheck.lists.filtering import ListFilter, OfferFilter
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsFilter
from factcheck.lists.words import holding


def publications() -> QuerySet[Publication]:
    return Publication.objects.only("name", "slug").order_by("name")


class PublicationFilter(OfferFilter):
    """The publication of an article, or that none is named."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            publications,
            label=_("Publication"),
            to_field_name="slug",
            empty_label=_("All"),
            null_label=_("None named"),
            null_value="none",
            **kwargs,
        )


def _desks() -> list[tuple[str, str]]:
    return [(desk, desk) for desk in desks()]


ANY_RISK = "any"


def _risks() -> list[tuple[str, Any]]:
    told = open_claims()
    return [(ANY_RISK, _("More than normal")), *((risk, told.labels[risk]) for risk in told.risks)]


class ArticleFilter(ListFilter):
    """Words of the headline, publication, whose work, the risk of what is open; the rest behind "more"."""

    words = WordsFilter(label=_("Words in the headline"), method="with_words")
    publication = PublicationFilter()
    assignee = PersonFilter(label=_("Work of"), null_label=_("Nobody"), null_value="nobody")
    risk = django_filters.ChoiceFilter(
        label=_("Risk of its open claims"), method="with_risk", choices=_risks, empty_label=_("Any")
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        method="due_by",
        choices=[("overdue", _("Overdue")), ("day", _("Within a day")), ("none", _("Without a deadline"))],
        empty_label=_("At any time"),
    )
    desk = django_filters.ChoiceFilter(label=_("Desk"), choices=_desks, empty_label=_("All"))
    since = DateFilter(label=_("Dated from"), field_name="published_on", lookup_expr="gte")
    until = DateFilter(label=_("Dated to"), field_name="published_on", lookup_expr="lte")
    imported_since = DayFilter(label=_("Imported from"), field_name="imported_at", lookup_expr="gte")
    imported_until = DayFilter(label=_("Imported to"), field_name="imported_at", lookup_expr="lte")
    importer = PersonFilter(label=_("Imported by"), field_name="imported_by")
    state = django_filters.ChoiceFilter(
        label=_("For readers"), field_name="publication_state", choices=PublicationState.choices, empty_label=_("All")
    )
    unannounced = django_filters.BooleanFilter(
        label=_("Changed without a correction"), method="with_unannounced", widget=forms.CheckboxInput
    )

    more = ("desk", "since", "until", "importer", "imported_since", "imported_until", "state", "unannounced")

    class Meta:
        model = Article
        fields: list[str] = []

    def with_risk(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Those with an open claim of this risk, or of any that is more than normal."""
        told = open_claims()
        return articles.filter(told.of_risks(told.risks if value == ANY_RISK else (value,)))

    def due_by(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Overdue, or due soon, and somebody still has to do with it; or without a deadline."""
        now = timezone.now()
        if value == "none":
            return articles.filter(deadline_at__isnull=True)
        if value == "overdue":
            return articles.filter(overdue(now))
        return articles.filter(not_done(), deadline_at__gte=now, deadline_at__lt=now + timedelta(days=1))

    def with_unannounced(self, articles: QuerySet[Article], name: str, value: bool) -> QuerySet[Article]:  # noqa: FBT001
        """Those whose readers were shown other words than before, and nobody told them."""
        return articles.filter(unannounced_count__gt=0) if value else articles

    def with_words(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Every word has to stand in the headline, in any order."""
        return articles.filter(holding("title", value))
