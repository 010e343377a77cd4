"""What the corrections that readers see, and the reports that they send, can be narrowed by; all in the address."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.articles.filters import PublicationFilter
from factcheck.articles.models import Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionType, ErrorKind
from factcheck.lists.days import DateFilter
from factcheck.lists.filtering import ListFilter
from factcheck.lists.search_boxes import WordsInFieldsFilter
from factcheck.public.models import ReaderReport
from factcheck.public.queries import publications_with_readers
from factcheck.public.states import WAITING, ReportOutcome, ReportState


def _publications(request: object) -> QuerySet[Publication]:
    return publications_with_readers()


class PublicCorrectionFilter(django_filters.FilterSet):
    """By publication, type, kind of error, the days between which a correction became public, and words."""

    words = WordsInFieldsFilter("note", "wrong", "right", "article__shown_title", label=_("Words"))
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
    since = DateFilter(label=_("From"), field_name="public_date", lookup_expr="gte")
    until = DateFilter(label=_("To"), field_name="public_date", lookup_expr="lte")

    class Meta:
        model = Correction
        fields: list[str] = []


WAITS = "waiting"


class ReaderReportFilter(ListFilter):
    """Words of the article or of the reader, state, outcome and publication."""

    words = WordsInFieldsFilter("exact", "wrong", "right", "article__title", label=_("Words"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(WAITS, _("Waiting")), *ReportState.choices],
        empty_label=_("All"),
    )
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=ReportOutcome.choices, empty_label=_("All"))
    publication = PublicationFilter(field_name="article__publication")

    class Meta:
        model = ReaderReport
        fields: list[str] = []

    def in_state(self, reports: QuerySet[ReaderReport], name: str, value: str) -> QuerySet[ReaderReport]:
        """One state, or both in which a report waits."""
        return reports.filter(state__in=WAITING if value == WAITS else [value])
