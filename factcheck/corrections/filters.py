"""What the list of corrections can be narrowed by; all of it stands in the address."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.articles.filters import PublicationFilter
from factcheck.claims.states import Risk
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.corrections.states import (
    ChangeKind,
    CorrectionState,
    CorrectionType,
    ErrorKind,
    Origin,
    Scope,
    UnannouncedState,
)
from factcheck.lists.among import Among
from factcheck.lists.days import DateFilter
from factcheck.lists.filtering import ListFilter
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsInFieldsFilter


class CorrectionFilter(ListFilter):
    """Words of the note or of what was wrong and right, type, error, state, publication; the rest behind "more"."""

    words = WordsInFieldsFilter("note", "wrong", "right", "article__title", label=_("Words"))
    type = django_filters.ChoiceFilter(label=_("Type"), choices=CorrectionType.choices, empty_label=_("All"))
    error_kind = django_filters.ChoiceFilter(label=_("Kind of error"), choices=ErrorKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=CorrectionState.choices, empty_label=_("All"))
    publication = PublicationFilter(field_name="article__publication")
    author = PersonFilter(label=_("Written by"))
    issuer = PersonFilter(label=_("Issued by"), field_name="issued_by")
    risk = django_filters.ChoiceFilter(
        label=_("Risk of its claims"), method="with_risk", choices=Risk.choices, empty_label=_("All")
    )
    scope = django_filters.ChoiceFilter(label=_("Scope"), choices=Scope.choices, empty_label=_("All"))
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Origin.choices, empty_label=_("All"))
    since = DateFilter(label=_("Dated from"), field_name="dated", lookup_expr="gte")
    until = DateFilter(label=_("Dated to"), field_name="dated", lookup_expr="lte")

    more = ("author", "issuer", "risk", "scope", "origin", "since", "until")

    class Meta:
        model = Correction
        fields: list[str] = []

    def with_risk(self, corrections: QuerySet[Correction], name: str, value: str) -> QuerySet[Correction]:
        """Those about a claim of this risk, or with a further change that is."""
        further = Correction.objects.filter(further_changes__claim__risk=value)
        return corrections.filter(
            Q(Among("pk", Correction.objects.filter(claim__risk=value))) | Q(Among("pk", further))
        )


class UnannouncedFilter(django_filters.FilterSet):
    """What became of the change, what it is about, publication; and the article, where an address names one."""

    # What nobody has answered is what one comes for: it needs no word in the address.
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[*((value, label) for value, label in UnannouncedState.choices if value != "open"), ("all", _("All"))],
        empty_label=UnannouncedState.OPEN.label,
        method="in_state",
    )
    kind = django_filters.ChoiceFilter(label=_("Kind of change"), choices=ChangeKind.choices, empty_label=_("All"))
    publication = PublicationFilter(field_name="article__publication")
    article = django_filters.CharFilter(field_name="article__slug", max_length=120, widget=forms.HiddenInput)

    class Meta:
        model = UnannouncedChange
        fields: list[str] = []

    @property
    def qs(self) -> QuerySet[UnannouncedChange]:
        """The changes that fit; without a word about the state, those that nobody has answered."""
        found: QuerySet[UnannouncedChange] = super().qs
        asks_for_a_state = self.form.is_valid() and self.form.cleaned_data["state"]
        return found if asks_for_a_state else found.filter(state=UnannouncedState.OPEN)

    def in_state(self, changes: QuerySet[UnannouncedChange], name: str, value: str) -> QuerySet[UnannouncedChange]:
        """All of them, or those in one state."""
        return changes if value == "all" else changes.filter(state=value)
