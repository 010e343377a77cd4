"""What the audit log can be narrowed by; all of it stands in the address."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.audit.models import NEWSROOM, Chain, Event
from factcheck.audit.sentences import KINDS, VERBS


def _search(hint: str) -> forms.TextInput:
    return forms.TextInput(attrs={"type": "search", "maxlength": 200, "placeholder": hint})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


def _people(request: object) -> QuerySet[AbstractBaseUser]:
    return get_user_model()._default_manager.order_by("name", "username")


class EventFilter(django_filters.FilterSet):
    """Words, who, what was done to what kind of object, the chain, and the days (of the newsroom's zone)."""

    words = django_filters.CharFilter(label=_("Words"), method="with_words", max_length=200, widget=_search(""))
    person = django_filters.ModelChoiceFilter(
        label=_("Person"), queryset=_people, to_field_name="username", empty_label=_("Anyone")
    )
    verb = django_filters.ChoiceFilter(label=_("What was done"), choices=list(VERBS.items()), empty_label=_("Anything"))
    kind = django_filters.ChoiceFilter(label=_("To what"), choices=list(KINDS.items()), empty_label=_("Anything"))
    chain = django_filters.CharFilter(
        label=_("Article or chain"), method="of_chain", max_length=200, widget=_search("newsroom")
    )
    since = django_filters.DateFilter(label=_("From"), method="from_day", widget=_day())
    until = django_filters.DateFilter(label=_("To"), method="to_day", widget=_day())

    class Meta:
        model = Event
        fields: list[str] = []

    def with_words(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Every word has to stand in the object's label or in the details, in any order."""
        for word in value.split():
            events = events.filter(Q(label__icontains=word) | Q(details__icontains=word))
        return events

    def of_chain(self, events: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """The chain of this name, or the chains of the articles that were imported under these words."""
        return events.filter(chain__in=named(Chain.objects.all(), value))

    def from_day(self, events: QuerySet[Event], name: str, value: date) -> QuerySet[Event]:
        return events.filter(at__gte=_midnight(value))

    def to_day(self, events: QuerySet[Event], name: str, value: date) -> QuerySet[Event]:
        return events.filter(at__lt=_midnight(value + timedelta(days=1))) if value < date.max else events


class ChainFilter(django_filters.FilterSet):
    """Which chain: its name, words of its article, or the hash a report gives."""

    chain = django_filters.CharFilter(
        label=_("Article, chain or hash"), method="of_chain", max_length=200, widget=_search("")
    )

    class Meta:
        model = Chain
        fields: list[str] = []

    def of_chain(self, chains: QuerySet[Chain], name: str, value: str) -> QuerySet[Chain]:
        return named(chains, value)


def named(chains: QuerySet[Chain], words: str) -> QuerySet[Chain]:
    """The chains that these words name: a name as it stands in the table, a hash, or words of the article's title."""
    words = words.strip()
    if words == NEWSROOM or words.startswith("article:"):
        return chains.filter(name=words)
    if len(words) == 64 and not set(words) - set("0123456789abcdef"):
        return chains.filter(Q(head=words) | Q(events__hash=words)).distinct()
    for word in words.split():
        chains = chains.filter(events__number=1, events__label__icontains=word)
    return chains


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(settings.NEWSROOM_TIME_ZONE))
