"""What the corrections that readers see can be narrowed by; all of it stands in the address."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.articles.models import Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionType
from factcheck.public.queries import publications_with_readers


def _publications(request: object) -> QuerySet[Publication]:
    return publications_with_readers()


class PublicCorrectionFilter(django_filters.FilterSet):
    """By publication and by type."""

    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
    )
    type = django_filters.ChoiceFilter(label=_("Type"), choices=CorrectionType.choices, empty_label=_("All"))

    class Meta:
        model = Correction
        fields: list[str] = []
