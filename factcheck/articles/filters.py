"""What the list of articles can be narrowed by; all of it stands in the address."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.queries import desks
from factcheck.articles.states import PublicationState
from factcheck.lists.filtering import ListFilter
from factcheck.lists.words import holding


def _publications(request: object) -> QuerySet[Publication]:
    return Publication.objects.order_by("name")


def _people(request: object) -> QuerySet[User]:
    return User.objects.order_by("name", "username")


def _desks() -> list[tuple[str, str]]:
    return [(desk, desk) for desk in desks()]


class ArticleFilter(ListFilter):
    """Words of the headline, publication, date that the text gives, and what readers see."""

    words = django_filters.CharFilter(
        label=_("Words in the headline"),
        method="with_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )
    publication = django_filters.ModelChoiceFilter(
        label=_("Publication"),
        queryset=_publications,
        to_field_name="slug",
        empty_label=_("All"),
        null_label=_("None named"),
        null_value="none",
    )
    assignee = django_filters.ModelChoiceFilter(
        label=_("Work of"),
        queryset=_people,
        to_field_name="username",
        empty_label=_("Everybody"),
        null_label=_("Nobody"),
        null_value="nobody",
    )
    desk = django_filters.ChoiceFilter(label=_("Desk"), choices=_desks, empty_label=_("All"))
    since = django_filters.DateFilter(
        label=_("Dated from"),
        field_name="published_on",
        lookup_expr="gte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = django_filters.DateFilter(
        label=_("Dated to"),
        field_name="published_on",
        lookup_expr="lte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    state = django_filters.ChoiceFilter(
        label=_("For readers"), field_name="publication_state", choices=PublicationState.choices, empty_label=_("All")
    )
    unannounced = django_filters.BooleanFilter(
        label=_("Changed without a correction"), method="with_unannounced", widget=forms.CheckboxInput
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def with_unannounced(self, articles: QuerySet[Article], name: str, value: bool) -> QuerySet[Article]:  # noqa: FBT001
        """Those whose readers were shown other words than before, and nobody told them."""
        return articles.filter(unannounced_count__gt=0) if value else articles

    def with_words(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Every word has to stand in the headline, in any order."""
        return articles.filter(holding("title", value))
