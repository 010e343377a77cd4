"""What the corrections that readers see, and the reports that they send, can be narrowed by; all in the address."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionType, ErrorKind
from factcheck.public.models import ReaderReport
from factcheck.public.queries import publications_with_readers
from factcheck.public.states import WAITING, ReportOutcome, ReportState


def _publications(request: object) -> QuerySet[Publication]:
    return publications_with_readers()


class PublicCorrectionFilter(django_filters.FilterSet):
    """By publication, type, kind of error, the days between which a correction became public, and words."""

    words = django_filters.CharFilter(
        label=_("Words"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
    )
    type = django_filters.ChoiceFilter(label=_("Type"), choices=CorrectionType.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(
        label=_("Kind of error"), field_name="error_kind", choices=ErrorKind.choices, empty_label=_("All")
    )
    since = django_filters.DateFilter(
        label=_("From"),
        field_name="public_date",
        lookup_expr="gte",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    until = django_filters.DateFilter(
        label=_("To"),
        field_name="public_date",
        lookup_expr="lte",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    class Meta:
        model = Correction
        fields: list[str] = []

    def with_words(self, corrections: QuerySet[Correction], name: str, value: str) -> QuerySet[Correction]:
        """Every word has to stand in the note, in the wrong or the right words, or in the headline."""
        for word in value.split():
            corrections = corrections.filter(
                Q(note__icontains=word)
                | Q(wrong__icontains=word)
                | Q(right__icontains=word)
                | Q(article__title__icontains=word)
            )
        return corrections


WAITS = "waiting"


class ReaderReportFilter(django_filters.FilterSet):
    """Words of the article or of the reader, state, outcome and publication."""

    words = django_filters.CharFilter(
        label=_("Words"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(WAITS, _("Waiting")), *ReportState.choices],
        empty_label=_("All"),
    )
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=ReportOutcome.choices, empty_label=_("All"))
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
        null_label=_("None named"),
        null_value="none",
    )

    class Meta:
        model = ReaderReport
        fields: list[str] = []

    def in_state(self, reports: QuerySet[ReaderReport], name: str, value: str) -> QuerySet[ReaderReport]:
        """One state, or both in which a report waits."""
        return reports.filter(state__in=WAITING if value == WAITS else [value])

    def with_words(self, reports: QuerySet[ReaderReport], name: str, value: str) -> QuerySet[ReaderReport]:
        """Every word has to stand in the reported words, in what the reader wrote, or in the headline."""
        for word in value.split():
            reports = reports.filter(
                Q(exact__icontains=word)
                | Q(wrong__icontains=word)
                | Q(right__icontains=word)
                | Q(article__title__icontains=word)
            )
        return reports
