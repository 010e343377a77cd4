"""What the list of claims can be narrowed by; all of it stands in the address."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.claims.models import Claim
from factcheck.claims.states import LIST_STATES, ClaimKind, Risk
from factcheck.claims.urgency import owner


def _publications(request: object) -> QuerySet[Publication]:
    return Publication.objects.order_by("name")


def _people(request: object) -> QuerySet[User]:
    return User.objects.order_by("name", "username")


class ClaimFilter(django_filters.FilterSet):
    """Words of the claim, the state that lists show, kind, publication of the article, and who marked it."""

    words = django_filters.CharFilter(
        label=_("Words of the claim"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        field_name="list_state",
        choices=[(state.name, state.label) for state in LIST_STATES],
        empty_label=_("All"),
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ClaimKind.choices, empty_label=_("All"))
    risk = django_filters.ChoiceFilter(label=_("Risk"), choices=Risk.choices, empty_label=_("All"))
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        field_name="article__publication",
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
        null_label=_("None named"),
        null_value="none",
    )
    person = django_filters.ModelChoiceFilter(
        label=_("Marked by"),
        field_name="marked_by",
        queryset=_people,
        to_field_name="username",
        empty_label=_("Everybody"),
    )

    assignee = django_filters.ModelChoiceFilter(
        label=_("Work of"),
        method="work_of",
        queryset=_people,
        to_field_name="username",
        empty_label=_("Everybody"),
        null_label=_("Nobody"),
        null_value="nobody",
    )

    class Meta:
        model = Claim
        fields: list[str] = []

    def work_of(self, claims: QuerySet[Claim], name: str, value: User | str) -> QuerySet[Claim]:
        """What a person has to do: given to them, or given to nobody in an article of theirs."""
        owned = claims.annotate(owner=owner())
        return owned.filter(owner=value.pk) if isinstance(value, User) else owned.filter(owner__isnull=True)

    def with_words(self, claims: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        """Every word has to stand in the claimed words, in any order."""
        for word in value.split():
            claims = claims.filter(words__icontains=word)  # type: ignore[misc]  # annotated
        return claims
