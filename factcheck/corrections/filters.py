"""What the list of corrections can be narrowed by; all of it stands in the address."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
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
from factcheck.lists.filtering import ListFilter


def _publications(request: object) -> QuerySet[Publication]:
    return Publication.objects.order_by("name")


def _people(request: object) -> QuerySet[User]:
    return User.objects.order_by("name", "username")


def _day(label: Any, lookup: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label, field_name="dated", lookup_expr=lookup, widget=forms.DateInput(attrs={"type": "date"})
    )


class CorrectionFilter(ListFilter):
    """Words of the note or of what was wrong and right, type, error, state, publication; the rest behind "more"."""

    words = django_filters.CharFilter(
        label=_("Words"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    type = django_filters.ChoiceFilter(label=_("Type"), choices=CorrectionType.choices, empty_label=_("All"))
    error_kind = django_filters.ChoiceFilter(label=_("Kind of error"), choices=ErrorKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=CorrectionState.choices, empty_label=_("All"))
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
        null_label=_("None named"),
        null_value="none",
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Written by"), queryset=_people, to_field_name="username", empty_label=_("Everybody")
    )
    issuer = django_filters.ModelChoiceFilter(
        label=_("Issued by"),
        field_name="issued_by",
        queryset=_people,
        to_field_name="username",
        empty_label=_("Everybody"),
    )
    risk = django_filters.ChoiceFilter(
        label=_("Risk of its claim"), field_name="claim__risk", choices=Risk.choices, empty_label=_("All")
    )
    scope = django_filters.ChoiceFilter(label=_("Scope"), choices=Scope.choices, empty_label=_("All"))
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Origin.choices, empty_label=_("All"))
    since = _day(_("Dated from"), "gte")
    until = _day(_("Dated to"), "lte")

    more = ("author", "issuer", "risk", "scope", "origin", "since", "until")

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
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
        null_label=_("None named"),
        null_value="none",
    )
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
