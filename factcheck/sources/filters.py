"""What the list of sources can be narrowed by; all of it stands in the address."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.lists.filtering import ListFilter
from factcheck.sources.models import Source
from factcheck.sources.names import fold_name
from factcheck.sources.states import SourceKind


class SourceFilter(ListFilter):
    """Words of name, publisher, address or note, and the kind."""

    words = django_filters.CharFilter(
        label=_("Words"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=SourceKind.choices, empty_label=_("All"))

    class Meta:
        model = Source
        fields: list[str] = []

    def with_words(self, sources: QuerySet[Source], name: str, value: str) -> QuerySet[Source]:
        """Every word has to stand somewhere in the source's description, in any order; accents do not count."""
        for word in value.split():
            wanted = Q(url__icontains=word) | Q(note__icontains=word)
            folded = fold_name(word)
            sources = sources.filter(wanted | Q(search_words__contains=folded) if folded else wanted)
        return sources
